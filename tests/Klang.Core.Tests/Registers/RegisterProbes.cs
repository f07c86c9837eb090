using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Checks;

namespace Klang.Core.Tests.Registers;

/// <summary>Acceptance probes 3.8 and rules 3.1, 3.3–3.5 of persons, groups, networks and community profiles.</summary>
public sealed class RegisterProbes
{
    private const string Person = "name_title: mr; first_name: สมชาย; last_name: ใจดี; gender: m; birth_date: 1/5/2520; vital_status: alive";
    private const string Network = "network_name: ศอช.ต.เวียง; network_type: con; level: subdistrict; area_code: 570101; member_org_count: 5; activity_level: continuing";
    private const string Group = "group_name: กลุ่มทอผ้าบ้านเหนือ; village_code: 57010101; members_male: 3; members_female: 12; committee_count: 7; activity_level: continuing";

    [Theory(DisplayName = "3.8: NID checksum error")]
    [InlineData("1-1017-00230-70-8", false)]
    [InlineData("1101700230709", true)]
    [InlineData("110170023070", true)]
    public void NationalId_WithAWrongCheckDigit_IsAnError(string typed, bool wrong) =>
        Assert.Equal(wrong, Entries.Issues("person", Entries.Typed("person", "national_id: " + typed)).Any(i => i.Rule == "unparsed" && i.At[0].Field.Name == "national_id"));

    [Fact]
    public void NationalId_OrAReasonForNone_IsNeeded()
    {
        Assert.Contains(Entries.Issues("person", Entries.Typed("person", Person)), i => i.Rule == "required" && i.At[0].Field.Name == "no_nid_reason");
        Assert.DoesNotContain(Entries.Issues("person", Entries.Typed("person", Person + "; no_nid_reason: stateless")), i => i.At[0].Field.Name == "no_nid_reason");
    }

    [Theory(DisplayName = "3.1: title and gender agree, age 15–100, unusual below 20 and above 80, names in Thai letters")]
    [InlineData("name_title: miss", "title_fits_gender", Severity.Warning)]
    [InlineData("birth_date: 2/2/2555", "age_possible", Severity.Error)]
    [InlineData("birth_date: 1/2/2555", "age_usual", Severity.Warning)]
    [InlineData("birth_date: 31/1/2469", "age_possible", Severity.Error)]
    [InlineData("birth_date: ; birth_year: 2489", "age_usual", Severity.Warning)]
    [InlineData("first_name: สมชาย2", "pattern", Severity.Error)]
    [InlineData("last_name: Jaidee", "pattern", Severity.Error)]
    [InlineData("vital_status: dead; vital_status_date: 2/2/2570", "status_date_passed", Severity.Error)]
    public void Person_WithSomethingWrong_IsTold(string typed, string rule, Severity severity) =>
        Assert.Contains(rule, Entries.Issues("person", Given.With(Entries.Typed("person", Person), Entries.Register("person").Definition.Fields, typed)).Rules(severity));

    [Fact]
    public void Person_AsUsual_BreaksNoRule() =>
        Assert.All(Entries.Issues("person", Entries.Typed("person", Person)), i => Assert.Equal("required", i.Rule));

    [Theory(DisplayName = "3.8: ศอช.ต. with 8 or 26 members refused")]
    [InlineData("8", true)]
    [InlineData("9", false)]
    [InlineData("25", false)]
    [InlineData("26", true)]
    public void CoordinationCentre_Has9To25Members(string members, bool refused) =>
        Assert.Equal(refused, Entries.Issues("network", Entries.Typed("network", $"{Network}; committee_count: {members}")).Rules(Severity.Error).Contains("con_committee_size"));

    [Theory(DisplayName = "3.4: a network has two organisations, its area is of its level, and one ศอช. stands in an area")]
    [InlineData("member_org_count: 1", "two_organisations")]
    [InlineData("level: district", "level_of_area")]
    [InlineData("activity_level: stopped", "one_con")]
    public void Network_WithSomethingWrong_IsRefused(string typed, string rule)
    {
        var centre = new EntryFacts("network", "570101W001", "ศอช.", "570101", Active: true, Entries.Typed("network", Network));
        var issues = Entries.Issues("network", Given.With(Entries.Typed("network", Network + "; committee_count: 9"), Entries.Register("network").Definition.Fields, typed), new Village { Everybody = [centre] });

        Assert.Contains(rule, issues.Rules(Severity.Error));
    }

