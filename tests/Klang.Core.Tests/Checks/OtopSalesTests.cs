using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Dataset 10: producers and totals, and what gives a running total or a hole in the reporting away.</summary>
public sealed class OtopSalesTests
{
    private static readonly CompiledDefinition Dataset = Given.Dataset("otop-sales");
    private static readonly ImmutableArray<Field> Lines = Dataset.Definition.Lists[0].Fields;
    private static readonly string[] AcrossRules = ["totals_against_last_year", "totals_against_last_months", "year_against_last_year"];

    [Theory]
    [InlineData(false, UnitLevel.District, "1")]
    [InlineData(true, UnitLevel.District, "2")]
    [InlineData(true, UnitLevel.Province, "3")]
    public void Compute_Basis_SaysWhatTheRecordStandsFor(bool ofUnit, UnitLevel level, string basis) =>
        Assert.Equal(basis, Computed(Month(3, 1000, ofUnit) with { UnitLevel = level }).Value(FieldKey.Parse("basis")).Text);

    [Theory(DisplayName = "Test trap: cumulative typed as monthly")]
    [InlineData(2, 1_000, 2_000, false)]      // a second month of twice the first happens
    [InlineData(3, 2_000, 3_000, true)]       // 1,000 + 1,000, and then 3,000 typed
    [InlineData(6, 5_000, 6_000, true)]
    [InlineData(6, 5_000, 5_000, true)]       // the year so far without the month's own
    [InlineData(6, 5_000, 1_100, false)]
    [InlineData(6, 5_000, 9_000, false)]      // more than any running total could be
    public void Check_MonthLikeTheYearSoFar_AsksWhetherItIsARunningTotal(int round, decimal yearToDate, decimal typed, bool asks)
    {
        var year = Enumerable.Range(1, round - 1).Select(_ => Total(yearToDate / (round - 1))).ToImmutableArray();
        var facts = Month(round, typed, ofUnit: false) with { ThisYear = year };

        Assert.Equal(asks, Rules(facts).Contains("running_total_typed"));
    }

    [Fact]
    public void Check_RunningTotalWithNothingBefore_IsNotAsked() =>
        Assert.DoesNotContain("running_total_typed", Rules(Month(6, 6_000, ofUnit: false)));

    [Fact]
    public void Compute_YearTotal_IsTheYearsEarlierMonthsAndThisOne()
    {
        var facts = Month(4, 500, ofUnit: true) with { ThisYear = [Total(1_000), Answers.Empty, Total(2_000)] };

        Assert.Equal(3_500m, Computed(facts).Value(FieldKey.Parse("year_total")).Number);
        Assert.Equal(500m, Computed(Month(1, 500, ofUnit: true)).Value(FieldKey.Parse("year_total")).Number);
    }

    [Theory]
    [InlineData(1_500, false)]
    [InlineData(1_501, true)]
    [InlineData(500, false)]
    [InlineData(499, true)]
    public void Check_TotalAgainstTheMeanOfThreeMonths_AsksBeyondHalf(decimal typed, bool asks)
    {
        var facts = Month(5, typed, ofUnit: true) with { Recent = [Total(900), Total(1_000), Total(1_100)] };

        Assert.Equal(asks, Rules(facts).Contains("totals_against_last_months"));
        Assert.DoesNotContain("totals_against_last_months", Rules(facts with { OfUnit = false }));
    }

    [Fact]
    public void Check_MonthEqualToTheLast_Asks()
    {
        Assert.Contains("same_as_last_month", Rules(Month(3, 1_234, ofUnit: false) with { Previous = Total(1_234) }));
        Assert.DoesNotContain("same_as_last_month", Rules(Month(3, 1_235, ofUnit: false) with { Previous = Total(1_234) }));
    }

    [Fact]
    public void Check_NothingSoldForMonths_AsksWhetherItStillProduces()
    {
        var nothing = Facts(Given.Typed(Dataset.Definition.Fields, "has_sales: ไม่ใช่; no_sales_reason: 4"), 5, ofUnit: false) with { Previous = Total(0) };

        Assert.Contains("nothing_for_months", Rules(nothing with { Recent = [Total(0), Total(0), Total(0)] }));
        Assert.DoesNotContain("nothing_for_months", Rules(nothing with { Recent = [Total(0), Total(10), Total(0)] }));
    }

    [Fact]
    public void Check_SameLineTwice_IsAnError()
    {
        var twice = Sold(ofUnit: true, ("1", "11", "1", 100), ("1", "11", "1", 200));
        var apart = Sold(ofUnit: true, ("1", "11", "1", 100), ("1", "11", "2", 200));

        Assert.Contains("row_twice", Rules(Facts(twice, 3, ofUnit: true)));
        Assert.DoesNotContain("row_twice", Rules(Facts(apart, 3, ofUnit: true)));
    }

