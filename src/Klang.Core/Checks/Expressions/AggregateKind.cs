namespace Klang.Core.Checks.Expressions;

/// <summary>How a column becomes one value.</summary>
public enum AggregateKind
{
    Sum,
    Count,
    Min,
    Max,
}
