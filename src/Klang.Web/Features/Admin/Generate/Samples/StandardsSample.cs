namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 2: an application in March, and what the committee decided by September.</summary>
internal static class StandardsSample
{
    public static Typed Answer(Blank blank)
    {
        var leader = blank.Entry!.Answers.Value(Core.Datasets.FieldKey.Parse("applicant_type")).Text == "leader";
        return blank.Round.Number == 1 ? Application(blank, leader) : blank.Nature.Chance(0.3) ? Deferred(blank, leader) : Certified(blank, leader);
    }

    private static Typed Application(Blank blank, bool leader) => Typed.Of(
        ("apply_date", blank.Day(12, blank.Nature.Next(1, 28))), ("mentor_name", blank.Nature.Name()), ("r1_status", "accepted"),
        (leader ? "residence_years" : "active_years", "8.5"), ("has_minutes", leader ? null : "0"));

    private static Typed Deferred(Blank blank, bool leader) => Plan(leader).And(
        ("self_assess_date", blank.Day(5, 4)), ("district_review_date", blank.Day(5, 20)), ("certification_result", "deferred"));

    private static Typed Certified(Blank blank, bool leader) => Plan(leader).And(
        ("self_assess_date", blank.Day(5, 4)), ("district_review_date", blank.Day(5, 20)), ("subcommittee_date", blank.Day(6, 18)), ("assessment_mode", "visit"),
        ("certification_result", "certified"), ("resolution_no", "2/" + blank.Year), ("resolution_date", blank.Day(7, 22)))
        .Rows("indicator_results", (leader ? Leader : Community).Select(code => Typed.Of(("indicator_code", code), ("passed", "1"))));

    private static Typed Plan(bool leader) => Typed.Of(
        ("development_plan", "แผนพัฒนาตามผลประเมินตนเอง"), ("chosen_indicators", leader ? "L62-02,L62-05" : "C62-02,C62-04"));

    private static readonly string[] Leader = ["L62-01", "L62-02", "L62-03", "L62-04", "L62-05", "L62-07"];
    private static readonly string[] Community = ["C62-01", "C62-02", "C62-03", "C62-04", "C62-05", "C62-06"];
}
