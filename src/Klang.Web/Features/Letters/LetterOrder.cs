using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Letters;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Letters;

/// <summary>A letter that is wanted.</summary>
public sealed record LetterOrder
{
    public required LetterKind Kind { get; init; }

    public required LetterSender Sender { get; init; }

    public required FiscalYear Year { get; init; }

    /// <summary>One round; null for all of the year that the kind is about.</summary>
    public RoundId? Round { get; init; }

    /// <summary>One addressee; null for all it concerns.</summary>
    public AreaCode? To { get; init; }

    /// <summary>The letter's own date.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The number in place of the template's; null leaves it.</summary>
    public string? Number { get; init; }
}

/// <summary>What a letter is filled with.</summary>
/// <param name="Values">By merge field.</param>
/// <param name="Table">The annex.</param>
public sealed record LetterContent(ImmutableDictionary<string, string> Values, LetterTable Table);

/// <summary>A letter that was written, not yet kept.</summary>
public sealed record WrittenLetter(LetterOrder Order, LetterText Text);
