using System.Globalization;
using System.Net;
using Klang.Core.Datasets;
using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Datasets with sheets and standards through the door that grid and API share, up to the filed copy.</summary>
public sealed class SheetDoorTests(SheetWorlds worlds)
{
    private static readonly object[] Evaluators =
    [
        new { evaluator_role = "district_cdd", evaluator_name = "สมชาย ใจดี" },
        new { evaluator_role = "worker", evaluator_name = "สมหญิง ขยัน" },
    ];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "§2.6: certified against the standards of type and year blocks submit; with every result it goes"), MemberData(nameof(Databases))]
    public async Task Standards_ResultsOfTheEdition_Unblock(string database)
    {
        var desk = await worlds.TakeAsync(database, "community-standards", 2, "applicant_type: leader; gender: f; applicant_name: ทดสอบ");
        await desk.ReportedAsync(1, "r1_status: accepted; apply_date: 15/1/2570; applicant_type: leader");
        object[] results = [.. Enumerable.Range(1, 7).Where(n => n != 6).Select(n => new { indicator_code = $"L62-0{n}", passed = n != 7 })];
        var certified = new
        {
            development_plan = "แผนพัฒนาตนเอง", chosen_indicators = "L62-02,L62-05", district_review_date = "20/4/2570", subcommittee_date = "20/6/2570", assessment_mode = "visit",
            certification_result = "certified", resolution_no = "2/2570", resolution_date = "30/7/2570", certificate_date = "29 พ.ย. 2570",
        };

        var row = await desk.SaveAsync(certified, new { indicator_results = results });

        Assert.Equal("leader_2562_pass", Assert.Single(row.Issues, i => i.Severity == "error").Rule);
        Assert.Equal("422.1", (await desk.SubmitAsync()).Problem?.Code);
        Assert.Contains((await desk.SaveAsync(new { committee_override = true, committee_reason = "มติที่ 2" })).Issues, i => i is { Rule: "leader_2562_overruled", Severity: "warning" });
        var mended = await desk.SaveAsync(new { committee_override = "" }, new { indicator_results = (object[])[.. results.SkipLast(1), new { indicator_code = "L62-07", passed = true }] });
        Assert.DoesNotContain(mended.Issues, i => i.Severity == "error");
        await SubmittedAsync(desk, "\"passed_indicator_count\":6");
    }

    [Theory(DisplayName = "§4: a total that is not Σ is a row error at the door, and nothing of the row is stored"), MemberData(nameof(Databases))]
    public async Task Evaluation_TypedTotal_MustBeTheSum(string database)
    {
        var desk = await worlds.TakeAsync(database, "leader-assessment", 1, "role_type: leader_ach; term_start: 1/1/2570; term_end: 31/12/2573; role_status: active");
        var scores = new { eval_status = "evaluated", eval_date = "1/8/2570", score_character = 18, score_duty = 36, score_achievement = 27, score_learning = 8, score_total = 90 };

        var refused = await desk.SaveAsync(scores);

        Assert.Contains(refused.Issues, i => i is { Rule: "computed", Severity: "error", Field: "score_total" });
        Assert.Empty((await desk.RecordAsync()).Answers.Lists);
        Assert.Null((await desk.RecordAsync()).Answers[FieldKey.Parse("score_duty")]);
        var taken = await desk.SaveAsync(scores with { score_total = 89 }, new { evaluators = Evaluators });
        Assert.DoesNotContain(taken.Issues, i => i.Rule == "computed");
        Assert.Equal("422.1", (await desk.SubmitAsync()).Problem?.Code);
        await desk.SaveAsync(new { village_visits = 12, meetings_held = 4, activities_led = 3, work_areas = "savings", recommend_action = "continue" });
        await SubmittedAsync(desk, "\"result_level\":\"verygood\"");
    }

    [Theory(DisplayName = "§5.8: an unanswered indicator blocks submit at the door; 17 with a core one failed is level 0"), MemberData(nameof(Databases))]
    public async Task Village_UnansweredIndicator_Blocks(string database)
    {
        var desk = await worlds.TakeAsync(database, "sufficiency-village", 1);
        var answers = Enumerable.Range(1, 22).ToDictionary(n => "i" + n.ToString("00", CultureInfo.InvariantCulture), n => (object)(n is not (6 or 20 or 21 or 22)), StringComparer.Ordinal);
        foreach (var (key, value) in new (string, object)[] { ("village_category", "general"), ("households_total", 100), ("hh_household_account", 40), ("assess_date", "1/2/2570"), ("assess_meeting_attendees", 45) })
        {
            answers[key] = value;
        }

        var row = await desk.SaveAsync(answers);

        Assert.Contains(row.Issues, i => i is { Rule: "required", Field: "i23" });
        Assert.Equal("422.1", (await desk.SubmitAsync()).Problem?.Code);
        var whole = await desk.SaveAsync(new { i23 = false });
        Assert.Contains("i06", Assert.Single(whole.Issues, i => i.Rule == "village_2552_core_missing").Text, StringComparison.Ordinal);
        await SubmittedAsync(desk, "\"computed_level\":\"0\"");
    }

    [Theory(DisplayName = "Dataset 11: Σ identities and a plan for grade D block submit at the door"), MemberData(nameof(Databases))]
    public async Task MotherFund_SumsAndPlan_Block(string database)
    {
        var desk = await worlds.TakeAsync(database, "mother-fund", 1, "fund_stage: 2; received_year: 2555; royal_seed_amount: 8000");
        var sheet = Enumerable.Range(1, 10).Select(n => $"step_{n.ToString(CultureInfo.InvariantCulture)}_done").Concat(["has_rules", "has_accounts", "has_learning_center", "seed_kept"]).ToDictionary(k => k, _ => (object)true, StringComparer.Ordinal);
        string[] numbers =
        [
            "households_total 120", "households_member 80", "members 200", "money_royal 8000", "money_faith 12000", "money_wisdom 5000", "money_other 0", "bank_balance 23500", "cash 1500", "loaned_out 1000",
            "income_fy 6000", "expense_fy 4000", "expense_prevention 2000", "expense_rehab 1000", "expense_welfare 1000", "expense_other 0", "certified_households 75", "risk_persons 2", "rehab_persons 1",
            "meetings_fy 4", "activities_fy 6", "score_committee 10", "score_finance 10", "score_participation 10", "score_prevention 10", "score_care 10", "fund_exists 1",
        ];
        foreach (var number in numbers.Select(n => n.Split(' ')))
        {
            sheet[number[0]] = number[1];
        }

        (sheet["check_date"], sheet["as_of_date"], sheet["checker_name"], sheet["checker_position"]) = ("1/4/2570", "31/3/2570", "วิภา ตรวจดี", "นักวิชาการ");

        var row = await desk.SaveAsync(sheet);

        Assert.Equal(["balance_where_held", "required"], row.Issues.Where(i => i.Severity == "error").Select(i => i.Rule).Distinct().Order(StringComparer.Ordinal));
        Assert.Contains(row.Issues, i => i is { Rule: "required", Field: "improvement_plan" });
        Assert.Equal("422.1", (await desk.SubmitAsync()).Problem?.Code);
        await desk.SaveAsync(new { loaned_out = 0, improvement_plan = "ฟื้นฟูกองทุนภายในปีนี้" });
        await SubmittedAsync(desk, "\"grade\":\"D\"");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_Village_AsksByTaps_AndKeepsWhatIsNotAnsweredUnanswered(string database)
    {
        var desk = await worlds.TakeAsync(database, "sufficiency-village", 1);
        var record = await desk.RecordAsync();
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var path = $"/entry/{desk.Submission:D}/records/{record.Id:D}";

        var page = await browser.GetAsync(path);
        var posted = await browser.FillInAsync(path, "main form.form", [("i01", "1"), ("i02", "0")], "stay");

        Assert.Equal(23, page.Page.QuerySelectorAll("[role=radiogroup][id^=i]").Length);
        Assert.Equal("", page.Page.QuerySelector("input[name=i01]:checked")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, posted.Status);
        var answers = (await desk.RecordAsync()).Answers;
        Assert.True(answers.Value(FieldKey.Parse("i01")).Boolean);
        Assert.False(answers.Value(FieldKey.Parse("i02")).Boolean);
        Assert.Null(answers[FieldKey.Parse("i03")]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Form_Standards_OffersTheIndicatorsOfTheApplicantsEdition(string database)
    {
        var desk = await worlds.TakeAsync(database, "community-standards", 2, "applicant_type: group; applicant_name: ทดสอบ");
        await desk.ReportedAsync(1, "r1_status: accepted; apply_date: 15/1/2570");
        var record = await desk.RecordAsync();
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var page = await browser.GetAsync($"/entry/{desk.Submission:D}/records/{record.Id:D}");

        Assert.Equal(["", "G62-01", "G62-02", "G62-03", "G62-04", "G62-05", "G62-06", "G62-07", "G62-08"], page.Page.QuerySelectorAll("select[name='indicator_results.0.indicator_code'] option").Select(o => o.GetAttribute("value")));
        Assert.Equal(["G62-03", "G62-05", "G62-07", "G62-08"], page.Page.QuerySelectorAll("input[name=chosen_indicators][type=checkbox]").Select(o => o.GetAttribute("value")));
    }

    [Theory]
    [InlineData("leader-assessment", "ดีเด่น", "90–100")]
    [InlineData("sufficiency-village", "ตัวชี้วัดหลัก 10 ข้อ", "core == 10 and total >= 17 and total <= 22")]
    [InlineData("mother-fund", "คะแนนเต็ม 100", "70–79.99")]
    [InlineData("community-standards", "ตัวอย่าง – มิใช่เกณฑ์ทางการ", "L62-01")]
    public async Task Dictionary_ShowsTheSheetAndThatItIsToBeConfirmed(string dataset, params string[] says)
    {
        var desk = await worlds.TakeAsync("sqlite", "sufficiency-village", 1);
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);

        var cards = (await browser.GetAsync("/datasets/" + dataset)).Page.QuerySelectorAll("section[id^=sheet-], section[id^=standards-]");

        Assert.All(says, s => Assert.Contains(cards, c => c.TextContent.Contains(s, StringComparison.Ordinal)));
        Assert.All(cards, c => Assert.Contains("รอกรมยืนยัน", c.TextContent, StringComparison.Ordinal));
    }

    private static async Task SubmittedAsync(SheetDesk desk, string content)
    {
        var moved = await desk.SubmitAsync();
        var issues = moved.IsOk ? "" : await desk.Server.WithAsync(async s =>
        {
            var context = (await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!;
            return string.Join(" · ", (await s.GetRequiredService<GridBuilder>().RowsAsync(context))[0].Issues.Where(i => i.Severity == "error").Select(i => i.Text));
        });
        Assert.True(moved.IsOk, $"{moved.Problem?.Message.Th} {issues}");
        var copy = await desk.Server.WithAsync(s => s.GetRequiredService<KlangDb>().FiledCopies.SingleAsync(c => c.SubmissionId == desk.Submission));
        Assert.Contains(content, copy.Content, StringComparison.Ordinal);
    }
}
