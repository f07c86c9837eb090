using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>A workbook with a sheet for each month: which one is meant is asked, on the pages and at the command line, and never guessed.</summary>
public sealed class SheetsAlikeTests(Desks desks)
{
    private const string October = "ต.ค. 69";
    private const string November = "พ.ย. 69";

    public static TheoryData<string> Databases => TestDatabases.All;

    private static async Task<byte[]> BookAsync(Desk desk)
    {
        await desk.OpenAsync();
        var names = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Name).ToListAsync());
        object?[][] Sheet(int from) => [["รายงานประจำเดือน"], ["ชื่อกลุ่ม", "สมาชิกชาย", "สมาชิกหญิง"], .. names.Select((n, i) => new object?[] { n, from + i, from + 50 + i })];
        return Books.Of((October, Sheet(100)), (November, Sheet(200)));
    }

    private static async Task<decimal[]> MembersAsync(Desk desk) => [.. (await desk.OpenAsync()).Select(r => r.Answers.Value(FieldKey.Parse("members_male"))).Where(v => !v.IsMissing).Select(v => v.Number)];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Page_TwoSheetsAlike_AsksEachTimeAndTakesTheOneThatIsPicked(string database)
    {
        var desk = await desks.TakeAsync(database);
        using var browser = await ImportPages.SignInAsync(desk);
        var page = await ImportPages.SendAsync(browser, desk.Submission, "รายเดือน.xlsx", await BookAsync(desk));
        var proposed = await ImportPages.WaitAsync(browser, page, "#layout");
        Assert.Contains($"{October}, {November}", proposed.Text(".notice--warning"), StringComparison.Ordinal);
        Assert.Equal(["", October, November], proposed.Page.QuerySelectorAll("#sheet option").Select(o => o.GetAttribute("value")));

        var guessed = await browser.FillInAsync(page, "#layout", [("sheet", "")], "check");
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, guessed.Status);
        Assert.Contains("เลือกแผ่นงาน", guessed.Text("[role=alert]"), StringComparison.Ordinal);

        // Another sheet than the one whose columns are shown: they are shown first.
        await browser.FillInAsync(page, "#layout", [("sheet", November)], "check");
        var shown = await ImportPages.WaitAsync(browser, page, "#layout");
        Assert.Equal(November, shown.Page.QuerySelector("#sheet option[selected]")!.GetAttribute("value"));
        Assert.Contains("200", shown.Text("#columns"), StringComparison.Ordinal);
        await browser.FillInAsync(page, "#layout", [], "check");
        await ImportPages.WaitAsync(browser, page, "#counts");
        Assert.Empty(await MembersAsync(desk));
        await ImportPages.TakeAsync(browser, page, "all");
        Assert.Equal([200m, 201m, 202m], await MembersAsync(desk));

        // The layout is remembered; which month is meant is not.
        var again = await ImportPages.SendAsync(browser, desk.Submission, "รายเดือน.xlsx", await BookAsync(desk));
        Assert.Equal("", (await ImportPages.WaitAsync(browser, again, "#layout")).Page.QuerySelector("#sheet option")!.GetAttribute("value"));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_TwoSheetsAlike_RefusesUntilOneIsNamed(string database)
    {
        var desk = await desks.TakeAsync(database);
        var book = await BookAsync(desk);

        var refused = await RunAsync(desk, book, null);
        var unknown = await RunAsync(desk, book, "ธ.ค. 69");
        Assert.Equal(("422.54", "422.55"), (refused.Problem?.Code, unknown.Problem?.Code));
        Assert.Empty(await MembersAsync(desk));
        Assert.All(await desk.DoAsync(s => s.GetRequiredService<KlangDb>().ImportJobs.Where(j => j.SubmissionId == desk.Submission).ToListAsync()), j => Assert.Equal(ImportState.Refused, j.State));

        var taken = await RunAsync(desk, book, November);
        Assert.True(taken.IsOk, taken.Problem?.Message.Th);
        Assert.Equal([200m, 201m, 202m], await MembersAsync(desk));
        var other = await RunAsync(desk, book, October);
        Assert.Equal(October, other.Value!.Plan.Sheet);
        Assert.Equal([100m, 101m, 102m], await MembersAsync(desk));
    }

    private static Task<Core.Common.Result<ImportRunOutcome>> RunAsync(Desk desk, byte[] book, string? sheet) => desk.DoAsync(async s =>
        await s.GetRequiredService<ImportRun>().RunAsync((await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!, "รายเดือน.xlsx", book, dryRun: false, sheet));
}