    [Theory(DisplayName = "3.3: members, committee, capital, coordinates and dissolution of a group")]
    [InlineData("members_male: 0; members_female: 0", "members_at_least_one", Severity.Error)]
    [InlineData("members_male: 0; members_female: 4", "members_few", Severity.Warning)]
    [InlineData("committee_count: 16", "committee_within_members", Severity.Error)]
    [InlineData("working_capital: 100,000,000.01", "capital_large", Severity.Warning)]
    [InlineData("latitude: 99.8; longitude: 19.9", "inside_thailand", Severity.Error)]
    [InlineData("latitude: 19.9", "both_coordinates", Severity.Error)]
    [InlineData("established_date: 2/2/2570", "established_passed", Severity.Error)]
    [InlineData("established_year: 2571", "established_passed", Severity.Error)]
    public void Group_WithSomethingWrong_IsTold(string typed, string rule, Severity severity) =>
        Assert.Contains(rule, Entries.Issues("group", Given.With(Entries.Typed("group", Group), Entries.Register("group").Definition.Fields, typed)).Rules(severity));

    [Theory(DisplayName = "3.3: a similar name in the same village is a warning")]
    [InlineData("กลุ่ม ทอผ้า บ้านเหนือ", "57010101", true)]
    [InlineData("ทอผ้าบ้านเหนือ", "57010101", true)]
    [InlineData("กลุ่มทอผ้าบ้านเหนือ", "57010102", false)]
    [InlineData("กลุ่มแม่บ้านเกษตรกร", "57010101", false)]
    public void SimilarName_InTheVillage_IsAWarning(string name, string village, bool warned)
    {
        var known = new EntryFacts("group", "57010101O001", name, village, Active: true, Entries.Typed("group", $"group_name: {name}; village_code: {village}"));

        Assert.Equal(warned, Entries.Issues("group", Entries.Typed("group", Group), new Village { Everybody = [known] }).Rules(Severity.Warning).Contains("similar_name"));
    }

    [Fact]
    public void DissolvedGroup_IsNotOpenedAgain()
    {
        var before = Entries.Typed("group", Group + "; activity_level: dissolved");

        Assert.Contains("dissolved_for_good", Entries.Issues("group", Entries.Typed("group", Group), before: before).Rules(Severity.Error));
        Assert.DoesNotContain("dissolved_for_good", Entries.Issues("group", before, before: before).Rules(Severity.Error));
    }

    [Theory(DisplayName = "3.5: population per household 1.5–8, change of more than a fifth, one row to a year")]
    [InlineData("2569: 100 150 150 | 2570: 100 150 150", new string[0])]
    [InlineData("2569: 100 150 150 | 2570: 121 150 150", new[] { "households_change" })]
    [InlineData("2569: 100 150 150 | 2570: 100 250 150", new[] { "population_change" })]
    [InlineData("2568: 100 150 150 | 2570: 300 450 450", new string[0])]
    [InlineData("2570: 100 70 70", new[] { "household_size" })]
    [InlineData("2570: 100 401 400", new[] { "household_size" })]
    [InlineData("2570: 100 150 150 | 2570: 100 150 150", new[] { "row_twice" })]
    [InlineData("2571: 100 150 150", new[] { "year_not_ahead" })]
    public void Profile_FactsOfTheYears(string years, string[] rules)
    {
        var register = Entries.Register("community-profile");
        var list = register.Definition.Lists[0];
        var rows = years.Split('|').Select(y => y.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
            .Select(y => Given.Typed(list.Fields, $"fiscal_year: {y[0]}; households_total: {y[1]}; male: {y[2]}; female: {y[3]}; has_community_plan: มี; plan_fy: 2569"));
        var answers = Entries.Typed("community-profile", "area_code: 57010101; community_kind: urban; profile_status: active").WithList(list.Key, [.. rows]);

        Assert.Equal(rules, Entries.Issues("community-profile", answers).Where(i => i.Rule != "required").Select(i => i.Rule));
    }

    [Fact(DisplayName = "3.5: at most one profile to an area; L3: fewer than four volunteers, or too few of one gender, is a warning")]
    public void Profile_CountsVolunteers()
    {
        var people = new Village { Everybody = [.. Enumerable.Range(1, 5).Select(n => Entries.Person(n, n < 5 ? "m" : "f"))] };
        var profile = Entries.Typed("community-profile", "area_code: 57010101; community_kind: village; profile_status: active");
        Village With(int volunteers) => people with { Everybody = [.. people.Everybody, .. Enumerable.Range(1, volunteers).Select(n => Entries.Standing(people, $"L{n}", Entries.PostOf(n, "ach", "57010101")))] };

        Assert.Contains("four_volunteers", Entries.Issues("community-profile", profile, With(3)).Rules(Severity.Warning));
        Assert.Equal(["volunteers_of_both_genders"], Entries.Issues("community-profile", profile, With(4)).Rules(Severity.Warning));
        Assert.Equal(["volunteers_of_both_genders"], Entries.Issues("community-profile", profile, With(5)).Rules(Severity.Warning));
        var known = new EntryFacts("community-profile", "57010101V1", "บ้าน", "57010101", Active: true, profile);
        Assert.Contains("one_to_an_area", Entries.Issues("community-profile", profile, new Village { Everybody = [known] }).Rules(Severity.Error));
    }
}
