using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import;

namespace Klang.Web.CommandLine;

/// <summary><c>template DATASET --round 2570/1 --unit 5701 --out FILE.xlsx</c> and <c>import DATASET FILE --round … --unit … [--dry-run] [--report FILE.xlsx]</c>: what the pages do.</summary>
internal static class WorkbookVerbs
{
    private static readonly Argument<string> Dataset = new("DATASET") { Description = "The dataset's key, such as savings-group." };
    private static readonly Argument<string> Workbook = new("FILE") { Description = "A workbook (.xlsx, .xls) or a text file (.csv)." };
    private static readonly Option<string> Round = new("--round") { Required = true, Description = "Fiscal year and number: 2570/1." };
    private static readonly Option<string> Unit = new("--unit") { Required = true, Description = "The reporting unit: 5701." };
    private static readonly Option<string?> Office = new("--unit") { Description = "The reporting unit: 5701." };
    private static readonly Option<string?> Province = new("--province") { Description = "The province whose offices the file is for: 57. Rows are shared out by district or code." };
    private static readonly Option<string> Out = new("--out") { Required = true, Description = "The workbook to write." };
    private static readonly Option<string?> Sheet = new("--sheet") { Description = "The sheet that is meant, where several look alike." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Check every row and take none." };
    private static readonly Option<string?> Report = new("--report") { Description = "Write the file once more, with marks at what was found." };

    public static Command Template()
    {
        var template = new Command("template", "Write the workbook of a report: its subjects and last values, ready to fill in.") { Dataset, Round, Unit, Out };
        template.SetAction((parse, cancel) => VerbHost.RunAsync((services, stop) => TemplateAsync(services, parse, stop), cancel));
        return template;
    }

    public static Command Import()
    {
        var import = new Command("import", "Take a workbook into a report, or into those of all offices of a province. Exit code 0 only if every row was taken, or would be with --dry-run.") { Dataset, Workbook, Round, Office, Province, Sheet, DryRun, Report };
        import.Validators.Add(r =>
        {
            if (r.GetValue(Office) is null == r.GetValue(Province) is null)
            {
                r.AddError("Say either --unit or --province.");
            }
        });
        import.SetAction((parse, cancel) => VerbHost.RunAsync((services, stop) => ImportAsync(services, parse, stop), cancel));
        return import;
    }

    private static async Task<Result<EntryContext>> FindAsync(IServiceProvider services, ParseResult parse, CancellationToken cancel)
    {
        var round = RoundId.Parse($"{parse.GetValue(Dataset)}/{parse.GetValue(Round)}");
        return round.IsOk
            ? await services.GetRequiredService<ImportRun>().FindAsync(round.Value.DatasetKey, round.Value.Year, round.Value.Number, parse.GetValue(Unit)!, cancel)
            : round.Problem;
    }

    private static async Task<int> TemplateAsync(IServiceProvider services, ParseResult parse, CancellationToken cancel)
    {
        var found = await FindAsync(services, parse, cancel);
        if (!found.IsOk)
        {
            return VerbHost.Fail(found.Problem);
        }

        if (NoFolder(parse.GetValue(Out)) is { } folder)
        {
            return VerbHost.Fail($"ไม่มีโฟลเดอร์ {folder} สร้างก่อน หรือเลือกที่อื่น");
        }

        await services.GetRequiredService<Carry>().EnsureAsync(found.Value, ImportRun.OfficerOf(found.Value), cancel);
        await using var file = File.Create(parse.GetValue(Out)!);
        await (await services.GetRequiredService<TemplateWriter>().WriteAsync(found.Value, cancel)).CopyToAsync(file, cancel);
        Console.WriteLine($"เขียนแบบ {found.Value.Dataset.Definition.Name.Th} แล้วที่ {parse.GetValue(Out)}");
        return 0;
    }

    private static async Task<int> ImportAsync(IServiceProvider services, ParseResult parse, CancellationToken cancel)
    {
        var path = parse.GetValue(Workbook)!;
        if (!File.Exists(path))
        {
            return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
        }

        if (NoFolder(parse.GetValue(Report)) is { } folder)
        {
            return VerbHost.Fail($"ไม่มีโฟลเดอร์ {folder} สร้างก่อน หรือเลือกที่อื่น");
        }

        var round = RoundId.Parse($"{parse.GetValue(Dataset)}/{parse.GetValue(Round)}");
        if (!round.IsOk)
        {
            return VerbHost.Fail(round.Problem);
        }

        if (parse.GetValue(Province) is not null)
        {
            return await ProvinceVerb.RunAsync(services, new(round.Value, parse.GetValue(Province)!, path, parse.GetValue(DryRun), parse.GetValue(Sheet), parse.GetValue(Report)), cancel);
        }

        var found = await services.GetRequiredService<ImportRun>().FindAsync(round.Value.DatasetKey, round.Value.Year, round.Value.Number, parse.GetValue(Office)!, cancel);
        var run = services.GetRequiredService<ImportRun>();
        var done = found.IsOk ? await run.RunAsync(found.Value, path, await File.ReadAllBytesAsync(path, cancel), parse.GetValue(DryRun), parse.GetValue(Sheet), cancel) : found.Problem;
        if (!done.IsOk)
        {
            return VerbHost.Fail(done.Problem);
        }

        if (parse.GetValue(Report) is { } report)
        {
            await run.ReportAsync(done.Value.Job, report, cancel);
        }

        Tell(done.Value);
        return (parse.GetValue(DryRun) ? done.Value.WouldBeWhole : done.Value.IsWhole) ? 0 : 1;
    }

    /// <summary>The folder of a file to write, where there is none.</summary>
    private static string? NoFolder(string? path) =>
        path is not null && Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder) ? folder : null;

    private static void Tell(ImportRunOutcome outcome)
    {
        foreach (var left in outcome.LeftOut)
        {
            Console.Error.WriteLine($"ไม่แน่ใจ จึงไม่นำเข้า: {left}");
        }

        Findings(outcome.Summary, "");
        Console.WriteLine($"แผ่นงาน {outcome.Plan.Sheet}: {Counts(outcome.Summary)}");
    }

    internal static void Findings(ImportSummary summary, string of)
    {
        foreach (var finding in summary.Findings)
        {
            Console.Error.WriteLine($"{of}{finding.Level} แถว {finding.FirstRow.Plain()} ({finding.Count.Plain()} ช่อง) {finding.Label}: {finding.Message.Th}");
        }
    }

    internal static string Counts(ImportSummary summary)
    {
        string Count(ImportRowState state) => ThaiNumber.Show(summary.Of(state), 0);
        return $"บันทึก {Count(ImportRowState.Taken)} ใหม่ {Count(ImportRowState.New)} เปลี่ยน {Count(ImportRowState.Changed)} เหมือนเดิม {Count(ImportRowState.Same)} ต้องแก้ {Count(ImportRowState.Wrong)} ข้าม {Count(ImportRowState.Skipped)}";
    }
}