    [Fact]
    public void Check_LineOfATotalWithoutItsKindOfProducer_IsAskedForAndAProducersIsNot()
    {
        var line = Sold(ofUnit: false, ("1", "11", "", 100));

        Assert.Contains("required", Rules(Facts(line, 3, ofUnit: true)));
        Assert.DoesNotContain("required", Rules(Facts(line, 3, ofUnit: false)));
    }

    [Fact]
    public void Check_NegativeAmount_IsAnError() =>
        Assert.Contains("range", Rules(Facts(Sold(ofUnit: false, ("1", "11", "", -1)), 3, ofUnit: false)));

    [Fact]
    public void Compute_TotalByKindOfProducer_SplitsItsLines()
    {
        var totals = Computed(Facts(Sold(ofUnit: true, ("1", "11", "1", 100), ("1", "11", "2", 20), ("2", "41", "3", 3)), 3, ofUnit: true));

        Assert.Equal([100m, 20m, 3m, 123m, 3m], Names("group_total", "sole_owner_total", "sme_total", "total_amount", "online_total").Select(k => totals.Value(k).Number));
        Assert.Equal(0m, totals.Value(FieldKey.Parse("one_producer")).Number);
    }

    [Fact]
    public void Check_EveryLineOfATotalInRoundThousands_Asks()
    {
        var round = Sold(ofUnit: true, ("1", "11", "1", 100_000), ("2", "11", "1", 2_000), ("3", "11", "1", 7_000));

        Assert.Contains("all_round_thousands", Rules(Facts(round, 3, ofUnit: true)));
        Assert.DoesNotContain("all_round_thousands", Rules(Facts(Sold(ofUnit: true, ("1", "11", "1", 100_000), ("2", "11", "1", 2_001), ("3", "11", "1", 7_000)), 3, ofUnit: true)));
    }

    [Fact]
    public void Check_NothingSoldOverRowsOfLastMonth_IsNotAnErrorAndNotSpokenOf()
    {
        var (last, carried) = (Sold(ofUnit: false, ("1", "11", "", 500)), Sold(ofUnit: false, ("1", "11", "", 500)));
        var month = CarriedRows.Of(Dataset.Definition.Lists[0], carried);
        var facts = Facts(Nothing().WithList(Sales, month), 3, ofUnit: false) with { Previous = last };
        var computed = Computed(facts);

        Assert.Empty(Dataset.Issues(facts));
        Assert.Empty(computed.List(Sales));
        Assert.Equal(month, computed.BackInPlace().List(Sales).Select(row => CarriedRows.Given(Dataset.Definition.Lists[0], row)));
        Assert.Equal(0m, computed.Value(FieldKey.Parse("total_amount")).Number);
    }

    [Fact]
    public void Check_NothingSoldOverTypedRows_KeepsThemAsideWithANote()
    {
        var facts = Facts(Sold(ofUnit: false, ("1", "11", "", 500), ("2", "41", "", 20)), 3, ofUnit: false);
        facts = facts with { Answers = Nothing().WithList(Sales, facts.Answers.List(Sales)) };
        var issue = Assert.Single(Dataset.Issues(facts));

        Assert.Equal((PutAside.Rule, Severity.Note), (issue.Rule, issue.Severity));
        Assert.Equal(["lines[0].product_type", "has_sales"], issue.At.Select(at => at.ToString()));
        Assert.Equal(2, PutAside.Typed(Dataset.Definition.Lists[0], Computed(facts), facts.Previous).Length);
        Assert.Contains("500.00", PutAside.Words(Dataset.Definition.Lists[0], Computed(facts).GivenList(Sales)[0], "th"), StringComparison.Ordinal);
        Assert.Equal(0m, Computed(facts).Value(FieldKey.Parse("total_amount")).Number);
    }

    [Fact]
    public void Compute_NothingSoldTakenBack_HasItsRowsAgain()
    {
        var sold = Sold(ofUnit: false, ("1", "11", "", 500));
        var aside = Computed(Facts(Nothing().WithList(Sales, sold.List(Sales)), 3, ofUnit: false));
        var again = Computed(Facts(aside.With(FieldKey.Parse("has_sales"), new Answered(Core.Datasets.Expressions.Value.Of(true))), 3, ofUnit: false));

        Assert.Equal(500m, again.Value(FieldKey.Parse("total_amount")).Number);
        Assert.Empty(again.Aside);
    }

    [Fact]
    public void Compute_RowsWithoutAnAnswerYet_StandWhereTheyAre() =>
        Assert.Single(Computed(Facts(Answers.Empty.WithList(Sales, Sold(ofUnit: false, ("1", "11", "", 5)).List(Sales)), 3, ofUnit: false)).List(Sales));

