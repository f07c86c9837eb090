using System.CommandLine;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;

namespace Klang.Web.CommandLine;

/// <summary><c>areas import FILE</c> and <c>areas check</c>.</summary>
internal static class AreasVerb
{
    private const int Shown = 20;

    public static Command Command() => new("areas", "The area registry.") { Import(), Check() };

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "The department's pipe-delimited list, or a CSV with the columns code and name_th." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Tell what would change, and change nothing." };
        var effective = new Option<string?>("--effective") { Description = "First day of what the file says: 2562-09-01, 1/9/2562." };
        var source = new Option<string?>("--source") { Description = "Where the list comes from; the file's name when left out." };
        var spelling = new Option<bool>("--spelling") { Description = "Other names are corrected spelling, not renames." };
        var import = new Command("import", "Take a list of areas into the registry.") { file, dryRun, effective, source, spelling };
        import.SetAction(async (parse, cancel) =>
        {
            var path = parse.GetValue(file)!;
            var day = default(DateReading);
            var fault = DateFault.None;
            if (parse.GetValue(effective) is { } text && !BuddhistDate.TryParse(text, out day, out fault))
            {
                return VerbHost.Fail($"--effective: {fault.ToProblem().Message.Th}");
            }

            if (!File.Exists(path))
            {
                return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
            }

            var request = new AreaImportRequest(await File.ReadAllBytesAsync(path, cancel), Actor.System)
            {
                Effective = parse.GetValue(effective) is null ? null : day.Date,
                Source = parse.GetValue(source) ?? Path.GetFileName(path),
                DryRun = parse.GetValue(dryRun),
                SpellingOnly = parse.GetValue(spelling),
            };
            return await VerbHost.RunAsync((services, stop) => ImportAsync(services.GetRequiredService<AreaImport>(), request, stop), cancel);
        });
        return import;
    }

    private static Command Check()
    {
        var check = new Command("check", "Check the areas in force today.");
        check.SetAction((_, cancel) => VerbHost.RunAsync(CheckAsync, cancel));
        return check;
    }

    private static async Task<int> ImportAsync(AreaImport import, AreaImportRequest request, CancellationToken cancel)
    {
        var result = await import.RunAsync(request, cancel);
        if (!result.IsOk)
        {
            return VerbHost.Fail(result.Problem);
        }

        var report = result.Value;
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine(fault.Problem.Message.Th);
        }

        Console.WriteLine($"อ่านแบบ {report.Encoding}: ใหม่ {Number(report.New)} เปลี่ยนชื่อ {Number(report.Renamed)} เติมข้อมูล {Number(report.Completed)} คงเดิม {Number(report.Unchanged)} ไม่มีในแฟ้ม {Number(report.Gone)} ข้าม {Number(report.LeftOut)} ผิด {Number(report.Faults.Count)}");
        Tell(report, AreaChangeKind.Renamed, change => $"เปลี่ยนชื่อ {change.Code}: {change.Before} → {change.After}");
        Tell(report, AreaChangeKind.Gone, change => $"ไม่มีในแฟ้ม {change.Code}: {change.Before} (ทะเบียนคงไว้)");
        Console.WriteLine(report.Faults.Count > 0 ? AreaImport.NothingTaken.Message.Th : report.Committed ? "นำเข้าแล้ว" : "ทดลองเท่านั้น ยังไม่ได้นำเข้า");
        return report.Faults.Count > 0 ? 1 : 0;
    }

    private static async Task<int> CheckAsync(IServiceProvider services, CancellationToken cancel)
    {
        var result = await services.GetRequiredService<AreaCheck>().RunAsync(cancel);
        foreach (var count in result.Counts)
        {
            Console.WriteLine($"{count.Word} {Number(count.Count)}");
        }

        foreach (var problem in result.Report.Problems)
        {
            Console.Error.WriteLine(problem.Message.Th);
        }

        Console.WriteLine(result.Report.Problems.Count == 0 ? "ทะเบียนถูกต้อง" : $"พบข้อผิดพลาด {Number(result.Report.Problems.Count)} แห่ง");
        return result.Report.Problems.Count == 0 ? 0 : 1;
    }

    private static void Tell(AreaImportReport report, AreaChangeKind kind, Func<AreaChange, string> line)
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
