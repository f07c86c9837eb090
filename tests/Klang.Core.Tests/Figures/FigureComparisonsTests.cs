using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Figures;

/// <summary>Figures beside earlier ones and beside targets, and small counts held back.</summary>
public sealed class FigureComparisonsTests
{
    private static readonly FigureQuery Query = new()
    {
        Dataset = RollUpsTests.ShopDefinition, Round = new RoundId("shop", new FiscalYear(2570), 1), By = AreaLevel.District, Within = AreaCode.Parse("57"),
    };

    private static readonly FigureIndicator Sold = FigureIndicator.Of(Query.Dataset.Indicators[0], Query);
    private static readonly FigureIndicator Few = FigureIndicator.Of(Query.Dataset.Indicators[1], Query);

    [Theory]
    [InlineData("110", "100", "10.0")]
    [InlineData("90", "100", "-10.0")]
    [InlineData("-50", "-100", "50.0")]
    [InlineData("100.06", "100", "0.1")]
    [InlineData("5", "0", null)]
    public void Change_OfAmounts_IsPercentOfWhatStood(string now, string before, string? by)
    {
        var invariant = System.Globalization.CultureInfo.InvariantCulture;
        var change = FigureChange.Of(Sold, decimal.Parse(now, invariant), decimal.Parse(before, invariant))!.Value;
        Assert.Equal((by is null ? null : decimal.Parse(by, System.Globalization.CultureInfo.InvariantCulture), false), (change.By, change.InPoints));
    }

    [Fact]
    public void Change_OfMissing_IsNone()
    {
        Assert.Null(FigureChange.Of(Sold, null, 1));
        Assert.Null(FigureChange.Of(Sold, 1, null));
    }

    [Fact]
    public void Change_OfShares_IsPoints()
    {
        var share = Sold with { Unit = new Klang.Core.Datasets.Unit("percent", new("ร้อยละ")) };
        Assert.Equal(new FigureChange(5m, 2.5m, InPoints: true), FigureChange.Of(share, 7.5m, 5m));
    }

    [Fact]
    public void Attainment_OfAFlow_IsToldAgainstTheYearAndItsPart()
    {
        var goal = new FigureGoal(1000, 800, [200, 400, 600, 800, 1000]);
        Assert.True(Sold.Accumulates);
        Assert.Equal((45m, 90m, 2), (FigureAttainment.Of(Sold, goal, 450, 2, 4) is var a ? a.OfYear : 0, a.SoFar, a.Step));
        Assert.Equal((45m, null), (FigureAttainment.Of(Few, goal, 450, 2, 4) is var b ? b.OfYear : 0, b.SoFar));
        Assert.Equal((null, null, null), (FigureAttainment.Of(Sold, goal, null, 2, 4) is var c ? c.OfYear : 0, c.SoFar, c.Step));
        Assert.Null(FigureAttainment.Of(Sold, new FigureGoal(0, null, []), 450, 2, 4).OfYear);
    }

    [Fact]
    public void Indicator_Accumulates_WhereItIsAnAmountOfFlowsOrYearTotals()
    {
        var savings = Datasets.Reading.ShippedDefinitions.Catalogue["savings-group"];
        var query = Query with { Dataset = savings, Round = new RoundId("savings-group", new FiscalYear(2570), 4) };
        var told = savings.Indicators.Select(i => FigureIndicator.Of(i, query)).ToDictionary(i => i.Key);
        Assert.True(told["welfare_paid"].Accumulates);
        Assert.Equal((true, false), (told["members"].IsAmount, told["members"].Accumulates));
        Assert.False(told["overdue_share"].IsAmount);
    }

    [Fact]
    public void WholeYear_IsAskedWhereSomeRoundAsks()
    {
        var savings = Datasets.Reading.ShippedDefinitions.Catalogue["savings-group"];
        var level = savings.Indicators.Single(i => i.Indicator.Key.Name == "level_good");
        FigureIndicator At(int round, bool year) => FigureIndicator.Of(level, Query with { Dataset = savings, Round = new RoundId("savings-group", new FiscalYear(2570), round), WholeYear = year });
        Assert.Equal((false, true, false, true), (At(3, false).IsAsked, At(4, false).IsAsked, At(3, true).IsAsked, At(4, true).IsAsked));
    }

