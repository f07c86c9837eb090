using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Checks;

namespace Klang.Core.Tests.Registers;

/// <summary>Acceptance probes 3.8 and rules 3.2, 3.6 of posts: who may lead where, and for how long.</summary>
public sealed class LeaderPostProbes
{
    private const string Subdistrict = "570101";

    /// <summary>Three men and two women, each a volunteer of a village of subdistrict 570101; the man 1 and the woman 4 lead it.</summary>
    private static Village Whole => Led(Volunteers, (1, "5701L01"), (4, "5701L02"));

    private static Village Volunteers
    {
        get
        {
            var village = new Village { Everybody = [Entries.Person(1, "m"), Entries.Person(2, "m"), Entries.Person(3, "m"), Entries.Person(4, "f"), Entries.Person(5, "f")] };
            return village with { Everybody = [.. village.Everybody, .. Enumerable.Range(1, 5).Select(n => Entries.Standing(village, $"570101L010{n}", Entries.PostOf(n, "ach", "57010101")))] };
        }
    }

    private static Village Led(Village village, params (int Person, string Code)[] leaders) =>
        village with { Everybody = [.. village.Everybody, .. leaders.Select(l => Entries.Standing(village, l.Code, Entries.PostOf(l.Person, "leader_ach", Subdistrict)))] };

    [Fact(DisplayName = "3.8: third ผู้นำ อช. in one tambon refused")]
    public void ThirdLeader_IsRefused() =>
        Assert.Contains("leader_ach_two", Entries.Issues("leader-post", Entries.PostOf(5, "leader_ach", Subdistrict), Whole).Rules(Severity.Error));

    [Fact(DisplayName = "3.8: second man refused")]
    public void SecondMan_IsRefused()
    {
        var led = Led(Volunteers, (1, "5701L01"));

        Assert.Equal(["leader_ach_gender", "leader_terms_overlap"], Entries.Issues("leader-post", Entries.PostOf(2, "leader_ach", Subdistrict), led).Rules(Severity.Error));
        Assert.Empty(Entries.Issues("leader-post", Entries.PostOf(4, "leader_ach", Subdistrict), led).Rules(Severity.Error));
    }

    [Fact(DisplayName = "3.8: อช. of another tambon cannot be ผู้นำ อช. here")]
    public void VolunteerOfAnotherSubdistrict_CannotLead() =>
        Assert.Equal(["leader_ach_is_ach"], Entries.Issues("leader-post", Entries.PostOf(4, "leader_ach", "570102"), Volunteers).Rules(Severity.Error));

    [Theory(DisplayName = "3.2: the level of the area is fixed by the post")]
    [InlineData("ach", "57010101", "570101")]
    [InlineData("kamnan", "570101", "57010101")]
    [InlineData("wdc_a", "5701", "570101")]
    [InlineData("wdc_p", "57", "5701")]
    public void AreaLevel_FollowsFromThePost(string role, string right, string wrong)
    {
        Assert.DoesNotContain(Errors(role, right), r => r.StartsWith("area_of", StringComparison.Ordinal));
        Assert.Single(Errors(role, wrong), r => r.StartsWith("area_of", StringComparison.Ordinal));

        static IEnumerable<string> Errors(string role, string area) => Entries.Issues("leader-post", Entries.PostOf(1, role, area, "position_in_body: member"), Volunteers).Rules(Severity.Error);
    }

    [Fact(DisplayName = "3.2: one chair to a body and term")]
    public void SecondChair_IsRefused()
    {
        var village = Volunteers;
        var body = village with { Everybody = [.. village.Everybody, Entries.Standing(village, "570101L0200", Entries.PostOf(1, "con_t", Subdistrict, "position_in_body: chair"))] };

        Assert.Equal(["one_chair"], Entries.Issues("leader-post", Entries.PostOf(2, "con_t", Subdistrict, "position_in_body: chair"), body).Rules(Severity.Error));
        Assert.Empty(Entries.Issues("leader-post", Entries.PostOf(2, "con_t", Subdistrict, "position_in_body: vice_chair"), body).Rules(Severity.Error));
        Assert.Contains(Entries.Issues("leader-post", Entries.PostOf(2, "con_t", Subdistrict), body), i => i.Rule == "required" && i.At[0].Field.Name == "position_in_body");
    }

    [Theory(DisplayName = "3.2: a term ends after it starts, after four years, and its holder was selected before it")]
    [InlineData("term_end: 1/10/2566", "term_ends_after_start", Severity.Error)]
    [InlineData("term_end: 30/9/2569", "term_of_four_years", Severity.Warning)]
    [InlineData("selected_date: 2/10/2566", "selected_before_start", Severity.Error)]
    [InlineData("role_status: resigned; end_reason: ย้ายงาน; end_date_actual: 2/2/2570", "left_in_past", Severity.Error)]
    [InlineData("role_status: resigned; end_reason: ย้ายงาน; end_date_actual: 30/9/2566", "left_after_start", Severity.Error)]
    [InlineData("end_date_actual: 1/1/2570", "serving_has_not_left", Severity.Error)]
    public void Days_AreInOrder(string typed, string rule, Severity severity) =>
        Assert.Contains(rule, Entries.Issues("leader-post", Entries.PostOf(1, "ach", "57010102", typed), Volunteers).Rules(severity));

    [Theory(DisplayName = "L4: terms of one post do not overlap")]
    [InlineData("term_start: 1/10/2570; term_end: 30/9/2574", false)]
    [InlineData("term_start: 30/9/2570; term_end: 30/9/2574", true)]
    [InlineData("term_start: 1/10/2562; term_end: 30/9/2566; role_status: term_ended; end_date_actual: 30/9/2566", false)]
    [InlineData("term_start: 1/10/2562; term_end: 30/9/2566; role_status: term_ended; end_date_actual: 1/10/2566", true)]
    public void OverlappingTerms_AreRefused(string typed, bool overlaps) =>
        Assert.Equal(overlaps, Entries.Issues("leader-post", Entries.PostOf(1, "ach", "57010101", typed), Volunteers).Rules(Severity.Error).Contains("terms_overlap"));

    [Theory(DisplayName = "L6: dead or moved persons hold no active role")]
    [InlineData("dead", true)]
    [InlineData("moved", true)]
    [InlineData("alive", false)]
    public void WhoLeft_HoldsNoPost(string status, bool refused)
    {
        var village = new Village { Everybody = [Entries.Person(1, "m", status)] };

        Assert.Equal(refused, Entries.Issues("leader-post", Entries.PostOf(1, "ach", "57010101"), village).Rules(Severity.Error).Contains("holder_alive"));
        Assert.DoesNotContain("holder_alive", Entries.Issues("leader-post", Entries.PostOf(1, "ach", "57010101", "role_status: dead; end_date_actual: 1/1/2570"), village).Rules(Severity.Error));
    }

    [Fact]
    public void CardNumber_OfSomebodyElse_IsRefused()
    {
        var village = Volunteers;
        var known = village with { Everybody = [.. village.Everybody, Entries.Standing(village, "570101L0300", Entries.PostOf(1, "ach", "57010102", "card_no: A-001"))] };

        Assert.Contains("card_once", Entries.Issues("leader-post", Entries.PostOf(2, "ach", "57010102", "card_no: A-001"), known).Rules(Severity.Error));
        Assert.DoesNotContain("card_once", Entries.Issues("leader-post", Entries.PostOf(1, "leader_ach", Subdistrict, "card_no: A-001"), known).Rules(Severity.Error));
    }
}
