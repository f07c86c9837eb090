using Klang.Core.Imports;

namespace Klang.Data.Model;

/// <summary>One workbook on its way into a report: found, proposed, checked, taken, and perhaps taken back.</summary>
public sealed class ImportJob : IOfUnit
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    /// <summary>Shared by the jobs of one file that a province sent for its offices; null for an office's own.</summary>
    public Guid? BatchId { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file, lower-case hex; the content lies in the data folder under it.</summary>
    public required string Sha256 { get; set; }

    public long Size { get; set; }

    public ImportState State { get; set; }

    /// <summary>Rows done of the step under way.</summary>
    public int Done { get; set; }

    /// <summary>Rows of the step under way; 0 while not known.</summary>
    public int Total { get; set; }

    /// <summary>Sheet, header rows and columns as proposed or corrected; JSON.</summary>
    public string? Layout { get; set; }

    /// <summary>Counts of the dry run or of what was taken; JSON.</summary>
    public string? Summary { get; set; }

    /// <summary>Why it was refused, Thai and English; JSON.</summary>
    public string? Problem { get; set; }

    /// <summary>Counts every change of state; a stale one is refused.</summary>
    public int Version { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>In whose name the work behind the page is done: who sent the file, then whoever had it checked or taken.</summary>
    public Guid CreatedById { get; set; }

    public required string CreatedBy { get; set; }

    /// <summary>Until when the server at work on it may be trusted to be alive; another takes over after.</summary>
    public DateTime? ClaimedUntil { get; set; }

    public DateTime? TakenAt { get; set; }

    public DateTime? RevertedAt { get; set; }

    public string? RevertedBy { get; set; }
}

/// <summary>One row of a workbook, as read and as judged. Kept until the round locks, so that it can be mended or taken back.</summary>
public sealed class ImportRow
{
    public Guid JobId { get; set; }

    /// <summary>The row's number in the sheet, from 1, as the officer sees it in Excel.</summary>
    public int Number { get; set; }

    public ImportRowState State { get; set; }

    /// <summary>The subject it was matched with; null where none was.</summary>
    public string? SubjectKey { get; set; }

    public Guid? RecordId { get; set; }

    /// <summary>Raw text by field key; JSON.</summary>
    public required string Cells { get; set; }

    /// <summary>What is wrong or worth a look, by column; JSON.</summary>
    public string? Findings { get; set; }

    /// <summary>The record as it stood before this row was taken, with its state and version; JSON. Null for a record that was not there.</summary>
    public string? Before { get; set; }

    /// <summary>The record's version after it was taken: it is taken back only while that still stands.</summary>
    public int? VersionAfter { get; set; }
}

/// <summary>How a unit's workbooks of one kind are laid out, remembered from the last one that was taken.</summary>
public sealed class ImportLayout
{
    public Guid Id { get; set; }

    public required string UnitCode { get; set; }

    public required string Dataset { get; set; }

    /// <summary>SHA-256 of the header's normalised labels in order.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>JSON.</summary>
    public required string Layout { get; set; }

    public DateTime UsedAt { get; set; }

    public required string UsedBy { get; set; }
}
