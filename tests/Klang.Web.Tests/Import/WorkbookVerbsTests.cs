using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>The verbs <c>template</c> and <c>import</c> as people start them: processes of their own, their exit codes and what they print.</summary>
public sealed class WorkbookVerbsTests(Desks desks) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("klang-workbook-verbs-").FullName;

    private Task<(int Exit, string Output, string Error)> RunAsync(Desk desk, params string[] arguments) => KlangProcess.RunAsync(desk.Server, arguments);

    private static string[] Of(Desk desk) => ["--round", "2570/1", "--unit", desk.Unit];

    private string FileOf(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static async Task<byte[]> BookAsync(Desk desk, params object?[] members)
    {
        await desk.OpenAsync();
        var names = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Subjects.Where(x => x.UnitCode == desk.Unit).OrderBy(x => x.Code).Select(x => x.Name).ToListAsync());
        return Books.Of([["ชื่อกลุ่ม", "สมาชิกชาย", "สมาชิกหญิง"], .. names.Zip(members).Select((p, i) => new[] { p.First, p.Second, 50 + i })]);
    }

    private static async Task<object[]> MembersAsync(Desk desk) => [.. (await desk.OpenAsync()).Where(r => r.State == RecordState.Entered).Select(r => (object)r.Answers.Value(FieldKey.Parse("members_male")).Number)];

    [Fact]
    public async Task Template_OfAUnit_IsTheOneOfThePage()
    {
        var desk = await desks.TakeAsync("sqlite");
        using var browser = new SignedInBrowser(desk.Server, desk.Officer);
        var path = Path.Combine(_folder, "แบบ.xlsx");

        var done = await RunAsync(desk, ["template", "savings-group", .. Of(desk), "--out", path]);

        Assert.Equal((0, ""), (done.Exit, done.Error));
        Assert.Contains(path, done.Output, StringComparison.Ordinal);
        Assert.Equal(Texts(await browser.BytesAsync($"/submissions/{desk.Submission}/template.xlsx")), Texts(await File.ReadAllBytesAsync(path)));
    }

    [Fact]
    public async Task Import_TrialGoodAndAgain_SayWhatHappenedByExitCode()
    {
        var desk = await desks.TakeAsync("sqlite");
        var file = FileOf("ดี.xlsx", await BookAsync(desk, 41, "๔๒", 43));

        var trial = await RunAsync(desk, ["import", "savings-group", file, .. Of(desk), "--dry-run"]);
        Assert.Equal((0, ""), (trial.Exit, trial.Error));
        Assert.Contains("บันทึก 0 ใหม่ 3", trial.Output, StringComparison.Ordinal);
        Assert.Empty(await MembersAsync(desk));

        var taken = await RunAsync(desk, ["import", "savings-group", file, .. Of(desk)]);
        Assert.Equal((0, ""), (taken.Exit, taken.Error));
        Assert.Contains("บันทึก 3 ใหม่ 0", taken.Output, StringComparison.Ordinal);
        Assert.Equal([41m, 42m, 43m], await MembersAsync(desk));

        var again = await RunAsync(desk, ["import", "savings-group", file, .. Of(desk)]);
        Assert.Equal(0, again.Exit);
        Assert.Contains("เหมือนเดิม 3", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_ABadRow_TakesTheRestMarksTheFileAndFails()
    {
        var desk = await desks.TakeAsync("sqlite");
        var file = FileOf("ผิด.xlsx", await BookAsync(desk, 41, "ประมาณ 40 หรือ 50", 43));
        var report = Path.Combine(_folder, "ตรวจแล้ว.xlsx");

        var trial = await RunAsync(desk, ["import", "savings-group", file, .. Of(desk), "--dry-run"]);
        var done = await RunAsync(desk, ["import", "savings-group", file, .. Of(desk), "--report", report]);

        Assert.Equal((1, 1), (trial.Exit, done.Exit));
        Assert.Contains("แถว 3", done.Error, StringComparison.Ordinal);
        Assert.Contains("บันทึก 2", done.Output, StringComparison.Ordinal);
        Assert.Equal([41m, 43m], await MembersAsync(desk));
        using var marked = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(report, isEditable: false);
        Assert.Contains(marked.WorkbookPart!.WorksheetParts.Single().WorksheetCommentsPart!.Comments!.CommentList!.Elements<DocumentFormat.OpenXml.Spreadsheet.Comment>(), c => c.Reference == "B3");
    }

    [Fact]
    public async Task Import_WhatCannotBeRead_FailsInThai()
    {
        var desk = await desks.TakeAsync("sqlite");
        var book = FileOf("ดี.xlsx", await BookAsync(desk, 1, 2, 3));

        await FailsAsync("ไม่พบแฟ้ม", ["import", "savings-group", Path.Combine(_folder, "ไม่มี.xlsx"), .. Of(desk)]);
        await FailsAsync(ReadingProblems.NotAWorkbook.Message.Th, ["import", "savings-group", FileOf("โปรแกรม.xlsx", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, .. new byte[500]]), .. Of(desk)]);
        await FailsAsync(ReadingProblems.Empty.Message.Th, ["import", "savings-group", FileOf("ว่าง.xlsx", []), .. Of(desk)]);
        await FailsAsync("หน่วย 0000 ไม่มีรายงาน", ["import", "savings-group", book, "--round", "2570/1", "--unit", "0000"]);
        await FailsAsync("2570/1", ["import", "savings-group", book, "--round", "2570", "--unit", desk.Unit]);
        await FailsAsync("ไม่มีโฟลเดอร์", ["import", "savings-group", book, .. Of(desk), "--report", Path.Combine(_folder, "ไม่มี", "x.xlsx")]);
        await FailsAsync("ไม่มีโฟลเดอร์", ["template", "savings-group", .. Of(desk), "--out", Path.Combine(_folder, "ไม่มี", "x.xlsx")]);
        await FailsAsync("--round", ["import", "savings-group", book, "--unit", desk.Unit]);
        Assert.Empty(await MembersAsync(desk));

        async Task FailsAsync(string told, string[] arguments)
        {
            var done = await RunAsync(desk, arguments);
            Assert.Equal(1, done.Exit);
            Assert.Contains(told, done.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", done.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("template", "DATASET --round --unit --out")]
    [InlineData("import", "DATASET FILE --round --unit --sheet --dry-run --report")]
    public async Task Help_NamesWhatTheVerbTakes(string verb, string words)
    {
        var help = await KlangProcess.RunAsync(_folder, verb, "--help");

        Assert.Equal((0, ""), (help.Exit, help.Error));
        Assert.All(words.Split(' '), w => Assert.Contains(w, help.Output, StringComparison.Ordinal));
    }

    private static List<string> Texts(byte[] book)
    {
        using var opened = WorkbookReader.Open(new MemoryStream(book)).Value!;
        return [.. opened.Tabs.SelectMany(t => opened.Rows(t.Name).Select(r => $"{t.Name} {r.Number}: {string.Join('|', r.Cells.Select(c => c.Text))}"))];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
