using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Common;
using Klang.Web.Features.Entry;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Datasets 1, 3 and 4: the province's anniversary event, a district's certified registers, and its leaders' evaluations.</summary>
internal static class LeaderSamples
{
    private static readonly ReadOnlyMemory<byte> Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    public static Typed Day(Blank blank) => Typed.Of(
        ("held_status", "held"), ("theme_th", "รวมพลัง อช. สร้างสรรค์สังคมไทย ด้วยจิตอาสา"), ("event_start_date", blank.Day(1, 28)), ("event_end_date", blank.Day(1, 28)),
        ("venue_name", "หอประชุมจังหวัดเชียงราย"), ("venue_subdistrict", blank.Around.Subdistricts[0]), ("venue_type", "hall"),
        ("chair_name", "ผู้ว่าราชการจังหวัด"), ("chair_position", "governor"), ("has_minister_message", "1"), ("has_pledge", "1"),
        ("leaders_ach_male", "28"), ("leaders_ach_female", "31"), ("ach_male", "30"), ("ach_female", "34"), ("group_network_count", "24"), ("gov_head_count", "14"),
        ("cdd_staff_count", "46"), ("lgo_count", "18"), ("public_count", "75"), ("subdistricts_represented", "31"), ("beneficiary_households", "12"), ("aid_value", "24000"),
        ("outcome_summary", "จัดพิธีเปิด มอบเกียรติบัตร และกิจกรรมจิตอาสาปลูกผักสวนครัว"))
        .Rows("activities", Activity(blank, "ceremony", "พิธีเปิดและกล่าวคำปฏิญาณตน", 210), Activity(blank, "tree", "ปลูกผักสวนครัว", 140))
        .Rows("budgets", Typed.Of(("budget_source", "province"), ("amount", "85000")))
        .Attach("photos", new FileEdit([new CleanFile("พิธีเปิด.png", FileKind.Png, Picture), new CleanFile("จิตอาสา.png", FileKind.Png, Picture)], []));

    /// <summary>Posts that nobody holds are named one by one.</summary>
    public static Typed Certification(Blank blank)
    {
        string[] led = [blank.Around.Places!.First.Subdistrict, blank.Around.Places.Elsewhere.Subdistrict];
        return Typed.Of(("certified_date", Typed.Day(blank.AsOf)), ("certifier_name", blank.Nature.Name()))
            .Rows("vacancies", blank.Around.Subdistricts.Except(led, StringComparer.Ordinal).SelectMany(code => new[] { "m", "f" }
                .Select(post => Typed.Of(("vacant_subdistrict", code), ("vacant_post", post), ("vacancy_cause", post == "m" ? "not_selected" : "no_candidate")))));
    }

    public static Typed Evaluation(Blank blank)
    {
        var random = blank.Luck;
        return Typed.Of(
            ("eval_status", "evaluated"), ("eval_date", Typed.Day(blank.AsOf)),
            ("score_character", random.Next(13, 20).Plain()), ("score_duty", random.Next(26, 39).Plain()), ("score_achievement", random.Next(19, 29).Plain()), ("score_learning", random.Next(6, 10).Plain()),
            ("village_visits", random.Next(8, 40).Plain()), ("meetings_held", random.Next(3, 12).Plain()), ("activities_led", random.Next(2, 9).Plain()), ("work_areas", "bmn,savings"),
            ("key_achievement", "ขับเคลื่อนกลุ่มอาชีพของตำบล"), ("recommend_action", "continue"))
            .Rows("evaluators", Evaluator("district_cdd", "พัฒนาการอำเภอ (ตัวอย่าง)"), Evaluator("headman", "กำนันตำบล (ตัวอย่าง)"));
    }

    private static Typed Activity(Blank blank, string type, string name, int people) => Typed.Of(
        ("activity_type", type), ("activity_name", name), ("activity_date", blank.Day(1, 28)), ("place_area_code", blank.Around.Subdistricts[0]), ("activity_participants", people.Plain()));

    private static Typed Evaluator(string role, string name) => Typed.Of(("evaluator_role", role), ("evaluator_name", name));
}
