using System.Collections.Immutable;

namespace Klang.Core.Letters;

/// <summary>A letter as it is to be read: nothing left to fill in, digits Thai. The labels (ที่, เรื่อง …) are the page's.</summary>
public sealed record LetterText
{
    public required string Number { get; init; }

    public required ImmutableArray<string> Address { get; init; }

    /// <summary>๓๑ มกราคม ๒๕๖๒.</summary>
    public required string Date { get; init; }

    public required string Subject { get; init; }

    public required string To { get; init; }

    public required ImmutableArray<string> References { get; init; }

    public required ImmutableArray<string> Enclosures { get; init; }

    /// <summary>ภาคเหตุ and ภาคประสงค์, a paragraph each.</summary>
    public required ImmutableArray<string> Paragraphs { get; init; }

    /// <summary>With their numbers: ๑. ….</summary>
    public required ImmutableArray<string> Items { get; init; }

    public required ImmutableArray<string> Closing { get; init; }

    public required string Valediction { get; init; }

    public required ImmutableArray<string> Signature { get; init; }

    public required ImmutableArray<string> Owner { get; init; }

    public required ImmutableArray<string> Copies { get; init; }

    public required LetterAnnex? Annex { get; init; }
}
