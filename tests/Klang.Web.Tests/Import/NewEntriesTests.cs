using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>Groups that a workbook names and the register does not hold are added from the queue, several at once, and go again with the import.</summary>
public sealed class NewEntriesTests(Desks desks)
{
    private const string First = "กลุ่มสัจจะสะสมทรัพย์ร่วมใจพัฒนา";
    private const string Second = "กลุ่มออมเพื่อแม่และเด็กดอยงาม";

    /// <summary>What the register wants of every group; the form says it once for all.</summary>
    private static readonly (string, string)[] Same =
    [
        ("all.coverage_level", "1"), ("all.established_date", "6/3/2560"), ("all.legal_form", "0"), ("all.has_written_rules", "1"), ("all.account_close_month", "12"),
        ("all.chair_name", "นายทดสอบ ใจดี"), ("all.chair_phone", "081-234-5678"), ("all.group_status", "A"),
    ];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rows_NotInTheRegister_AreAddedTogetherTakenAndUndoneWithTheImport(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.OpenAsync();
        var before = await CodesAsync(desk);
        using var browser = await ImportPages.SignInAsync(desk);
        var page = await CheckedAsync(desk, browser, First, Second);
        var form = await browser.GetAsync(page + "/new");
        Assert.Equal([First, Second], form.Page.QuerySelectorAll("input[name$='.group_name']").Select(i => ((IHtmlInputElement)i).Value));
        Assert.Equal("ประธานหนึ่ง", ((IHtmlInputElement)form.Page.QuerySelector("[name='r3.chair_name']")!).Value);

        await AddAsync(desk, browser, page, Same, 3, 4);
        var found = await browser.GetAsync(page);
        Assert.Equal(("3", "0"), (found.Text("[data-state=New] .stat__value"), found.Text("[data-state=Wrong] .stat__value")));
        await ImportPages.TakeAsync(browser, page, "all");

        var added = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.AsNoTracking().Where(x => x.UnitCode == desk.Unit && !before.Contains(x.Code)).OrderBy(x => x.Name).ToListAsync());
        Assert.Equal(new[] { First, Second }.Order(StringComparer.Ordinal), added.Select(a => a.Name).Order(StringComparer.Ordinal));
        Assert.Equal("ประธานหนึ่ง", added.Single(a => a.Name == First).Answers.Value(FieldKey.Parse("chair_name")).Text);
        Assert.Equal([10m, 20m, 30m], (await desk.OpenAsync()).Where(r => r.State == RecordState.Entered).Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number).Order());

        await browser.FillInAsync(page, "form:has(button[value=revert])", [], "revert");
        Assert.Equal(before, await CodesAsync(desk));
        Assert.All(await desk.OpenAsync(), r => Assert.Equal(RecordState.Carried, r.State));
        var report = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission));
        Assert.Equal((3, 0), (report.Rows, report.RowsConfirmed));
    }

    [Fact]
    public async Task Added_ThenUsedElsewhere_StaysAndIsNamed()
    {
        var desk = await desks.TakeAsync("sqlite");
        await desk.OpenAsync();
        using var browser = await ImportPages.SignInAsync(desk);
        var page = await CheckedAsync(desk, browser, First, Second);
        await AddAsync(desk, browser, page, Same, 3, 4);
        await ImportPages.TakeAsync(browser, page, "all");
        await desk.OpenAsync(desk.NextSubmission);

        await browser.FillInAsync(page, "form:has(button[value=revert])", [], "revert");

        Assert.Contains(First, (await browser.GetAsync(page)).Text(".notice--warning"), StringComparison.Ordinal);
        Assert.Equal(5, (await CodesAsync(desk)).Count);
    }

    [Fact]
    public async Task Add_ALikelyDouble_IsAskedAboutFirst_AndWhatTheRegisterRefusesIsMarked()
    {
        var desk = await desks.TakeAsync("sqlite");
        await desk.OpenAsync();
        using var browser = await ImportPages.SignInAsync(desk);
        var page = await CheckedAsync(desk, browser, First, Second);
        await AddAsync(desk, browser, page, Same, 3);

        // The second is named as the first, in the same village; and one fact is missing.
        var village = await VillageAsync(desk);
        var form = new List<(string, string)>(Same.Where(s => s.Item1 != "all.group_status")) { ("add.4", "true"), ("r4.group_name", First + "์"), ("r4.village_code", village), ("all.group_status", "") };
        var asked = await browser.FillInAsync(page + "/new", "#new-entries", [.. form, ("despite.4", "")]);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains(First, asked.Text("#new-4 .notice--warning"), StringComparison.Ordinal);

        var refused = await browser.FillInAsync(page + "/new", "#new-entries", [.. form, ("despite.4", "true")]);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("#new-4 .has-error"));
        Assert.Equal(4, (await CodesAsync(desk)).Count);

        await browser.FillInAsync(page + "/new", "#new-entries", [.. form.Where(f => f.Item1 != "all.group_status"), ("all.group_status", "A"), ("despite.4", "true")]);
        Assert.Equal(5, (await CodesAsync(desk)).Count);
    }

    [Fact]
    public async Task Add_BySomebodyElse_IsRefused()
    {
        var desk = await desks.TakeAsync("sqlite");
        await desk.OpenAsync();
        using var browser = await ImportPages.SignInAsync(desk);
        var page = await CheckedAsync(desk, browser, First, Second);
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);
        using var reviewer = new SignedInBrowser(desk.Server, desk.Reviewer);

        Assert.Equal((System.Net.HttpStatusCode.NotFound, System.Net.HttpStatusCode.Forbidden), ((await stranger.GetAsync(page + "/new")).Status, (await reviewer.GetAsync(page + "/new")).Status));
    }

    private static async Task<string> CheckedAsync(Desk desk, SignedInBrowser browser, params string[] unknown)
    {
        var known = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Name).FirstAsync());
        var page = await ImportPages.SendAsync(browser, desk.Submission, "ใหม่.xlsx", Books.Of(
            ["ชื่อกลุ่ม", "สมาชิกชาย", "สมาชิกหญิง", "ประธานกลุ่ม"], [known, 10, 11, null], [unknown[0], 20, 21, "ประธานหนึ่ง"], [unknown[1], 30, 31, null]));
        await ImportPages.WaitAsync(browser, page, "#layout");
        await browser.FillInAsync(page, "#layout", [], "check");
        var found = await ImportPages.WaitAsync(browser, page, "#counts");
        Assert.Equal(("1", "2"), (found.Text("[data-state=New] .stat__value"), found.Text("[data-state=Wrong] .stat__value")));
        Assert.EndsWith("/new", found.Page.QuerySelector("#unregistered a")!.GetAttribute("href"), StringComparison.Ordinal);
        return page;
    }

    private static async Task AddAsync(Desk desk, SignedInBrowser browser, string page, (string, string)[] same, params int[] rows)
    {
        var village = await VillageAsync(desk);
        var done = await browser.FillInAsync(page + "/new", "#new-entries", [.. same, ("add.3", rows.Contains(3) ? "true" : ""), ("add.4", rows.Contains(4) ? "true" : ""), .. rows.Select(r => ($"r{r}.village_code", village))]);
        Assert.True(done.Location == page, string.Join('\n', done.Page.QuerySelectorAll("[role=alert], .field__error, .has-error").Select(e => e.TextContent.Trim())));
    }

    private static Task<string> VillageAsync(Desk desk) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.AreaCode).FirstAsync());

    private static Task<List<string>> CodesAsync(Desk desk) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Code).ToListAsync());
}