    [Fact]
    public void SmallCells_OutsideTheProvince_AreHeldBackWithOneMore()
    {
        var table = Table(3, 40, 12, 0);

        var outside = SmallCells.Withhold(table, AreaCode.Country);
        Assert.Equal([null, 40m, null, 0m], outside.Rows.Select(r => r.Values["few"]));
        Assert.Equal((5, 0), (outside.Rows[0].Withheld["few"], outside.Rows[2].Withheld["few"]));
        Assert.Equal(55m, outside.Total.Values["few"]);
        Assert.Equal([null, null, 12m], SmallCells.Withhold(Table(3, 4, 12), reader: null).Rows.Select(r => r.Values["few"]));
        Assert.Same(table, SmallCells.Withhold(table, AreaCode.Parse("57")));
    }

    [Fact]
    public void SmallCells_Outside_NeverTellACountFrom1To4() => Gen.Int[0, 30].Array[0, 8].Sample(counts =>
    {
        var shown = SmallCells.Withhold(Table(counts), reader: null);
        Assert.DoesNotContain(shown.Rows, r => r.Values["few"] is > 0 and < 5);
        var hidden = shown.Rows.Count(r => r.Values["few"] is null);
        Assert.True(hidden != 1 || counts.Count(c => c > 0) == 1, "one alone could be worked out from the total");
    });

    [Fact]
    public void SmallCells_SharesOfFewPeople_AreHeldBackWhateverTheyAre()
    {
        var assessment = Datasets.Reading.ShippedDefinitions.Catalogue["leader-assessment"];
        var share = FigureIndicator.Of(assessment.Indicators.Single(i => i.Indicator.Key.Name == "pass_rate"), Query with { Dataset = assessment });
        FigureRow Row(string area, int evaluated) => new()
        {
            Area = AreaCode.Parse(area), IsWhole = false, Completeness = default, SubmissionId = null,
            Sums = new ColumnSums(evaluated, ImmutableDictionary<string, ColumnSum>.Empty.Add("evaluated_count", new ColumnSum(evaluated, evaluated))),
            Values = ImmutableDictionary<string, decimal?>.Empty.Add("pass_rate", evaluated == 0 ? null : 100m),
        };
        var table = Table() with { Indicators = [share], Rows = [Row("5701", 2), Row("5702", 9), Row("5703", 40), Row("5704", 0)], Total = Row("57", 51) };

        var outside = SmallCells.Withhold(table, AreaCode.Country);

        Assert.Equal([null, null, 100m, null], outside.Rows.Select(r => r.Values["pass_rate"]));
        Assert.Equal([0, 0], outside.Rows.Where(r => r.Withheld.ContainsKey("pass_rate")).Select(r => r.Withheld["pass_rate"]));
        Assert.Equal(100m, outside.Total.Values["pass_rate"]);
        Assert.Equal([100m, 100m, 100m, null], SmallCells.Withhold(table, AreaCode.Parse("57")).Rows.Select(r => r.Values["pass_rate"]));
    }

    private static FigureTable Table(params int[] counts)
    {
        FigureRow Row(string area, decimal value) => new()
        {
            Area = AreaCode.Parse(area), IsWhole = false, Sums = ColumnSums.Zero, Completeness = default, SubmissionId = null,
            Values = ImmutableDictionary<string, decimal?>.Empty.Add("few", value).Add("sold", value),
        };
        return new FigureTable
        {
            Query = Query, Indicators = [Sold, Few], SavedAt = null, Total = Row("57", counts.Sum()),
            Rows = [.. counts.Select((c, at) => Row($"57{at + 1:D2}", c))],
        };
    }
}
