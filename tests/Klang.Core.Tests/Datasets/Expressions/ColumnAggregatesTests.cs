using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ColumnAggregatesTests
{
    private static readonly Value[] Column = [Value.Of(3), Value.Missing, Value.Of(1.5m), Value.Of(10)];

    [Theory]
    [InlineData(AggregateKind.Sum, "14.5")]
    [InlineData(AggregateKind.Count, "3")]
    [InlineData(AggregateKind.Min, "1.5")]
    [InlineData(AggregateKind.Max, "10")]
    public void Of_SomeMissing_LeavesThemOut(AggregateKind kind, string expected) =>
        Assert.Equal(expected, ColumnAggregates.Of(kind, Column).ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Of_NoneAnswered_SumAndCountAreZeroMinAndMaxMissing(int rows)
    {
        var column = Enumerable.Repeat(Value.Missing, rows).ToArray();

        Assert.Equal(Value.Of(0), ColumnAggregates.Of(AggregateKind.Sum, column));
        Assert.Equal(Value.Of(0), ColumnAggregates.Of(AggregateKind.Count, column));
        Assert.True(ColumnAggregates.Of(AggregateKind.Min, column).IsMissing);
        Assert.True(ColumnAggregates.Of(AggregateKind.Max, column).IsMissing);
    }

    [Fact]
    public void Of_Dates_FindsFirstAndLast()
    {
        Value[] dates = [Value.Of(new DateOnly(2019, 5, 1)), Value.Of(new DateOnly(2018, 5, 1)), Value.Missing];

        Assert.Equal(dates[1], ColumnAggregates.Of(AggregateKind.Min, dates));
        Assert.Equal(dates[0], ColumnAggregates.Of(AggregateKind.Max, dates));
    }

    [Fact]
    public void Of_SumBeyondDecimal_IsMissing() =>
        Assert.True(ColumnAggregates.Of(AggregateKind.Sum, [Value.Of(decimal.MaxValue), Value.Of(decimal.MaxValue)]).IsMissing);

    [Fact]
    public void Of_UnknownKind_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ColumnAggregates.Of((AggregateKind)9, Column));
}
