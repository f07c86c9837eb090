using System.Collections.Immutable;

namespace Klang.Core.Datasets;

/// <summary>
/// What moves a stock from round to round: it should be last round's, plus what came in, less what went out. From this the rule
/// <c>key__moves</c> is made, and no rule of this sort is written by hand.
/// </summary>
public sealed record Moves
{
    /// <summary>The most movements of one stock: its message has to be read.</summary>
    public const int Most = 8;

    /// <summary>Flows and totals of the year that make it larger.</summary>
    public ImmutableArray<FieldKey> With { get; init; } = [];

    /// <summary>Those that make it smaller.</summary>
    public ImmutableArray<FieldKey> Against { get; init; } = [];

    /// <summary>Percent of last round's stock by which it may differ before the rule is broken; smaller differences are told more mildly.</summary>
    public decimal Tolerance { get; init; }

    public Severity Severity { get; init; } = Severity.Warning;

    public IEnumerable<FieldKey> All => With.Concat(Against);
}
