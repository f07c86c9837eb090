namespace Klang.Core.Datasets.Expressions;

/// <summary>How a column becomes one value.</summary>
public enum AggregateKind
{
    Sum,
    Count,
    Min,
    Max,
}
