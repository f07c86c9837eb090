using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>
/// A province sends one file for all of its offices: the real one of Songkhla, sixteen districts, two municipalities that do not report and
/// five years. It is read and checked once by the province, and each office takes its own part with one press.
/// </summary>
public sealed class ProvinceFileTests(Desks desks)
{
    private const string Dataset = "otop-sales";
    private const string Name = "otop-songkhla-2563-2567.csv";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task File_OfTheWholeProvince_IsCheckedOnceAndTakenByEachOfSixteenOffices(string database)
    {
        var bytes = await File.ReadAllBytesAsync(Songkhla.File());
        var round = await Songkhla.OpenAsync(await desks.ServerAsync(database), 2567);
        using var province = await round.SignInAsync(Role.ProvinceReviewer, "90");
        var page = await SendAndCheckAsync(province, round, bytes);

        var checkedPage = await province.GetAsync(page);
        Assert.Equal(16, checkedPage.Page.QuerySelectorAll("#offices [data-state=Checked]").Length);
        Assert.Equal(2, checkedPage.Page.QuerySelectorAll("#nobodys li").Length);
        Assert.Contains("เทศบาลนครสงขลา” ไม่ใช่หน่วยรายงาน", checkedPage.Text("#nobodys"), StringComparison.Ordinal);
        Assert.Contains("เทศบาลนครหาดใหญ่” ไม่ใช่หน่วยรายงาน", checkedPage.Text("#nobodys"), StringComparison.Ordinal);
        Assert.Empty(await round.TotalsAsync());
        Assert.Null(checkedPage.Page.QuerySelector("button[value=all], button[value=good]"));

        foreach (var (unit, amount) in round.Truth(bytes))
        {
            using var officer = await round.SignInAsync(Role.Officer, unit);
            var work = await officer.FillInAsync("/", $"[data-waiting-file='{round.Submissions[unit]}'] form", [], "good");
            Assert.NotNull(work.Location);
            var taken = await ImportPages.WaitAsync(officer, work.Location, "[data-state=Taken]");
            Assert.Equal("1", taken.Text("[data-state=Taken] .stat__value"));
            Assert.Equal(amount, (await round.TotalsAsync())[unit]);
            Assert.Null((await officer.GetAsync("/")).Page.QuerySelector($"[data-waiting-file='{round.Submissions[unit]}']"));
        }

        Assert.Equal(round.Truth(bytes), await round.TotalsAsync());
        Assert.Equal(16, (await province.GetAsync(page)).Page.QuerySelectorAll("#offices [data-state=Taken]").Length);
        var batch = Guid.Parse(page["/imports/".Length..]);
        Assert.Equal(round.Submissions.Keys, await round.Server.WithAsync(s => s.GetRequiredService<KlangDb>().ImportJobs.Where(j => j.BatchId == batch).OrderBy(j => j.UnitCode).Select(j => j.UnitCode).ToListAsync()));
    }

    [Fact]
    public async Task File_SentAgain_ChangesNothing_AndAnOfficeTakesBackItsOwnPartAlone()
    {
        var bytes = await File.ReadAllBytesAsync(Songkhla.File());
        var round = await Songkhla.OpenAsync(await desks.ServerAsync("sqlite"), 2566);
        using var province = await round.SignInAsync(Role.ProvinceReviewer, "90");
        await SendAndCheckAsync(province, round, bytes);
        string[] some = [.. round.Truth(bytes).Keys.Take(2)];
        var links = new List<string>();
        foreach (var unit in some)
        {
            using var officer = await round.SignInAsync(Role.Officer, unit);
            links.Add((await officer.FillInAsync("/", $"[data-waiting-file='{round.Submissions[unit]}'] form", [], "good")).Location!);
            await ImportPages.WaitAsync(officer, links[^1], "[data-state=Taken]");
        }

        // What two offices took already says the same, and the layout is remembered for the province.
        var again = await SendAsync(province, round, bytes);
        var proposed = await ImportPages.WaitAsync(province, again, "#layout");
        Assert.Equal("lines.amount", Chosen(proposed, "ค่าข้อมูล"));
        await province.FillInAsync(again, "#layout", [], "check");
        var found = await DoneAsync(province, again);
        Assert.Equal(some, found.Page.QuerySelectorAll("#offices tr[data-unit]").Where(r => r.QuerySelector("[data-label='ตรงกับที่มีอยู่']")!.TextContent == "1").Select(r => r.GetAttribute("data-unit")!));

        using var back = await round.SignInAsync(Role.Officer, some[0]);
        await back.FillInAsync(links[0], "form:has(button[value=revert])", [], "revert");
        Assert.Equal([some[1]], (await round.TotalsAsync()).Keys);
    }

