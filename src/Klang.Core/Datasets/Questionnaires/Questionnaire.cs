using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>How the answers of a sheet make its total.</summary>
public enum Counting
{
    /// <summary>The points given; a "yes" is one point, a step as many as its number.</summary>
    Points,

    /// <summary>How many items were passed.</summary>
    Passes,
}

/// <summary>
/// A sheet of scored questions with editions by fiscal year. At read time it becomes ordinary fields (<see cref="SheetExpansion"/>), so
/// nothing past the reader knows of it but the data dictionary and the facts of what is published.
/// </summary>
public sealed record Questionnaire
{
    /// <summary>Names it in the keys of the rules that follow from it.</summary>
    public required FieldKey Key { get; init; }

    public required LocalText Label { get; init; }

    /// <summary>The section of the form in which it stands where its parts do not say their own.</summary>
    public string? Section { get; init; }

    public string? AskIf { get; init; }

    /// <summary>Whether every item must be answered. Where not, there is a total only once all are.</summary>
    public bool Required { get; init; } = true;

    public Counting Counts { get; init; }

    /// <summary>Kind of the items: position (carried to the next round) or flow (given afresh).</summary>
    public FieldKind Kind { get; init; } = FieldKind.Flow;

    public Unit? Unit { get; init; }

    /// <summary>The field before which its fields stand; null puts them last.</summary>
    public FieldKey? Before { get; init; }

    public required SheetResult Total { get; init; }

    /// <summary>How many core items were passed.</summary>
    public SheetResult? CorePassed { get; init; }

    public SheetResult? Grade { get; init; }

    public SheetResult? Passed { get; init; }

    /// <summary>The total in percent of the maximum.</summary>
    public SheetResult? Percent { get; init; }

    /// <summary>Which edition was used.</summary>
    public SheetResult? Edition { get; init; }

    /// <summary>In the order of their years, without a gap.</summary>
    public required ImmutableArray<SheetEdition> Editions { get; init; }

    public string File { get; init; } = "";

    public int Line { get; init; }

    public IEnumerable<SheetResult> Results => new[] { Total, CorePassed, Grade, Passed, Percent, Edition }.OfType<SheetResult>();
}

/// <summary>A field that the sheet works out.</summary>
public sealed record SheetResult(FieldKey Key, LocalText Label)
{
    public string? Section { get; init; }

    public LocalText? Help { get; init; }

    public Unit? Unit { get; init; }

    /// <summary>Shown among the main figures.</summary>
    public bool Core { get; init; }
}

/// <summary>The sheet as it is used in some fiscal years (Buddhist, inclusive).</summary>
public sealed record SheetEdition
{
    /// <summary>Given once: an edition in use keeps its content.</summary>
    public required string Key { get; init; }

    public required LocalText Name { get; init; }

    public int? Since { get; init; }

    public int? Until { get; init; }

    public bool Confirm { get; init; }

    public string? Source { get; init; }

    /// <summary>The least total that passes.</summary>
    public decimal? PassMark { get; init; }

    /// <summary>How many items are core; must be so for the edition to load.</summary>
    public int? CoreSize { get; init; }

    /// <summary>From this total on, a missing core item is told by name; null never tells.</summary>
    public decimal? CoreMissingFrom { get; init; }

    public required ImmutableArray<SheetSection> Sections { get; init; }

    public ImmutableArray<GradeBand> Bands { get; init; } = [];

    public int Line { get; init; }

    public IEnumerable<SheetItem> Items => Sections.SelectMany(s => s.Items);

    public IEnumerable<SheetItem> CoreItems => Items.Where(i => i.Core);

    /// <summary>The highest total.</summary>
    public decimal MaximumOf(Counting counts) => Sections.Sum(s => s.MaximumOf(counts));

    /// <summary>The step between two totals: 1, or 0.01 where items have two decimals.</summary>
    public decimal StepOf(Counting counts) =>
        counts == Counting.Passes ? 1 : Items.OfType<ScoreItem>().Select(i => i.Decimals).Concat(Sections.Where(s => s.Typed).Select(s => s.Decimals)).DefaultIfEmpty(0).Max() is var places
            ? new decimal(1, 0, 0, false, (byte)places) : 1;
}

/// <summary>A part of a sheet.</summary>
public sealed record SheetSection
{
    /// <summary>The field of its score; null where it has none of its own.</summary>
    public FieldKey? Key { get; init; }

    public required LocalText Label { get; init; }

    /// <summary>The section of the form in which its items stand.</summary>
    public string? FormSection { get; init; }

    public decimal? Maximum { get; init; }

    /// <summary>The score itself is typed; items, where there are any, are details that must add up to it.</summary>
    public bool Typed { get; init; }

    /// <summary>Places of a typed score.</summary>
    public int Decimals { get; init; }

    public ImmutableArray<SheetItem> Items { get; init; } = [];

    public int Line { get; init; }

    public decimal MaximumOf(Counting counts) => Typed ? Maximum ?? 0 : Items.Sum(i => i.MaximumOf(counts));
}
