using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>"Test traps to seed" (datasets-6-11.md §10.16) that no other test of a dataset names, and its magnitudes.</summary>
public sealed class TrapProbes
{
    [Theory(DisplayName = "Test trap: households typed as persons (473)")]
    [InlineData("473", "473", true)]
    [InlineData("158", "473", false)]
    public void Households_AsManyAsPeople_AreAskedAbout(string households, string persons, bool asked) =>
        Assert.Equal(asked, Rules("poverty-fund", $"total_households: 600; target_hh: {households}; target_persons: {persons}").Contains("households_or_people"));

    [Theory(DisplayName = "Test trap: overdue > outstanding")]
    [InlineData("1,500,000", false)]
    [InlineData("1,500,000.01", true)]
    public void Overdue_MoreThanIsOwed_IsAnError(string overdue, bool refused) =>
        Assert.Equal(refused, SavingsGroup.Dataset.Issues(SavingsGroup.Changed("overdue_amount: " + overdue)).Any(i => i is { Rule: "overdue_within_loans", Severity: Severity.Error }));

    [Theory(DisplayName = "Test trap: Thai digits/BOM/commas")]
    [InlineData("๑,๕๐๐,๐๐๐ บาท")]
    [InlineData("\uFEFF1,500,000")]
    [InlineData("1,500,000.00")]
    public void Amount_HoweverItIsWritten_IsTheSameNumber(string typed) =>
        Assert.Equal(1_500_000m, Given.Typed(SavingsGroup.Fields, "satja_balance: " + typed).Value(FieldKey.Parse("satja_balance")).Number);

    [Theory(DisplayName = "Test trap: stars \"5 ดาว\"")]
    [InlineData("5 ดาว")]
    [InlineData("๕ ดาว")]
    [InlineData("5")]
    [InlineData("5 stars")]
    public void Stars_AsTheyAreWrittenInLists_AreTheChoice(string typed) =>
        Assert.Equal("5", Given.Typed(ShippedDefinitions.Catalogue.Register("otop-product")!.Definition.Fields, "star_level: " + typed).Value(FieldKey.Parse("star_level")).Text);

    [Theory(DisplayName = "Test trap: group dissolved then reporting")]
    [InlineData("D", "500,000", true)]
    [InlineData("D", "0", false)]
    [InlineData("A", "500,000", false)]
    public void DissolvedGroup_WithMembersMoney_IsAskedAboutAndOwesNoMoreReports(string status, string savings, bool asked)
    {
        var entry = Given.With(SavingsGroup.Entry, SavingsGroup.Register.Definition.Fields, "group_status: " + status);
        var issues = SavingsGroup.Dataset.Issues(SavingsGroup.Changed("satja_balance: " + savings) with { Subject = Given.Subject(entry) });

        Assert.Equal(asked, issues.Any(i => i.Rule == "dissolved_group_settled"));
        Assert.Equal(status == "A", SavingsGroup.Register.Definition.IsActive(entry));
    }

    [Theory(DisplayName = "Test trap: village merged mid-year")]
    [InlineData("57010101", false)]
    [InlineData("57010102", true)]
    public void Fund_OfAVillageThatIsNoMore_IsAnErrorUntilItPointsToTheOneThatFollows(string village, bool refused)
    {
        var facts = Facts("poverty-fund", "total_households: 120") with { SelfArea = village, Around = new Village { Areas = ["57010101"] } };

        Assert.Equal(refused, Given.Dataset("poverty-fund").Issues(facts).Any(i => i is { Rule: "village_in_registry", Severity: Severity.Error }));
    }

    [Fact(DisplayName = "Test trap: duplicate producer names in one province")]
    public void Producers_OfOneName_AreDoublesInASubdistrictAndTwoElsewhere()
    {
        const string name = "กลุ่มทอผ้าบ้านเหนือ";
        var found = new DuplicateFinder(anywhere: false).Find([new("5701P000001", name, "570101"), new("5701P000002", "กลุ่ม ทอผ้า บ้านเหนือ", "570101"), new("5703P000001", name, "570301")]);

        Assert.Equal(("5701P000001", "5701P000002"), found.Select(p => (p.First, p.Second)).Single());
    }

    [Theory(DisplayName = "Magnitudes: what was published of real groups, funds and producers is typed without an error of range")]
    [InlineData("savings-group", "members_male: 400; members_female: 585; satja_balance: 8,693,115")]
    [InlineData("poverty-fund", "current_amount: 280,000; bank_balance: 1,156.19; target_persons: 473")]
    [InlineData("leader-day", "leaders_ach_male: 33; leaders_ach_female: 33; subdistricts_represented: 33; aid_value: 10,000,000")]
    [InlineData("sufficiency-village", "households_total: 5,000; gvh_voters: 500")]
    [InlineData("mother-fund", "money_royal: 8000; members: 985")]
    public void Magnitudes_AreInRange(string dataset, string typed) => Assert.DoesNotContain("range", Rules(dataset, typed));

    [Fact(DisplayName = "Magnitudes: national totals add up to the satang: 29,234 × 280,000, and sales of 315.193 bn with 5.6 % online")]
    public void Magnitudes_OfTheCountry_AddUp()
    {
        var villages = Enumerable.Repeat(new ColumnSum(1, 280_000m), 29_234).Aggregate((a, b) => a + b);
        Assert.Equal((29_234L, 8_185_520_000m), (villages.Count, villages.Sum));

        var sums = new ColumnSums(93_414, System.Collections.Immutable.ImmutableDictionary<string, ColumnSum>.Empty
            .Add("total_amount", new ColumnSum(93_414, 315_193_000_000m)).Add("online_total", new ColumnSum(93_414, 17_727_000_000m)));
        var share = Given.Dataset("otop-sales").Indicators.Single(i => i.Indicator.Key.Name == "online_share").Value.Evaluate(sums).Number;
        Assert.Equal(5.6m, decimal.Round(share, 1));
    }

    private static RecordFacts Facts(string dataset, string typed) =>
        new(Given.Typed(Given.Dataset(dataset).Definition.Fields, typed)) { Round = 1, FiscalYear = 2562, DueOn = new DateOnly(2019, 3, 20), SelfArea = "57010101", UnitArea = "5701" };

    private static HashSet<string> Rules(string dataset, string typed) => [.. Given.Dataset(dataset).Issues(Facts(dataset, typed)).Select(i => i.Rule)];
}
