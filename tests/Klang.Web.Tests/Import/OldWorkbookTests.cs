using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>
/// A workbook of Excel 97–2003. <c>Files/old.xls</c> was made once with LibreOffice 7 (a flat OpenDocument sheet saved as "Excel 97–2003"), so
/// that it is another program's file and no invention of the reader's own author.
/// </summary>
public sealed class OldWorkbookTests(Desks desks)
{
    private const string First = "กลุ่มออมทรัพย์เพื่อการผลิตบ้านสันโค้ง";
    private const string Second = "กลุ่มออมทรัพย์เพื่อการผลิตบ้านป่าแดด";

    public static TheoryData<string> Databases => TestDatabases.All;

    private static byte[] Book() => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Import", "Files", "old.xls"));

    [Fact]
    public void Rows_Xls_GivesTextNumbersDaysAndMerges()
    {
        using var book = WorkbookReader.Open(new MemoryStream(Book())).Value!;

        Assert.Equal([new SheetTab("ข้อมูล", false), new SheetTab("ปีก่อน", true)], book.Tabs);
        Assert.Equal([new MergedRange(1, 0, 1, 5)], book.Merges("ข้อมูล"));
        var rows = book.Rows("ข้อมูล").ToList();
        Assert.Equal([1, 3, 4, 5, 6], rows.Select(r => r.Number));
        Assert.Equal([new("1", CellNature.Number), new(First, CellNature.Text), new("2026-11-15", CellNature.Date), new("41", CellNature.Number), new("๕๑", CellNature.Text), new("12500.5", CellNature.Number)], rows[2].Cells);

        // Sums are formulas: their last value is read, and nothing is reckoned here.
        Assert.Equal(new SheetCell("83", CellNature.Number), rows[4][3]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Page_Xls_IsProposedCheckedAndTaken(string database)
    {
        var desk = await desks.TakeAsync(database);
        await RegisterAsync(desk, First, Second);
        using var browser = await ImportPages.SignInAsync(desk);

        var page = await ImportPages.SendAsync(browser, desk.Submission, "ของเก่า.xls", Book());
        await ImportPages.WaitAsync(browser, page, "#layout");
        await browser.FillInAsync(page, "#layout", [], "check");
        var found = await ImportPages.WaitAsync(browser, page, "#counts");
        Assert.Equal(("2", "0"), (found.Text("[data-state=New] .stat__value"), found.Text("[data-state=Wrong] .stat__value")));
        var marked = await browser.BytesAsync(page + "/marked.xlsx");
        using (var copy = WorkbookReader.Open(new MemoryStream(marked)).Value!)
        {
            Assert.Equal(First, copy.Rows("ข้อมูล").Single(r => r.Number == 4)[1].Text);
        }

        await ImportPages.TakeAsync(browser, page, "all");

        var records = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == desk.Submission && r.State == RecordState.Entered).OrderBy(r => r.SubjectKey).ToListAsync());
        Assert.Equal([First, Second], records.Select(r => r.Subject!.Name));
        Assert.Equal([(41m, 51m, 12500.5m), (42m, 52m, 1000m)], records.Select(r => (Number(r, "members_male"), Number(r, "members_female"), Number(r, "satja_balance"))));
        Assert.All(records, r => Assert.Equal(new DateOnly(2026, 11, 15), r.Answers.Value(FieldKey.Parse("as_of_date")).Date));
    }

    private static decimal Number(Data.Model.Record record, string field) => record.Answers.Value(FieldKey.Parse(field)).Number;

    private static Task<bool> RegisterAsync(Desk desk, params string[] names) => desk.DoAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        var village = await db.Subjects.Where(s => s.UnitCode == desk.Unit).OrderBy(s => s.Code).Select(s => s.AreaCode).FirstAsync();
        foreach (var name in names)
        {
            var cells = Desk.Group(name, village);
            var added = await services.GetRequiredService<RegisterWriter>().AddAsync(desk.Officer, services.GetRequiredService<Catalogue>().Register("savings-group")!, new EntryEdit(desk.Unit, cells));
            Assert.NotNull(added.Value?.Subject);
        }

        return true;
    });
}
