using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Figures;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Figures;

public sealed class ColumnSumsTests
{
    private static readonly Gen<ColumnSums> Any = Gen.Select(
        Gen.Long[0, 100_000],
        Gen.Select(Gen.OneOf("loans_outstanding", "overdue_amount", "members_total"), Gen.Long[0, 1000], Gen.Long[-999_999_999_999, 999_999_999_999]).Array[0, 3],
        (records, columns) => Of(records, [.. columns.DistinctBy(c => c.Item1).Select(c => (c.Item1, c.Item2, c.Item3 / 100m))]));

    [Fact]
    public void Add_OrderAndBrackets_DoNotMatter() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        AssertSame(a + b, b + a);
        AssertSame(a + b + c, a + (b + c));
        AssertSame(a, ColumnSums.Zero + a);
        AssertSame(ColumnSums.Add(a, b), a + b);
    });

    [Fact]
    public void Add_ManyUnits_IsTheSumOfEach() => Any.Array[0, 20].Sample(units =>
    {
        var all = units.Aggregate(ColumnSums.Zero, ColumnSums.Add);

        Assert.Equal(Value.Of(units.Sum(u => u.Records)), all.Aggregate(AggregateKind.Count, null));
        Assert.Equal(units.Sum(u => u.Columns.GetValueOrDefault("members_total").Sum), all.Columns.GetValueOrDefault("members_total").Sum);
    });

    [Fact]
    public void Ratio_OfADistrict_ComesFromSumsAndNotFromRatios()
    {
        // Half of a small group's loans are overdue and none of a large one's: 5 %, not 25 %.
        var small = Of(1, [("loans_outstanding", 1, 100_000m), ("overdue_amount", 1, 50_000m)]);
        var large = Of(1, [("loans_outstanding", 1, 900_000m), ("overdue_amount", 1, 0m)]);

        Assert.Equal((Value.Of(50m), Value.Of(0m)), (Share(small), Share(large)));
        Assert.Equal(Value.Of(5m), Share(small + large));
    }

    [Fact]
    public void Aggregate_NobodyAnswered_IsMissingAndNotZero()
    {
        var unanswered = Of(3, [("loans_outstanding", 0, 0m)]);

        Assert.True(unanswered.Aggregate(AggregateKind.Sum, "loans_outstanding").IsMissing);
        Assert.True(unanswered.Aggregate(AggregateKind.Sum, "overdue_amount").IsMissing);
        Assert.Equal(Value.Of(0m), unanswered.Aggregate(AggregateKind.Count, "loans_outstanding"));
        Assert.True(Share(unanswered).IsMissing);
    }

    [Fact]
    public void Aggregate_AnsweredZero_IsZero()
    {
        var zero = Of(3, [("loans_outstanding", 3, 0m), ("overdue_amount", 3, 0m)]);

        Assert.Equal(Value.Of(0m), zero.Aggregate(AggregateKind.Sum, "loans_outstanding"));
        Assert.True(Share(zero).IsMissing); // a share of nothing is no number
    }

    [Fact]
    public void Evaluate_EveryShippedIndicatorOverNothing_DoesNotThrow()
    {
        foreach (var indicator in ShippedDefinitions.Catalogue.Datasets.SelectMany(d => d.Indicators))
        {
            var value = indicator.Value.Evaluate(ColumnSums.Zero);
            Assert.True(value.IsMissing || value == Value.Of(0m), indicator.Indicator.Key.Name);
        }
    }

    private static Value Share(ColumnSums sums) =>
        ShippedDefinitions.Catalogue["savings-group"].Indicators.Single(i => i.Indicator.Key == FieldKey.Parse("overdue_share")).Value.Evaluate(sums);

    private static ColumnSums Of(long records, (string Key, long Count, decimal Sum)[] columns) =>
        new(records, columns.ToImmutableDictionary(c => c.Key, c => new ColumnSum(c.Count, c.Sum), StringComparer.Ordinal));

    private static void AssertSame(ColumnSums expected, ColumnSums actual)
    {
        Assert.Equal(expected.Records, actual.Records);
        Assert.Equal(expected.Columns.OrderBy(c => c.Key, StringComparer.Ordinal), actual.Columns.OrderBy(c => c.Key, StringComparer.Ordinal));
    }
}
