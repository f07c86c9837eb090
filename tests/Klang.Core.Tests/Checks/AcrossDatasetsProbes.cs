using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>The cross-database map (datasets-1-5.md §6) where a rule of one dataset rests on another, or on the area registry.</summary>
public sealed class AcrossDatasetsProbes
{
    private static readonly EntryFacts Profile = new("community-profile", "57010101V1", "บ้านเหนือ", "57010101", true, Answers.Empty);
    private static readonly EntryFacts Post = new("leader-post", "570101L0001", "สมหญิง", "570101", true,
        Given.Typed(ShippedDefinitions.Catalogue.Register("leader-post")!.Definition.Fields, "role_type: leader_ach; term_start: 1/10/2566"));

    [Theory(DisplayName = "§2.4: a community applicant should have a DB5 row (W)")]
    [InlineData(null, true)]
    [InlineData("0", false)]
    public void Community_WithoutARowInFive_IsWarned(string? level, bool warned) =>
        Assert.Equal(warned, Applicant(1, "community", Profile, "", level).Contains((Severity.Warning, "community_has_levels")));

    [Theory(DisplayName = "§5.6: DB2 community certified but DB5 level 0 (W)")]
    [InlineData("0", true)]
    [InlineData("1", false)]
    [InlineData(null, false)]
    public void CertifiedCommunity_WithoutALevel_IsWarned(string? level, bool warned) =>
        Assert.Equal(warned, Applicant(2, "community", Profile, "certification_result: certified", level).Contains((Severity.Warning, "certified_community_has_a_level")));

    [Theory(DisplayName = "§2.4: leader's area = DB3 role area (W)")]
    [InlineData("57010101", false)]
    [InlineData("57010201", true)]
    public void Leader_LivingOutsideThePost_IsWarned(string area, bool warned) =>
        Assert.Equal(warned, Applicant(1, "leader", Post, "", null, area).Contains((Severity.Warning, "leader_where_the_post_is")));

    [Theory(DisplayName = "§2.2: certificate_no is given once (within the district's report)")]
    [InlineData("12/2570", true)]
    [InlineData("13/2570", false)]
    public void Certificate_GivenTwice_IsAnError(string number, bool refused) =>
        Assert.Equal(refused, Applicant(2, "community", Profile, "certificate_no: " + number, null).Contains((Severity.Error, "certificate_once")));

    [Theory(DisplayName = "Database 11: a fund whose village or community is no longer in the area registry")]
    [InlineData("57010101", false)]
    [InlineData("57010109", true)]
    public void MotherFund_OfAVanishedVillage_IsAnError(string area, bool refused)
    {
        var facts = new RecordFacts(Answers.Empty) { Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 4, 20), SelfArea = area, UnitArea = "5701", Around = new Village { Areas = ["57010101"] } };
        Assert.Equal(refused, Rules("mother-fund", facts).Contains((Severity.Error, "area_in_registry")));
    }

    [Theory(DisplayName = "Database 8/10: a member fund of type 7 names its producer or group, which must be active")]
    [InlineData("57010101P01", true, "")]
    [InlineData("57010101P01", false, "linked_fund_active")]
    [InlineData("57010101P99", true, "unknown_subject")]
    public void Centre_ProducerAmongItsFunds_IsHeldAgainstTheRegister(string code, bool active, string broken)
    {
        var dataset = Given.Dataset("fund-centre");
        var list = dataset.Definition.Lists.Single(l => l.Key.Name == "member_funds");
        var around = new Village { Everybody = [new EntryFacts("otop-producer", "57010101P01", "กลุ่มทอผ้า", "57010101", active, Answers.Empty)] };
        string[] rows = ["fund_type: 9; fund_name: ฌาปนกิจ; has_money: ไม่มี; members: 1; in_managed_pool: ไม่ใช่", $"fund_type: 7; fund_name: กลุ่มทอผ้า; linked_producer: {code}; has_money: ไม่มี; members: 8; in_managed_pool: ไม่ใช่"];
        var facts = new RecordFacts(Answers.Empty.WithList(list.Key, [.. rows.Select(r => Given.Typed(list.Fields, r))]))
        {
            Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 3, 20), SelfCode = "57010101C01", SelfArea = "57010101", UnitArea = "5701", Around = around,
        };

        Assert.Equal(broken, string.Join(',', dataset.Issues(facts).Where(i => i.At.Any(a => a.List is not null)).Select(i => i.Rule)));
    }

    [Fact(DisplayName = "§4: subdistrict and term of the leader are in the record, frozen at submit")]
    public void Assessment_KeepsWhereAndWhichTerm()
    {
        var dataset = Given.Dataset("leader-assessment");
        var computed = dataset.Computed(Round(1) with { SelfArea = "570101", Subject = Post with { Answers = Given.With(Post.Answers, ShippedDefinitions.Catalogue.Register("leader-post")!.Definition.Fields, "term_no: 2; term_end: 30/9/2570") } }).Answers;

        Assert.Equal("570101", computed.Value(FieldKey.Parse("leader_subdistrict")).Text);
        Assert.Equal((2m, new DateOnly(2023, 10, 1), new DateOnly(2027, 9, 30)),
            (computed.Value(FieldKey.Parse("leader_term_no")).Number, computed.Value(FieldKey.Parse("leader_term_start")).Date, computed.Value(FieldKey.Parse("leader_term_end")).Date));
    }

    private static HashSet<(Severity, string)> Applicant(int round, string type, EntryFacts from, string typed, string? level, string area = "57010101")
    {
        var five = ShippedDefinitions.Catalogue["sufficiency-village"];
        var dataset = Given.Dataset("community-standards");
        var entry = Given.Typed(ShippedDefinitions.Catalogue.Register("community-standard-applicant")!.Definition.Fields, $"applicant_type: {type}; applicant: {from.Code}; area_code: {area}");
        var around = new Village
        {
            Everybody = [from],
            Records = [("5701A0001", Answers.Empty), ("5701A0002", Given.Typed(dataset.Definition.Fields, "certificate_no: 12/2570"))],
        };
        around = level is null ? around : around with { Elsewhere = around.Elsewhere.Add(("sufficiency-village", "57010101"), Given.Typed(five.Definition.Fields, "computed_level: " + level)) };
        return Rules("community-standards", Round(round) with
        {
            Answers = Given.Typed(dataset.Definition.Fields, typed), SelfCode = "5701A0001", Around = around,
            Subject = new EntryFacts("community-standard-applicant", "5701A0001", "ผู้สมัคร", area, true, entry),
        });
    }

    private static RecordFacts Round(int number) => new(Answers.Empty) { Round = number, FiscalYear = 2570, DueOn = new DateOnly(2027, number == 1 ? 3 : 9, 30), SelfArea = "57010101", UnitArea = "5701" };

    private static HashSet<(Severity, string)> Rules(string dataset, RecordFacts facts) => [.. Given.Dataset(dataset).Issues(facts).Select(i => (i.Severity, i.Rule))];
}
