using System.Globalization;
using Klang.Core.Cases;

namespace Klang.Data.Model;

/// <summary>
/// Something a unit asks of the levels above: a correction of the area registry, or help with a problem. One conversation, one
/// clock, one way through the province to the department.
/// </summary>
public sealed class Case : IOfUnit
{
    public Guid Id { get; set; }

    public CaseKind Kind { get; set; }

    /// <summary>For the telephone: 2570-000123, in one row for the year.</summary>
    public int FiscalYear { get; set; }

    public int Number { get; set; }

    public required string UnitCode { get; set; }

    public required string AreaCode { get; set; }

    public required string Title { get; set; }

    public CaseState State { get; set; }

    /// <summary>By when whoever has it should have moved it on; null when nobody has.</summary>
    public DateOnly? DueOn { get; set; }

    public DateTime OpenedAt { get; set; }

    public required string OpenedBy { get; set; }

    public Guid OpenedById { get; set; }

    public DateTime ChangedAt { get; set; }

    /// <summary>Counts every move and message; a stale one is refused.</summary>
    public int Version { get; set; }

    /// <summary>2570-000123.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear:0000}-{Number:000000}");
}

/// <summary>A line of a case's conversation, or a move with its reason.</summary>
public sealed class CaseMessage
{
    public Guid Id { get; set; }

    public Guid CaseId { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }

    public Guid ById { get; set; }

    public required string UnitCode { get; set; }

    public required string Text { get; set; }

    /// <summary>Where the case went with it; null for a plain message.</summary>
    public CaseState? MovedTo { get; set; }

    /// <summary>An answer the province marked as useful to others: it becomes searchable help.</summary>
    public bool Helpful { get; set; }

    /// <summary>The question it answers, in words for others; set when it is marked.</summary>
    public string? HelpTitle { get; set; }

    public string? HelpSearch { get; set; }
}

/// <summary>What a correction request asks for.</summary>
public sealed class CorrectionRequest
{
    public Guid CaseId { get; set; }

    public CorrectionKind Kind { get; set; }

    /// <summary>The area it is about; the parent of what is missing.</summary>
    public long AreaId { get; set; }

    /// <summary>What it should be, as far as the unit knows: name, code, parent, the areas it becomes; JSON of <see cref="CorrectionWish"/>.</summary>
    public required string Wish { get; set; }

    /// <summary>Since when, as far as the unit knows.</summary>
    public DateOnly? EffectiveOn { get; set; }

    /// <summary>The area that entry goes on against meanwhile.</summary>
    public long? ProvisionalAreaId { get; set; }

    /// <summary>What was applied.</summary>
    public long? EventId { get; set; }
}

/// <summary>What was on the screen when somebody reported a problem.</summary>
public sealed class ProblemContext
{
    public Guid CaseId { get; set; }

    /// <summary>The page, without its host.</summary>
    public string? Page { get; set; }

    public string? Dataset { get; set; }

    public string? Round { get; set; }

    public string? OnScreen { get; set; }

    public string? LastError { get; set; }

    public string? Browser { get; set; }
}

/// <summary>A file that came with a message. The content lies in the data folder under its hash.</summary>
public sealed class Attachment
{
    public Guid Id { get; set; }

    /// <summary>The case, or whatever else it belongs to; whoever may read that may read it.</summary>
    public Guid OwnerId { get; set; }

    public Guid? MessageId { get; set; }

    public required string FileName { get; set; }

    public required string ContentType { get; set; }

    public long Size { get; set; }

    public required string Sha256 { get; set; }

    public DateTime At { get; set; }

    public required string By { get; set; }
}

/// <summary>A line in somebody's bell: what happened that concerns them. The words come from <see cref="Kind"/>, in the reader's language.</summary>
public sealed class Notice
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    /// <summary>case.moved, case.message, areas.check …; key of the text.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about, as a person names it.</summary>
    public required string Subject { get; set; }

    /// <summary>Where to go, a path of this site.</summary>
    public required string Link { get; set; }

    public required string By { get; set; }

    public DateTime At { get; set; }

    public DateTime? ReadAt { get; set; }
}
