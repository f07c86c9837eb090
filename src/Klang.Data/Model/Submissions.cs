using Klang.Core.Common;
using Klang.Core.Records;
using Klang.Core.Submissions;

namespace Klang.Data.Model;

/// <summary>Something that belongs to a unit and so to an area; scope filters act on it.</summary>
public interface IOfUnit
{
    string UnitCode { get; }

    string AreaCode { get; }
}

/// <summary>What one unit owes for one round. Rows exist from the day the calendar is made: the expected set is frozen then.</summary>
public sealed class Submission : IOfUnit
{
    public Guid Id { get; set; }

    public long RoundId { get; set; }

    public required string Dataset { get; set; }

    public int FiscalYear { get; set; }

    public int RoundNumber { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public SubmissionStatus Status { get; set; }

    /// <summary>Counts every change of status; a stale one is refused.</summary>
    public int Version { get; set; }

    /// <summary>When last round's rows were carried in; null until somebody opens it.</summary>
    public DateTime? PreparedAt { get; set; }

    public int Rows { get; set; }

    public int RowsConfirmed { get; set; }

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public DateTime? SavedAt { get; set; }

    public string? SavedBy { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public Guid? SubmittedById { get; set; }

    public string? SubmittedBy { get; set; }

    public DateTime? ReviewedAt { get; set; }

    public string? ReviewedBy { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? ReviewReason { get; set; }

    /// <summary>The day until which more time was granted; null where none was.</summary>
    public DateOnly? ExtendedUntil { get; set; }

    /// <summary>Why there is nothing to report; null for a report with rows.</summary>
    public string? NilReason { get; set; }

    /// <summary>Remarks of reviewers that are not settled.</summary>
    public int OpenComments { get; set; }

    public DateTime? LockedAt { get; set; }

    public Round? Round { get; set; }

    /// <summary>2570/1.</summary>
    public string RoundLabel => $"{FiscalYear.Plain()}/{RoundNumber.Plain()}";
}

/// <summary>How a record came to say what it says.</summary>
public enum RecordState
{
    /// <summary>Last round's values, not yet confirmed: counts for nothing.</summary>
    Carried,

    /// <summary>Confirmed unchanged.</summary>
    Confirmed,

    /// <summary>Typed, changed or imported.</summary>
    Entered,
}

/// <summary>One row of a submission, about one subject.</summary>
public sealed class Record
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    /// <summary>The register entry it is about; null where the subject is an area or the unit itself.</summary>
    public Guid? SubjectId { get; set; }

    /// <summary>The subject as a person knows it: the entry's code, or the area's. One record for each in a submission.</summary>
    public required string SubjectKey { get; set; }

    /// <summary>Where the subject stands; every level's code is a prefix of it.</summary>
    public required string AreaCode { get; set; }

    public RecordState State { get; set; }

    public Answers Answers { get; set; } = Answers.Empty;

    /// <summary>Counts every change; two officers with the same version cannot overwrite each other.</summary>
    public int Version { get; set; }

    /// <summary>For each cell, the version that last changed it: a stale save conflicts only where somebody else wrote.</summary>
    public CellVersions CellVersions { get; set; } = CellVersions.None;

    public int Errors { get; set; }

    public int Warnings { get; set; }

    public DateTime SavedAt { get; set; }

    public required string SavedBy { get; set; }

    public Submission? Submission { get; set; }

    public Subject? Subject { get; set; }
}

/// <summary>The frozen content of a submission at the moment it was submitted. Never changed, never deleted.</summary>
public sealed class FiledCopy
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    /// <summary>1 for the first submission, 2 after a return …</summary>
    public int Number { get; set; }

    /// <summary>Canonical JSON.</summary>
    public required string Content { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, lower-case hex.</summary>
    public required string Sha256 { get; set; }

    public DateTime FiledAt { get; set; }

    public required string FiledBy { get; set; }

    /// <summary>The number on the receipt, 06-2570/1-5701-1: dataset, round, unit, copy.</summary>
    public string? ReceiptNumber { get; set; }
}
