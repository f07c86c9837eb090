namespace Klang.Core.Datasets.Expressions;

/// <summary>What sum, count, min and max over a column mean. Every <see cref="IValues"/> answers with these.</summary>
public static class ColumnAggregates
{
    /// <summary>
    /// Missing elements are left out. Sum and count of none are 0; min and max of none are missing; a sum beyond the range of
    /// a decimal is missing. Sum takes numbers; min and max take numbers or dates; count takes anything.
    /// </summary>
    public static Value Of(AggregateKind kind, IEnumerable<Value> column)
    {
        var answered = column.Where(value => !value.IsMissing);
        return kind switch
        {
            AggregateKind.Sum => Sum(answered),
            AggregateKind.Count => Value.Of(answered.Count()),
            AggregateKind.Min => Best(answered, sign: -1),
            AggregateKind.Max => Best(answered, sign: 1),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
    }

    private static Value Sum(IEnumerable<Value> column)
    {
        try
        {
            return Value.Of(column.Sum(value => value.Number));
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    private static Value Best(IEnumerable<Value> column, int sign)
    {
        var best = Value.Missing;
        foreach (var value in column)
        {
            best = best.IsMissing || value.CompareTo(best) * sign > 0 ? value : best;
        }

        return best;
    }
}
