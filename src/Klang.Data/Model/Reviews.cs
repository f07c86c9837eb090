using Klang.Core.Submissions;

namespace Klang.Data.Model;

/// <summary>Something said at a cell, a row or the whole of a report. Plain text, never markup.</summary>
public sealed class CellComment
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    /// <summary>Null when it is about the whole report.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>Field key; null when it is about the whole row.</summary>
    public string? Field { get; set; }

    /// <summary>The remark it answers.</summary>
    public Guid? AnswersId { get; set; }

    public CommentKind Kind { get; set; }

    public required string Text { get; set; }

    /// <summary>The filed copy it was said of; 0 before the first.</summary>
    public int CopyNumber { get; set; }

    public DateTime At { get; set; }

    public Guid ById { get; set; }

    public required string By { get; set; }

    public required string UnitCode { get; set; }

    public DateTime? SettledAt { get; set; }

    public string? SettledBy { get; set; }
}

/// <summary>Why a warning is right as it is, in the officer's words. It holds while the warning says the same.</summary>
public sealed class WarningReason
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    public Guid RecordId { get; set; }

    /// <summary>The rule's key, and the child row's number where it has one.</summary>
    public required string Rule { get; set; }

    /// <summary>SHA-256 of the warning's Thai text with its values: other values need another reason.</summary>
    public required string Said { get; set; }

    public required string Text { get; set; }

    public DateTime At { get; set; }

    public Guid ById { get; set; }

    public required string By { get; set; }
}

/// <summary>A value that the level above put right on a unit's behalf; both values are kept, and the unit is told.</summary>
public sealed class CellCorrection
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    public Guid RecordId { get; set; }

    public required string Field { get; set; }

    public string? Before { get; set; }

    public string? After { get; set; }

    public required string Reason { get; set; }

    public DateTime At { get; set; }

    public Guid ById { get; set; }

    public required string By { get; set; }

    /// <summary>The unit that did it.</summary>
    public required string UnitCode { get; set; }
}

/// <summary>More time, asked by a unit for one report and decided by the level above. It ends by itself.</summary>
public sealed class Extension : IOfUnit
{
    public Guid Id { get; set; }

    public Guid SubmissionId { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public ExtensionState State { get; set; }

    public DateOnly AskedUntil { get; set; }

    public required string Reason { get; set; }

    public DateTime AskedAt { get; set; }

    public Guid AskedById { get; set; }

    public required string AskedBy { get; set; }

    public DateOnly? GrantedUntil { get; set; }

    public string? Decision { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public int Version { get; set; }
}
