using System.Diagnostics;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Import;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Bench;

/// <summary>A workbook of 100,000 rows × 30 columns into one report: bare reading, dry run, taking. One run each, wall seconds and the process's peak.</summary>
internal static class ImportTimes
{
    private const string Dataset = "savings-group";
    private const string Unit = "bench";

    public static async Task<int> RunAsync(string[] rest)
    {
        var rows = Array.IndexOf(rest, "--rows") is >= 0 and var at ? int.Parse(rest[at + 1], CultureInfo.InvariantCulture) : 100_000;
        var database = Array.IndexOf(rest, "--database") is >= 0 and var d ? rest[d + 1] : null;
        var folder = Directory.CreateTempSubdirectory("klang-import-").FullName;
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = database, ["Klang:DataPath"] = folder, ["Klang:Now"] = "2026-11-22T03:00:00Z" });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync();
        await FurnishAsync(scope.ServiceProvider, rows);
        var book = Path.Combine(folder, "book.xlsx");
        Write(book, app.Services.GetRequiredService<Catalogue>()[Dataset], rows);
        Console.WriteLine($"{rows} rows, {new FileInfo(book).Length >> 20} MB");
        Tell("bare reading, Open XML SDK", () => Library(book));
        Tell("bare reading, ours", () => Ours(book));
        var run = scope.ServiceProvider.GetRequiredService<ImportRun>();
        var report = await run.FindAsync(Dataset, new FiscalYear(2570), 1, Unit);
        var bytes = await File.ReadAllBytesAsync(book);
        await TellAsync("dry run: read, matched, checked, reported", () => run.RunAsync(report.Value!, "book.xlsx", bytes, dryRun: true));
        await TellAsync("the same and committed", () => run.RunAsync(report.Value!, "book.xlsx", bytes, dryRun: false));
        Console.WriteLine($"peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task FurnishAsync(IServiceProvider services, int rows)
    {
        var db = services.GetRequiredService<KlangDb>();
        await services.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, new FiscalYear(2570), new DateOnly(2026, 10, 1), [Dataset]);
        var round = await db.Rounds.SingleAsync(r => r.Dataset == Dataset && r.FiscalYear == 2570 && r.Number == 1);
        db.Units.Add(new ReportingUnit { Code = Unit, NameTh = "หน่วยวัดเวลา", Level = UnitLevel.District, AreaCode = "5701", ProvinceCode = "57" });
        db.Submissions.Add(new Submission { Id = Guid.CreateVersion7(), RoundId = round.Id, Dataset = Dataset, FiscalYear = 2570, RoundNumber = 1, UnitCode = Unit, AreaCode = "5701" });
        await db.SaveChangesAsync();
        await services.GetRequiredService<ProcessRunner>().RunAsync<bool>(new Klang.Data.Processes.Process("bench", Actor.System), async scope =>
        {
            await BulkInsert.RunAsync(scope.Db, Enumerable.Range(0, rows).Select(i => new Subject { Id = Guid.CreateVersion7(), Register = Dataset, Code = Code(i), Name = $"กลุ่มออมทรัพย์ที่ {i}", SearchName = $"{i}", AreaCode = "57010101", UnitCode = Unit, Active = true }).ToList());
            return true;
        });
    }

    private static string Code(int number) => "57010101S" + number.ToString("D6", CultureInfo.InvariantCulture);

    private static void Write(string path, CompiledDefinition dataset, int rows)
    {
        var fields = ImportTargets.Of(dataset, 1, 2570).Where(t => t is { Role: TargetRole.Cell, Field: { IsComputed: false } and (NumberField or DateField) }).Select(t => t.Field!).Take(28).ToList();
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            writer.WriteElement(Row(1, ["รหัส", "ชื่อกลุ่ม", .. fields.Select(f => f.Label.Th)]));
            for (var i = 0; i < rows; i++)
            {
                writer.WriteElement(Row(i + 2, [Code(i), $"กลุ่มออมทรัพย์ที่ {i}", .. fields.Select((f, c) => f is DateField ? "15/11/2569" : (object)((i + c) % 90))]));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = "ข้อมูล" }));
    }

    private static Row Row(int number, IEnumerable<object> cells) => new(cells.Select((c, i) => c is string text
        ? new Cell { CellReference = Address(i, number), DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }
        : new Cell { CellReference = Address(i, number), CellValue = new CellValue((int)c) })) { RowIndex = (uint)number };

    private static string Address(int column, int row) => (column < 26 ? "" : "A") + (char)('A' + (column % 26)) + row.ToString(CultureInfo.InvariantCulture);

    private static int Library(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        using var reader = OpenXmlReader.Create(document.WorkbookPart!.WorksheetParts.First());
        var letters = 0;
        while (reader.Read())
        {
            letters += reader.ElementType == typeof(Cell) && reader.IsStartElement ? ((Cell)reader.LoadCurrentElement()!).InnerText.Length : 0;
        }

        return letters;
    }

    private static int Ours(string path)
    {
        using var file = WorkbookReader.Open(File.OpenRead(path)).Value!;
        return file.Rows("ข้อมูล").Sum(r => r.Cells.Sum(c => c.Text.Length));
    }

    private static void Tell(string what, Func<int> work)
    {
        var watch = Stopwatch.StartNew();
        var letters = work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F1} s ({letters} letters)"));
    }

    private static async Task TellAsync(string what, Func<Task<Klang.Core.Common.Result<ImportRunOutcome>>> work)
    {
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var done = await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F1} s wall, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:F1} s of own processor, {(done.IsOk ? string.Join(' ', done.Value.Summary.States.Select(s => s.Key + " " + s.Value)) : done.Problem.Message.En)}"));
    }
}
