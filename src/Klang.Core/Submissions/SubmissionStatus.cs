namespace Klang.Core.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionStatus
{
    /// <summary>Being recorded, or not begun.</summary>
    Draft,

    /// <summary>Sent to the level above; the content is frozen in a filed copy.</summary>
    Submitted,

    /// <summary>Sent back with a reason; records can be changed again.</summary>
    Returned,

    /// <summary>Accepted by the level above.</summary>
    Approved,

    /// <summary>Closed by the department.</summary>
    Locked,
}

/// <summary>What moves a submission from one status to another.</summary>
public enum SubmissionMove
{
    Submit,
    Return,
    Approve,
    Lock,
    Reopen,
}
