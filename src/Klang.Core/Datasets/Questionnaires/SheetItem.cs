using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>One question of a sheet. A closed tree: score, yes/no, step.</summary>
public abstract record SheetItem
{
    public required FieldKey Key { get; init; }

    public required LocalText Label { get; init; }

    public LocalText? Help { get; init; }

    /// <summary>One of those that must be passed for the better grades.</summary>
    public bool Core { get; init; }

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    public int Line { get; init; }

    /// <summary>The most points it gives.</summary>
    public abstract decimal Maximum { get; }

    public decimal MaximumOf(Counting counts) => counts == Counting.Passes ? 1 : Maximum;
}

/// <summary>Points from <c>Min</c> to <c>Max</c>.</summary>
public sealed record ScoreItem : SheetItem
{
    public decimal Min { get; init; }

    public required decimal Max { get; init; }

    public int Decimals { get; init; }

    /// <summary>The least points that pass it; needed where passes are counted.</summary>
    public decimal? Pass { get; init; }

    public override decimal Maximum => Max;
}

/// <summary>Passed or not; unanswered is neither.</summary>
public sealed record YesNoItem : SheetItem
{
    public override decimal Maximum => 1;
}

/// <summary>A step that was reached; 0 is not passed.</summary>
public sealed record StepItem : SheetItem
{
    /// <summary>Codes are the numbers of the steps, from 0.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }

    public override decimal Maximum => Choices.Length - 1;
}

/// <summary>A grade: from a total on (up to <c>To</c>, where the file says it), on a condition, or whatever is left.</summary>
public sealed record GradeBand(string Code, LocalText Label)
{
    public decimal? From { get; init; }

    public decimal? To { get; init; }

    /// <summary>An expression of <c>total</c> and <c>core</c>.</summary>
    public string? When { get; init; }

    public bool Otherwise { get; init; }

    public int Line { get; init; }
}
