using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Klang.Bench;

/// <summary>
/// `import [--rows 100000] [--database sqlite:PATH|CONNECTION]`: a workbook of 30 columns into one report: bare reading by the library
/// and by ours, dry run, marked report, taking. One run each: wall and processor seconds, the step's own peak. The database must be new.
/// </summary>
internal static class ImportTimes
{
    private const string Dataset = "savings-group";
    private const string Unit = "bench";

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rows = int.Parse(Value(arguments, "--rows") ?? "100000", NumberStyles.None, CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("klang-import-").FullName;
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Klang:Database"] = Value(arguments, "--database") ?? "sqlite:" + Path.Combine(folder, "klang.db"),
            ["Klang:DataPath"] = folder,
            ["Klang:Now"] = "2026-11-22T03:00:00Z",
        });
        var book = Path.Combine(folder, "book.xlsx");
        await using (var furnishing = app.Services.CreateAsyncScope())
        {
            await furnishing.ServiceProvider.GetRequiredService<Preparation>().RunAsync();
            await FurnishAsync(furnishing.ServiceProvider, rows);
            ImportBook.Write(book, app.Services.GetRequiredService<Catalogue>()[Dataset], rows);
        }

        await using var scope = app.Services.CreateAsyncScope();
        await StepsAsync(scope.ServiceProvider, book, folder);
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task StepsAsync(IServiceProvider services, string book, string folder)
    {
        var (run, desk) = (services.GetRequiredService<ImportRun>(), services.GetRequiredService<ImportDesk>());
        var report = (await run.FindAsync(Dataset, new FiscalYear(2570), 1, Unit)).Value!;
        var actor = ImportRun.OfficerOf(report);
        await TellAsync("opened for the first time, rows made", async () => Said((await desk.OpenAsync(actor, report.Submission.Id)).Problem));
        await TellAsync("bare reading, MiniExcel", () => Task.FromResult(Library(book)));
        await TellAsync("bare reading, ours", () => Task.FromResult(Ours(book)));
        ImportRunOutcome? checkedJob = null;
        await TellAsync("dry run: read, matched, checked", async () =>
        {
            var done = await run.RunAsync(report, "book.xlsx", await File.ReadAllBytesAsync(book), dryRun: true);
            checkedJob = done.Value;
            return Said(done.Problem, done.Value?.Summary);
        });
        var world = await services.GetRequiredService<ImportWorlds>().ReadAsync(report);
        await TellAsync("of it: rows read, matched and parsed, without database and rules", () => Task.FromResult(Matched(book, world, SheetPlan.Read(checkedJob!.Job.Layout!))));
        await TellAsync("marked report", async () =>
        {
            await run.ReportAsync(checkedJob!.Job, Path.Combine(folder, "marked.xlsx"));
            return (new FileInfo(Path.Combine(folder, "marked.xlsx")).Length >> 20).ToString(CultureInfo.InvariantCulture) + " MB";
        });
        await TellAsync("taken", async () =>
        {
            var taking = await desk.TakeAsync(actor, report, checkedJob!.Job.Id, checkedJob.Job.Version, all: false);
            services.GetRequiredService<KlangDb>().ChangeTracker.Clear();
            await services.GetRequiredService<ImportSteps>().RunAsync(taking.Value!, actor);
            var job = await services.GetRequiredService<KlangDb>().ImportJobs.AsNoTracking().SingleAsync(j => j.Id == checkedJob.Job.Id);
            return Said(null, ImportSummary.Read(job.Summary));
        });
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
            await BulkInsert.RunAsync(scope.Db, Enumerable.Range(0, rows).Select(SubjectOf).ToList());
            return true;
        });
    }

    private static Subject SubjectOf(int number) => new()
    {
        Id = Guid.CreateVersion7(),
        Register = Dataset,
        Code = ImportBook.CodeOf(number),
        Name = ImportBook.NameOf(number),
        SearchName = ImportBook.NameOf(number),
        AreaCode = "57010101",
        UnitCode = Unit,
        Active = true,
        SavedBy = "bench",
    };

    private static string Library(string path)
    {
        using var file = File.OpenRead(path);
        var letters = 0L;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            letters += row.Values.Sum(v => Convert.ToString(v, CultureInfo.InvariantCulture)?.Length ?? 0);
        }

        return letters.ToString(CultureInfo.InvariantCulture) + " letters";
    }

    private static string Ours(string path)
    {
        using var file = WorkbookReader.Open(File.OpenRead(path)).Value!;
        return file.Rows(ImportBook.Sheet).Sum(r => r.Cells.Sum(c => (long)c.Text.Length)).ToString(CultureInfo.InvariantCulture) + " letters";
    }

    private static string Matched(string path, ImportWorld world, SheetPlan plan)
    {
        using var file = WorkbookReader.Open(File.OpenRead(path)).Value!;
        var reader = world.Rows(plan, file.Merges(plan.Sheet));
        return file.Rows(plan.Sheet).Count(row => reader.Read(row).Subject is not null).Plain() + " matched";
    }

    private static string Said(Problem? problem, ImportSummary? summary = null) =>
        problem?.Message.En ?? (summary is null ? "" : string.Join(", ", summary.States.Select(s => $"{s.Key} {s.Value.Plain()}")));

    private static async Task TellAsync(string what, Func<Task<string>> work)
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        StepPeak.Forget();
        var (watch, used, paused, held) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration(), GC.GetTotalMemory(forceFullCollection: false) >> 20);
        var (compiled, made) = (System.Runtime.JitInfo.GetCompilationTime(), GC.GetTotalAllocatedBytes());
        var rounds = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
        var said = await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {watch.Elapsed.TotalSeconds:F1} s ({(Environment.CpuUsage.TotalTime - used).TotalSeconds:F1} s of own processor), peak {StepPeak.Megabytes()} MB, {held} MB of objects before, {(GC.GetTotalPauseDuration() - paused).TotalSeconds:F1} s of pauses in {GC.CollectionCount(0) - rounds.Item1}/{GC.CollectionCount(1) - rounds.Item2}/{GC.CollectionCount(2) - rounds.Item3} collections, {(System.Runtime.JitInfo.GetCompilationTime() - compiled).TotalSeconds:F1} s of compiling, {(GC.GetTotalAllocatedBytes() - made) >> 20} MB allocated; {said}"));
    }

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var i and >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : null;
}
