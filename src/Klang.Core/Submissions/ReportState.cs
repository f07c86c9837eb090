using Klang.Core.Rounds;

namespace Klang.Core.Submissions;

/// <summary>Where a report stands on a day, as everybody who waits for it sees it.</summary>
public enum ReportState
{
    /// <summary>The round has not opened.</summary>
    NotOpen,

    /// <summary>Open, and no record counts yet.</summary>
    NotBegun,

    InProgress,

    /// <summary>Open, and due within <see cref="ReportStates.SoonDays"/>.</summary>
    DueSoon,

    /// <summary>Not reported, and the last day in time is over. It stays so, locked or not, until it is reported.</summary>
    Overdue,

    Returned,
    Submitted,
    Approved,
    Locked,
}

/// <summary>What follows from a status, a round's days and today.</summary>
public static class ReportStates
{
    public const int SoonDays = 14;

    public static ReportState Of(SubmissionStatus status, bool hasRecords, RoundDates round, DateOnly today) => status switch
    {
        SubmissionStatus.Submitted => ReportState.Submitted,
        SubmissionStatus.Approved => ReportState.Approved,
        SubmissionStatus.Locked => ReportState.Locked,
        SubmissionStatus.Returned => ReportState.Returned,
        SubmissionStatus.Draft when IsOverdue(status, round, today) => ReportState.Overdue,
        SubmissionStatus.Draft when today < round.OpensOn => ReportState.NotOpen,
        SubmissionStatus.Draft when round.DaysLeft(today) <= SoonDays => ReportState.DueSoon,
        SubmissionStatus.Draft => hasRecords ? ReportState.InProgress : ReportState.NotBegun,
        _ => throw new NotSupportedException($"Unknown status {status}."),
    };

    /// <summary>Owed still, after the last day in time. A report that was returned is owed again.</summary>
    public static bool IsOverdue(SubmissionStatus status, RoundDates round, DateOnly today) => !status.IsReported() && today > round.OnTimeUntil;

    /// <summary>Reported, but after the last day in time. The day is Bangkok's, of the submission that stands.</summary>
    public static bool IsLate(SubmissionStatus status, RoundDates round, DateOnly? submittedOn) => status.IsReported() && submittedOn > round.OnTimeUntil;
}
