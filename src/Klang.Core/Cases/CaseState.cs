namespace Klang.Core.Cases;

/// <summary>What a unit asks of the levels above it.</summary>
public enum CaseKind
{
    /// <summary>คำขอแก้ไขทะเบียนพื้นที่.</summary>
    Correction,

    /// <summary>แจ้งปัญหา อุปสรรค.</summary>
    Problem,
}

/// <summary>Where a case stands: with whom, or how it ended.</summary>
public enum CaseState
{
    /// <summary>With the province, not looked at yet.</summary>
    Sent,

    /// <summary>The province is at work on it.</summary>
    Reviewing,

    /// <summary>With the department.</summary>
    Forwarded,

    /// <summary>Back with who asked: an answer, or a question.</summary>
    Answered,

    /// <summary>The registry was changed as asked.</summary>
    Applied,

    /// <summary>Refused, with a reason.</summary>
    Refused,

    /// <summary>Solved.</summary>
    Closed,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn,
}