    [Theory(DisplayName = "Test trap: district −93 % in a year then stuck; Songkhla's published years as aggregate month 12")]
    [InlineData("2565", "เมืองสงขลา")]
    [InlineData("2565", "นาทวี")]
    [InlineData("2565", "ควนเนียง")]
    [InlineData("2565", "คลองหอยโข่ง")]
    [InlineData("2565", "")]                  // the province: −39.6 %
    [InlineData("2566", "เมืองสงขลา")]        // and the way back up
    public void Check_SongkhlaYearThatBroke_IsFlagged(string year, string district) => Assert.Contains("year_against_last_year", Flags(year, district));

    [Theory(DisplayName = "Test trap: municipality rows always 0, and years like the last, are nothing to ask about")]
    [InlineData("2564", "")]                  // +4.4 %
    [InlineData("2567", "")]                  // +10.0 %
    [InlineData("2564", "เมืองสงขลา")]
    [InlineData("2565", "สทิงพระ")]
    [InlineData("2566", "ควนเนียง")]          // stuck at the bottom: nothing to see against the year before
    [InlineData("2565", "เทศบาลนครสงขลา")]    // 0 after 0 says nothing
    public void Check_SongkhlaYearLikeTheLast_IsNot(string year, string district) => Assert.DoesNotContain("year_against_last_year", Flags(year, district));

    [Fact]
    public void Check_SongkhlaProvinceOf2565_IsThirtyNinePointSixPercentDown()
    {
        var (before, now) = (Songkhla("2564", ""), Songkhla("2565", ""));

        Assert.Equal(-39.6m, decimal.Round(100 * (now - before) / before, 1));
        Assert.Equal(-93m, decimal.Round(100 * (Songkhla("2565", "ควนเนียง") - Songkhla("2564", "ควนเนียง")) / Songkhla("2564", "ควนเนียง"), 0));
    }

    private static readonly FieldKey Sales = FieldKey.Parse("lines");

    private static Answers Nothing() => Given.Typed(Dataset.Definition.Fields, "has_sales: ไม่ใช่; no_sales_reason: 4");

    private static IEnumerable<string> Flags(string year, string district)
    {
        var last = (int.Parse(year, CultureInfo.InvariantCulture) - 1).Plain();
        var facts = Month(12, Songkhla(year, district), ofUnit: true) with { SameRoundLastYear = Computed(Month(12, Songkhla(last, district), ofUnit: true)) };
        return Rules(facts).Intersect(AcrossRules);
    }

    /// <summary>A district's year as published; all of them for "".</summary>
    private static decimal Songkhla(string year, string district)
    {
        using var file = File.OpenText(SharedData.File("real/otop-songkhla-2563-2567.csv"));
        return Csv.Read(file).Where(row => row.Fields[0] == year && (district.Length == 0 || row.Fields[1] == district))
            .Sum(row => decimal.Parse(row.Fields[3], NumberStyles.Number, CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Rules(RecordFacts facts) => [.. Dataset.Issues(facts).Select(i => i.Rule).Distinct()];

    private static Answers Computed(RecordFacts facts) => Dataset.Computed(facts).Answers;

    /// <summary>One month's sale; nothing sold where it is 0.</summary>
    private static RecordFacts Month(int round, decimal amount, bool ofUnit) =>
        Facts(amount == 0 ? Given.Typed(Dataset.Definition.Fields, "has_sales: ไม่ใช่; no_sales_reason: 4") : Sold(ofUnit, ("1", "11", ofUnit ? "1" : "", amount)), round, ofUnit);

    private static RecordFacts Facts(Answers answers, int round, bool ofUnit) =>
        new(answers) { Round = round, FiscalYear = 2565, DueOn = new DateOnly(2022, 1, 5), OfUnit = ofUnit, UnitLevel = UnitLevel.District };

    private static Answers Sold(bool ofUnit, params (string Product, string Channel, string Producer, decimal Amount)[] lines) =>
        Given.Typed(Dataset.Definition.Fields, "has_sales: ใช่").WithList(FieldKey.Parse("lines"), [.. lines.Select(l => Given.Typed(
            Lines, $"product_type: {l.Product}; channel: {l.Channel}; of_producer_type: {(ofUnit ? l.Producer : "")}; amount: {l.Amount.Plain()}"))]);

    /// <summary>An earlier round that came to this.</summary>
    private static Answers Total(decimal amount) => Answers.Empty.With(FieldKey.Parse("total_amount"), new Answered(Core.Datasets.Expressions.Value.Of(amount)));

    private static IEnumerable<FieldKey> Names(params string[] names) => names.Select(FieldKey.Parse);
}
