using System.Collections.Immutable;

namespace Klang.Core.Areas.History;

/// <summary>How one area came out of another.</summary>
public enum AreaDescentKind
{
    Split,
    Merge,
    Replace,
}

/// <summary>From a day on, <paramref name="To"/> has what <paramref name="From"/> had, wholly or in part.</summary>
public sealed record AreaDescent(long From, long To, AreaDescentKind Kind, DateOnly On);

/// <summary>What a step comes to.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Before">As it was: on the day before, or as known until now for a correction; null for a new area.</param>
/// <param name="After">As it is then; null for an area that ends.</param>
/// <param name="Followers">Areas inside whose codes change with it, before and after.</param>
public sealed record AreaStepOutcome(int Number, AreaStepKind Kind, AreaPeriod? Before, AreaPeriod? After, ImmutableArray<(AreaCode Before, AreaCode After)> Followers);

/// <summary>A decision carried out on what is known: what to write.</summary>
public sealed record AreaOutcome
{
    public required ImmutableArray<AreaStepOutcome> Steps { get; init; }

    /// <summary>Every period of the areas at hand, as known with the decision.</summary>
    public required ImmutableArray<AreaPeriod> Periods { get; init; }

    /// <summary>Those of <see cref="Periods"/> that are to be recorded.</summary>
    public required ImmutableArray<AreaPeriod> Recorded { get; init; }

    /// <summary>Versions that are known better now.</summary>
    public required ImmutableArray<long> Superseded { get; init; }

    /// <summary>Negative ids of the areas that are new, in the order of their steps.</summary>
    public required ImmutableArray<long> Created { get; init; }

    public required ImmutableArray<AreaDescent> Lineage { get; init; }
}
