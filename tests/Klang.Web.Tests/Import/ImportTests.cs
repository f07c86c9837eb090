using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Import;

/// <summary>A workbook's way into a report: proposed, checked, taken, taken again, taken back.</summary>
public sealed class ImportTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    private static Task<ImportJob> JobAsync(Desk desk, Guid id) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().ImportJobs.AsNoTracking().SingleAsync(j => j.Id == id));

    /// <summary>The file through the importer as the command line runs it.</summary>
    private static async Task<ImportRunOutcome> RunAsync(Desk desk, byte[] book, bool dryRun = false, string name = "แบบ.xlsx")
    {
        var done = await desk.DoAsync(async s => await s.GetRequiredService<ImportRun>().RunAsync((await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!, name, book, dryRun));
        Assert.True(done.IsOk, done.Problem?.Message.Th);
        return done.Value;
    }

    private static async Task<byte[]> BookAsync(Desk desk, Func<int, object?> members)
    {
        var records = await desk.OpenAsync();
        var names = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Name).ToListAsync());
        return Books.Of([["รายงานกลุ่มออมทรัพย์"], [null], ["ที่", "ชื่อกลุ่ม", "สมาชิกชาย (คน)", "สมาชิกหญิง", "ข้อมูล ณ วันที่"],
            .. names.Select((n, i) => new[] { i + 1, n, members(i), "๑,๐๕๐ ", "15/11/2569" }), [null, "รวม", 99999, 99999, null]]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_OwnLayout_FindsHeaderAndTakesEveryRow(string database)
    {
        var desk = await desks.TakeAsync(database);

        var done = await RunAsync(desk, await BookAsync(desk, i => 40 + i));

        Assert.True(done.IsWhole, string.Join('\n', done.Summary.Findings.Select(f => f.Message.Th)) + string.Join('\n', done.LeftOut));
        var records = await desk.OpenAsync();
        Assert.Equal([40m, 41m, 42m], records.Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number));
        Assert.All(records, r => Assert.Equal(1050m, r.Answers.Value(FieldKey.Parse("members_female")).Number));
        Assert.All(records, r => Assert.Equal(RecordState.Entered, r.State));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_SameFileTwice_ChangesNothing(string database)
    {
        var desk = await desks.TakeAsync(database);
        var book = await BookAsync(desk, i => 40 + i);
        await RunAsync(desk, book);
        var before = await desk.OpenAsync();

        var again = await RunAsync(desk, book);

        Assert.Equal((3, 0, 0), (again.Summary.Of(ImportRowState.Same), again.Summary.Of(ImportRowState.Taken), again.Summary.Of(ImportRowState.Wrong)));
        Assert.True(again.IsWhole);
        Assert.Equal(before.Select(r => (r.Version, r.Answers)), (await desk.OpenAsync()).Select(r => (r.Version, r.Answers)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_DryRun_TouchesNothing(string database)
    {
        var desk = await desks.TakeAsync(database);
        var before = await desk.OpenAsync();

        var done = await RunAsync(desk, await BookAsync(desk, i => 40 + i), dryRun: true);

        Assert.Equal(3, done.Summary.Of(ImportRowState.New));
        Assert.Equal(before.Select(r => r.Version), (await desk.OpenAsync()).Select(r => r.Version));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_RowWithABadCell_IsKeptBackAndTheRestTaken(string database)
    {
        var desk = await desks.TakeAsync(database);

        var done = await RunAsync(desk, await BookAsync(desk, i => i == 1 ? "ประมาณ 40 หรือ 50" : 40));

        Assert.False(done.IsWhole);
        Assert.Equal((2, 1), (done.Summary.Of(ImportRowState.Taken), done.Summary.Of(ImportRowState.Wrong)));
        Assert.Equal([true, false, true], (await desk.OpenAsync()).Select(r => r.State == RecordState.Entered));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Import_SubjectTwice_TakesNeither(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.OpenAsync();
        var name = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Name).FirstAsync());

        var done = await RunAsync(desk, Books.Of(["ชื่อกลุ่ม", "สมาชิกชาย", "สมาชิกหญิง"], [name, 10, 20], [name, 30, 40]));

        Assert.Equal((2, 0), (done.Summary.Of(ImportRowState.Wrong), done.Summary.Of(ImportRowState.Taken)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Revert_WhileTheRoundIsOpen_PutsBackAllButWhatWasChangedSince(string database)
    {
        var desk = await desks.TakeAsync(database);
        var before = await desk.OpenAsync();
        var done = await RunAsync(desk, await BookAsync(desk, i => 40 + i));
        var records = await desk.OpenAsync();
        Assert.True((await desk.SaveAsync(records[1], ("members_male", "77"))).IsOk);

        var reverted = await desk.DoAsync(async s => await s.GetRequiredService<ImportReverting>().RunAsync(desk.Officer, (await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!, done.Job.Id, done.Job.Version));

        Assert.True(reverted.IsOk, reverted.Problem?.Message.Th);
        Assert.Equal([records[1].SubjectKey], reverted.Value.ChangedSince);
        var after = await desk.OpenAsync();
        Assert.Equal(before[0].Answers, after[0].Answers);
        Assert.Equal(RecordState.Carried, after[0].State);
        Assert.Equal(77m, after[1].Answers.Value(FieldKey.Parse("members_male")).Number);
        Assert.Equal(ImportState.Reverted, (await JobAsync(desk, done.Job.Id)).State);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Template_FilledInAndSentBack_MapsItselfExactly(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.OpenAsync();
        var template = await desk.DoAsync(async s => (await s.GetRequiredService<TemplateWriter>().WriteAsync((await s.GetRequiredService<EntryLoader>().FindAsync(desk.Submission))!)).ToArray());
        using var opened = WorkbookReader.Open(new MemoryStream(template)).Value!;
        var rows = opened.Rows("ข้อมูล").ToList();
        var heads = rows.First(r => r.Number == 5).Cells.Select(c => c.Text).ToList();
        var filled = Books.Of(
            ("ข้อมูล", [[""], [""], [""], [""], [.. heads], .. rows.Where(r => r.Number > 5).Select(r => heads.Select((_, i) => (object?)(heads[i].StartsWith("สมาชิกชาย", StringComparison.Ordinal) ? "๑๒" : r[i].IsEmpty ? null : r[i].Text)).ToArray())]),
            (TemplateMarks.Tab, [.. opened.Rows(TemplateMarks.Tab).Select(r => r.Cells.Select(c => (object?)c.Text).ToArray())]));

        var done = await RunAsync(desk, filled);

        Assert.True(done.Plan.FromTemplate);
        Assert.Equal(3, done.Summary.Of(ImportRowState.Taken));
        Assert.All(await desk.OpenAsync(), r => Assert.Equal(12m, r.Answers.Value(FieldKey.Parse("members_male")).Number));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Marked_OwnWorkbook_BearsColourAndComment(string database)
    {
        var desk = await desks.TakeAsync(database);
        var book = await BookAsync(desk, i => i == 1 ? "ประมาณ 40 หรือ 50" : 40);
        var done = await RunAsync(desk, book, dryRun: true);

        await using var marked = await desk.DoAsync(s => s.GetRequiredService<MarkedWorkbooks>().WriteAsync(done.Job, new MemoryStream(book)));

        using var copy = new MemoryStream();
        await marked.CopyToAsync(copy);
        using var opened = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(copy, isEditable: false);
        var sheet = opened.WorkbookPart!.WorksheetParts.First();
        Assert.Contains(sheet.WorksheetCommentsPart!.Comments!.CommentList!.Elements<DocumentFormat.OpenXml.Spreadsheet.Comment>(), c => c.Reference == "C5");
        var cell = sheet.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().Single(c => c.CellReference == "C5");
        Assert.NotEqual(0u, opened.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ElementAt((int)cell.StyleIndex!.Value).FillId!.Value);
        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(opened).Select(e => e.Description));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Page_OfficerSendsLooksChecksAndTakes_SeesItSaved(string database)
    {
        var desk = await desks.TakeAsync(database);
        using var browser = await ImportPages.SignInAsync(desk);
        var page = $"/submissions/{desk.Submission}/import";

        var sent = await browser.FillInAsync(page, "form[enctype]", [], null, ("file=ของฉัน.xlsx", await BookAsync(desk, i => 40 + i)));
        Assert.NotNull(sent.Location);
        var proposed = await ImportPages.WaitAsync(browser, sent.Location, "#layout");
        Assert.Contains("สมาชิกชาย", proposed.Text("#columns"), StringComparison.Ordinal);
        await browser.FillInAsync(sent.Location, "#layout", [], "check");
        var found = await ImportPages.WaitAsync(browser, sent.Location, "#counts");
        Assert.Contains("3", found.Text("[data-state=New]"), StringComparison.Ordinal);
        Assert.All(await desk.OpenAsync(), r => Assert.Equal(RecordState.Carried, r.State));
        await browser.FillInAsync(sent.Location, "form:has(button[value=all])", [], "all");
        await ImportPages.WaitAsync(browser, sent.Location, "[data-state=Taken]");

        Assert.Equal([40m, 41m, 42m], (await desk.OpenAsync()).Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number));
        var remembered = await RunAsync(desk, await BookAsync(desk, i => 50 + i), name: "อีกครั้ง.xlsx");
        Assert.Equal(3, remembered.Summary.Of(ImportRowState.Taken));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Page_SomebodyElse_IsRefused(string database)
    {
        var desk = await desks.TakeAsync(database);
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);
        using var reviewer = new SignedInBrowser(desk.Server, desk.Reviewer);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync($"/submissions/{desk.Submission}/import")).Status);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await reviewer.GetAsync($"/submissions/{desk.Submission}/import")).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync($"/submissions/{desk.Submission}/template.xlsx")).Status);
    }
}
