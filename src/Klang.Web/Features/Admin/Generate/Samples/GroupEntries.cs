using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Groups of several kinds, a coordination centre, profiles of villages, and applicants to the community standards.</summary>
internal static class GroupEntries
{
    public static IEnumerable<Typed> Groups(Random random, Places places, IReadOnlyList<string> people) =>
    [
        Group(random, places.First, "career", "กลุ่มอาชีพแปรรูปผลผลิตเกษตร", "แปรรูปกล้วยและสมุนไพร", people[1]),
        Group(random, places.Second, "women", "กลุ่มสตรีพัฒนา", "ทอผ้าและเย็บผ้า", people[3]),
        Group(random, places.First, "welfare", "กลุ่มสวัสดิการ", "จัดสวัสดิการแก่สมาชิก", people[0]),
        Group(random, places.Elsewhere, "sme", "วิสาหกิจชุมชน", "ปลูกและจำหน่ายผักปลอดภัย", people[4]).And(("legal_status", "enterprise"), ("reg_no", $"5-57-{random.Next(10, 19).Plain()}/1-{random.Next(1000, 9999).Plain()}")),
    ];

    public static Typed Network(Random random, Places places, IReadOnlyList<string> people, IReadOnlyList<string> groups) => Typed.Of(
        ("network_name", $"ศูนย์ประสานงานองค์การชุมชนตำบลของบ้าน{places.First.Name}"), ("network_type", "con"), ("level", "subdistrict"), ("area_code", places.First.Subdistrict),
        ("established_year", random.Next(2551, 2562).Plain()), ("member_org_count", random.Next(4, 20).Plain()), ("committee_count", random.Next(9, 26).Plain()),
        ("chair_person", people[2]), ("coordinator_name", random.Name()), ("coordinator_phone", random.Phone()), ("office_address", $"ศาลาประชาคม หมู่ที่ {places.First.Moo}"),
        ("meetings_per_year", random.Next(2, 13).Plain()), ("activity_level", "continuing"))
        .Rows("member_groups", groups.Take(3).Select(code => Typed.Of(("member_code", code))));

    public static IEnumerable<Typed> Profiles(Random random, Places places, IReadOnlyList<string> people, FiscalYear story) =>
        new[] { (places.First, people[0]), (places.Second, people[2]), (places.Elsewhere, people[4]) }.Select(v => Profile(random, v.Item1, v.Item2, story));

    /// <param name="post">The post of a leader in the first village.</param>
    /// <param name="profile">The profile of the second village.</param>
    public static IEnumerable<Typed> Applicants(Random random, Places places, string post, string profile) =>
    [
        Typed.Of(("applicant_type", "leader"), ("applicant", post), ("area_code", places.First.Code), ("office_address", $"หมู่ที่ {places.First.Moo}"), ("applicant_status", "active")),
        Typed.Of(
            ("applicant_type", "community"), ("applicant", profile), ("area_code", places.Second.Code), ("office_address", $"ศาลาประชาคม หมู่ที่ {places.Second.Moo}"),
            ("coordinator_name", random.Name()), ("coordinator_phone", random.Phone()), ("applicant_status", "active")),
    ];

    private static Typed Group(Random random, Place village, string type, string name, string work, string chair)
    {
        var (men, women) = (random.Next(3, 30), random.Next(6, 45));
        return Typed.Of(
            ("group_name", $"{name}บ้าน{village.Name}"), ("group_type", type), ("established_year", random.Next(2540, 2566).Plain()), ("legal_status", "none"),
            ("village_code", village.Code), ("office_address", $"หมู่ที่ {village.Moo}"), ("chair_person", chair), ("contact_phone", random.Phone()),
            ("members_male", men.Plain()), ("members_female", women.Plain()), ("committee_count", random.Next(5, 9).Plain()),
            ("main_activity", work), ("activity_level", random.Chance(0.8) ? "continuing" : "intermittent"));
    }

    private static Typed Profile(Random random, Place village, string head, FiscalYear story)
    {
        var households = random.Next(70, 260);
        return Typed.Of(
            ("community_name", $"บ้าน{village.Name}"), ("area_code", village.Code), ("community_kind", "village"), ("head_person", head),
            ("is_remote", random.Chance(0.2) ? "1" : "0"), ("profile_status", "active"))
            .Rows("years", Facts(random, story.Previous, households), Facts(random, story, households + random.Next(0, 6)));
    }

    private static Typed Facts(Random random, FiscalYear year, int households) => Typed.Of(
        ("fiscal_year", year.Year.Plain()), ("households_total", households.Plain()),
        ("male", (households * 3 / 2).Plain()), ("female", ((households * 3 / 2) + random.Next(0, 12)).Plain()),
        ("has_community_plan", "1"), ("plan_fy", year.Year.Plain()));
}