    [Fact]
    public async Task File_ForSomebodyElse_IsRefused_AndTheProvinceRecordsNothingItself()
    {
        var bytes = await File.ReadAllBytesAsync(Songkhla.File());
        var round = await Songkhla.OpenAsync(await desks.ServerAsync("sqlite"), 2564);
        using var province = await round.SignInAsync(Role.ProvinceReviewer, "90");
        var page = await SendAndCheckAsync(province, round, bytes);
        var unit = round.Truth(bytes).Keys.First();
        using var officer = await round.SignInAsync(Role.Officer, unit);
        using var neighbour = await round.SignInAsync(Role.Officer, round.Truth(bytes).Keys.Last());
        using var elsewhere = await round.SignInAsync(Role.ProvinceReviewer, "91");

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await officer.GetAsync(page)).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await elsewhere.GetAsync(page)).Status);
        var work = (await officer.GetAsync("/")).Page.QuerySelector($"[data-waiting-file='{round.Submissions[unit]}'] a")!.GetAttribute("href")!;
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await neighbour.GetAsync(work)).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await province.GetAsync(work)).Status);
        Assert.Empty(await round.TotalsAsync());
    }

    [Fact]
    public async Task Verb_Province_TakesForEveryOfficeAndMarksOnce()
    {
        var round = await Songkhla.OpenAsync(await desks.ServerAsync("sqlite"), 2563);
        var folder = Directory.CreateTempSubdirectory("klang-province-").FullName;
        var (book, report) = (Path.Combine(folder, "province.xlsx"), Path.Combine(folder, "marked.xlsx"));
        await File.WriteAllBytesAsync(book, Books.Of(
            [["ปีงบประมาณ", "อำเภอ", "ยอดจำหน่าย", "เดือนนี้มียอดจำหน่าย"],
            .. round.Submissions.Keys.Select((u, i) => new object?[] { 2563, round.Districts[u], 1000 + i, "มี" }),
            [2563, "เทศบาลนครหาดใหญ่", 5, "มี"]]));

        var both = await KlangProcess.RunAsync(round.Server, "import", Dataset, book, "--round", "2563/12", "--province", "90", "--unit", "9001");
        var trial = await KlangProcess.RunAsync(round.Server, "import", Dataset, book, "--round", "2563/12", "--province", "90", "--dry-run");
        var nowhere = await KlangProcess.RunAsync(round.Server, "import", Dataset, book, "--round", "2563/12", "--province", "9001");
        Assert.Equal((1, 1), (both.Exit, nowhere.Exit));
        Assert.Contains("--province", both.Error, StringComparison.Ordinal);
        Assert.Equal(0, await round.EnteredAsync());
        Assert.Equal(16, trial.Output.Split('\n').Count(l => l.StartsWith("90", StringComparison.Ordinal) && l.Contains("ใหม่ 1", StringComparison.Ordinal)));

        var done = await KlangProcess.RunAsync(round.Server, "import", Dataset, book, "--round", "2563/12", "--province", "90", "--report", report);
        Assert.Equal(16, done.Output.Split('\n').Count(l => l.StartsWith("90", StringComparison.Ordinal) && l.Contains("บันทึก 1", StringComparison.Ordinal)));
        Assert.Equal(16, await round.EnteredAsync());
        Assert.Contains("เทศบาลนครหาดใหญ่” ไม่ใช่หน่วยรายงาน", done.Error, StringComparison.Ordinal);
        using var marked = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(report, isEditable: false);
        Assert.Contains(marked.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments!.CommentList!.Elements<DocumentFormat.OpenXml.Spreadsheet.Comment>(), c => c.Reference == "B18");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task File_WithTheProvincesOwnRow_IsItsOwnPartWhichItTakesItself(string database)
    {
        var round = await Songkhla.OpenAsync(await desks.ServerAsync(database), 2562, province: true);
        using var province = await round.SignInAsync(Role.ProvinceReviewer, "90");
        var book = Books.Of([["ปีงบประมาณ", "หน่วยรายงาน", "ยอดจำหน่าย", "เดือนนี้มียอดจำหน่าย"], [2562, "เมืองสงขลา", 100, "มี"], [2562, "สพจ.สงขลา", 77, "มี"], [2562, "จังหวัดสงขลา", 177, "มี"], [2562, "นาทวี", 50, "ไม่มี"]]);
        var page = await SendAsync(province, round, book, "province.xlsx");
        await ImportPages.WaitAsync(province, page, "#layout");
        await province.FillInAsync(page, "#layout", [], "check");
        var done = await DoneAsync(province, page);

        Assert.Contains("อาจเป็นยอดรวมทุกอำเภอ", done.Text("#nobodys"), StringComparison.Ordinal);
        Assert.Equal(17, done.Page.QuerySelectorAll("#offices tr[data-unit]").Length);
        var own = done.Page.QuerySelector("#own-part a")!.GetAttribute("href")!;
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await province.GetAsync(done.Page.QuerySelector("#offices tr[data-unit='9001'] a")!.GetAttribute("href")!.Replace("/entry/", "/submissions/", StringComparison.Ordinal) + "/import")).Status);
        await province.FillInAsync(own, "form:has(button[value=all])", [], "all");
        await ImportPages.WaitAsync(province, own, "[data-state=Taken]");

        Assert.Equal(new SortedDictionary<string, decimal>(StringComparer.Ordinal) { ["90"] = 77 }, await round.TotalsAsync());
        using var officer = await round.SignInAsync(Role.Officer, "9001");
        await ImportPages.WaitAsync(officer, (await officer.FillInAsync("/", $"[data-waiting-file='{round.Submissions["9001"]}'] form", [], "good")).Location!, "[data-state=Taken]");
        Assert.Equal(100, (await round.TotalsAsync())["9001"]);
        Assert.Equal(2, (await province.GetAsync(page)).Page.QuerySelectorAll("#offices [data-state=Taken]").Length);

        // Nothing sold, and yet an amount: it is put aside, and the office is told at the cells.
        var nathawi = round.Districts.Single(d => d.Value == "นาทวี").Key;
        using var other = await round.SignInAsync(Role.Officer, nathawi);
        var part = (await other.GetAsync("/")).Page.QuerySelector($"[data-waiting-file='{round.Submissions[nathawi]}'] a")!.GetAttribute("href")!;
        Assert.Contains("ถูกพักไว้", (await other.GetAsync(part)).Body, StringComparison.Ordinal);

        // Where a province looks for what is owed, it finds the way to such a file; nobody else does.
        Assert.Contains(round.Id, (await province.GetAsync("/monitoring?fiscalYear=2562")).Page.QuerySelectorAll("#province-files a").Select(a => a.GetAttribute("href")!["/imports/".Length..]));
        Assert.Null((await officer.GetAsync("/monitoring?fiscalYear=2562")).Page.QuerySelector("#province-files"));
    }

    private static async Task<string> SendAsync(SignedInBrowser province, Songkhla round, byte[] bytes, string name = Name)
    {
        var link = (await province.GetAsync($"/rounds/{round.Id}")).Page.QuerySelector("#province-file a")!.GetAttribute("href")!;
        var sent = await province.FillInAsync(link, "form[enctype]", [], null, ($"file={name}", bytes));
        Assert.NotNull(sent.Location);
        return sent.Location;
    }

    /// <summary>The file as the province's officer maps it: the amount, and that something was sold.</summary>
    private static async Task<string> SendAndCheckAsync(SignedInBrowser province, Songkhla round, byte[] bytes)
    {
        var page = await SendAsync(province, round, bytes);
        var proposed = await ImportPages.WaitAsync(province, page, "#layout");
        Assert.Equal((ImportTargets.Year, ImportTargets.District), (Chosen(proposed, "ปีงบประมาณ"), Chosen(proposed, "อำเภอ")));
        await province.FillInAsync(page, "#layout", [(Select(proposed, "ค่าข้อมูล").GetAttribute("name")!, "lines.amount"), ("fixed.0.target", "has_sales"), ("fixed.0.text", "มี")], "check");
        await DoneAsync(province, page);
        return page;
    }

    private static Task<WebAnswer> DoneAsync(SignedInBrowser province, string page) => ImportPages.WaitAsync(province, page, "#offices ~ details, #offices .toolbar");

    private static AngleSharp.Dom.IElement Select(WebAnswer page, string heading) => page.Page.QuerySelectorAll("#columns tbody tr").Single(r => r.QuerySelector("th")!.TextContent == heading).QuerySelector("select")!;

    private static string? Chosen(WebAnswer page, string heading) => Select(page, heading).QuerySelector("option[selected]")?.GetAttribute("value");
}
