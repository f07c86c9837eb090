using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>What an expression asks of a record's surroundings: entries of registers, records of other datasets, counts of areas.</summary>
public sealed record Reach(ImmutableArray<string> Registers, ImmutableArray<string> Datasets, bool CountsAreas, bool AsksPeers = false, bool CountsListings = false)
{
    public static Reach None { get; } = new([], [], CountsAreas: false);

    public bool IsNone => Registers.IsEmpty && Datasets.IsEmpty && !CountsAreas && !AsksPeers;

    /// <summary>Both together.</summary>
    public Reach With(Reach other) => new(
        [.. Registers.Union(other.Registers, StringComparer.Ordinal)],
        [.. Datasets.Union(other.Datasets, StringComparer.Ordinal)],
        CountsAreas || other.CountsAreas,
        AsksPeers || other.AsksPeers,
        CountsListings || other.CountsListings);
}
