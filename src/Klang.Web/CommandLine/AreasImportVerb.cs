using System.CommandLine;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;

namespace Klang.Web.CommandLine;

/// <summary><c>areas import FILE</c>: compares a list with the registry and takes it. Exit code 1 where a line has a fault.</summary>
internal static class AreasImportVerb
{
    private const int Shown = 20;

    private static readonly Argument<string> Path = new("FILE") { Description = "The department's pipe-delimited list, or a CSV with the columns code and name_th." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Tell what would change, and change nothing." };
    private static readonly Option<string?> Effective = new("--effective") { Description = "First day of what the file says: 2019-09-01 or 1/9/2562." };
    private static readonly Option<string?> Source = new("--source") { Description = "Where the list comes from; the file's name when left out." };
    private static readonly Option<bool> Spelling = new("--spelling") { Description = "Other names are corrected spelling, not renames." };

    public static Command Command()
    {
        var import = new Command("import", "Take a list of areas into the registry.") { Path, DryRun, Effective, Source, Spelling };
        import.SetAction(RunAsync);
        return import;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var (path, effective) = (parse.GetValue(Path)!, parse.GetValue(Effective));
        var (day, fault) = (default(DateReading), DateFault.None);
        if (effective is not null && !BuddhistDate.TryParse(effective, out day, out fault))
        {
            return VerbHost.Fail($"--effective: {fault.ToProblem().Message.Th}");
        }

        if (!File.Exists(path))
        {
            return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
        }

        var request = new AreaImportRequest(await File.ReadAllBytesAsync(path, cancel), Actor.System)
        {
            Effective = effective is null ? null : day.Date,
            Source = parse.GetValue(Source) ?? System.IO.Path.GetFileName(path),
            DryRun = parse.GetValue(DryRun),
            SpellingOnly = parse.GetValue(Spelling),
        };
        return await VerbHost.RunAsync((services, stop) => ImportAsync(services, request, stop), cancel);
    }

    private static async Task<int> ImportAsync(IServiceProvider services, AreaImportRequest request, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<AreaImport>().RunAsync(request, cancel);
        if (!result.IsOk)
        {
            return VerbHost.Fail(result.Problem);
        }

        Tell(result.Value);
        if (result.Value.Committed)
        {
            // New districts owe reports, and offices bear their areas' names.
            await services.GetRequiredService<UnitSeed>().RefreshAsync(request.Actor, cancel);
        }

        return result.Value.Faults.Count == 0 ? 0 : 1;
    }

    private static void Tell(AreaImportReport report)
    {
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine(fault.Problem.Message.Th);
        }

        Console.WriteLine($"อ่านแบบ {report.Encoding}: ใหม่ {Number(report.New)} เปลี่ยนชื่อ {Number(report.Renamed)} เติมข้อมูล {Number(report.Completed)} "
            + $"คงเดิม {Number(report.Unchanged)} ไม่มีในแฟ้ม {Number(report.Gone)} ข้าม {Number(report.LeftOut)} ผิด {Number(report.Faults.Count)}");
        Tell(report, AreaListDifference.Renamed, change => $"เปลี่ยนชื่อ {change.Code}: {change.Before} → {change.After}");
        Tell(report, AreaListDifference.Gone, change => $"ไม่มีในแฟ้ม {change.Code}: {change.Before} (ทะเบียนคงไว้)");
        Console.WriteLine(report.Faults.Count > 0 ? AreaImport.NothingTaken.Message.Th : report.Committed ? "นำเข้าแล้ว" : "ทดลองเท่านั้น ยังไม่ได้นำเข้า");
    }

    private static void Tell(AreaImportReport report, AreaListDifference kind, Func<AreaChange, string> line)
    {
        var changes = report.Changes.Where(change => change.Kind == kind).ToList();
        foreach (var change in changes.Take(Shown))
        {
            Console.WriteLine(line(change));
        }

        if (changes.Count > Shown)
        {
            Console.WriteLine($"และอีก {Number(changes.Count - Shown)} รายการ");
        }
    }

    private static string Number(int value) => ThaiNumber.Show(value, 0);
}
