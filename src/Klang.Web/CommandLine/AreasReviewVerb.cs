using System.CommandLine;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Features.Areas;

namespace Klang.Web.CommandLine;

/// <summary><c>areas review FILE</c>: holds an official list against the registry and keeps what differs for decisions. Exit code 1 where a line has a fault.</summary>
internal static class AreasReviewVerb
{
    private const int Shown = 20;

    private static readonly Argument<string> FilePath = new("FILE") { Description = "The department's pipe-delimited list, or a CSV with the columns code and name_th." };
    private static readonly Option<string?> Effective = new("--effective") { Description = "First day of what the list says: 2026-10-01 or 1/10/2569; today when left out." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Tell what differs, and store nothing." };

    public static Command Command()
    {
        var review = new Command("review", "Compare an official list with the registry; what differs waits at /areas/review.") { FilePath, Effective, DryRun };
        review.SetAction(RunAsync);
        return review;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var (path, effective) = (parse.GetValue(FilePath)!, parse.GetValue(Effective));
        var (day, fault) = (default(DateReading), DateFault.None);
        if (effective is not null && !BuddhistDate.TryParse(effective, out day, out fault))
        {
            return VerbHost.Fail($"--effective: {fault.ToProblem().Message.Th}");
        }

        if (!File.Exists(path))
        {
            return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
        }

        var request = new AreaListReviewRequest(await File.ReadAllBytesAsync(path, cancel), Path.GetFileName(path), Actor.System)
        {
            Effective = effective is null ? null : day.Date,
            DryRun = parse.GetValue(DryRun),
        };
        return await VerbHost.RunAsync((services, stop) => ReviewAsync(services, request, stop), cancel);
    }

    private static async Task<int> ReviewAsync(IServiceProvider services, AreaListReviewRequest request, CancellationToken cancel)
    {
        var made = await services.GetRequiredService<AreaListReviews>().MakeAsync(request, cancel);
        if (!made.IsOk)
        {
            return VerbHost.Fail(made.Problem);
        }

        Tell(made.Value, request.DryRun);
        return made.Value.Faults.Count == 0 ? 0 : 1;
    }

    private static void Tell(AreaListReviewReport report, bool dryRun)
    {
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine(fault.Problem.Message.Th);
        }

        Console.WriteLine($"อ่านแบบ {report.Encoding} เทียบกับทะเบียนวันที่ {BuddhistDate.Short(report.EffectiveOn)}: ใหม่ {Number(report, AreaListChangeKind.New)} "
            + $"เปลี่ยนชื่อ {Number(report, AreaListChangeKind.Renamed)} ย้าย {Number(report, AreaListChangeKind.Moved)} ไม่มีในรายชื่อ {Number(report, AreaListChangeKind.Gone)} "
            + $"คงเดิม {Number(report.Unchanged)} ข้าม {Number(report.LeftOut)} ผิด {Number(report.Faults.Count)}");
        foreach (var kind in Enum.GetValues<AreaListChangeKind>())
        {
            Tell(report, kind);
        }

        Console.WriteLine(report.Faults.Count > 0 ? "แฟ้มมีข้อผิดพลาด จึงไม่ได้เก็บสิ่งใด"
            : dryRun ? "ทดลองเท่านั้น ยังไม่ได้เก็บ"
            : report.ReviewId is not { } review ? "รายชื่อตรงกับทะเบียนทุกรายการ"
            : $"{(report.IsRepeated ? $"แฟ้มนี้เคยนำเข้าแล้ว เพิ่มใหม่ {Number(report.Added)} รายการ" : "เก็บไว้รอพิจารณาแล้ว")} ที่ /areas/review/{review:D}");
    }

    private static void Tell(AreaListReviewReport report, AreaListChangeKind kind)
    {
        var items = report.Items.Where(item => item.Kind == kind).ToList();
        foreach (var item in items.Take(Shown))
        {
            Console.WriteLine(kind switch
            {
                AreaListChangeKind.New => $"ใหม่ {item.Code} {item.NameAfter} (บรรทัด {item.Line!.Value.Plain()})",
                AreaListChangeKind.Renamed => $"เปลี่ยนชื่อ {item.Code}: {item.NameBefore} → {item.NameAfter}",
                AreaListChangeKind.Moved => $"ย้าย {item.CodeBefore} → {item.Code}: {item.NameAfter}",
                _ => $"ไม่มีในรายชื่อ {item.Code} {item.NameBefore} (ทะเบียนคงไว้จนกว่าจะรับ)",
            });
        }

        if (items.Count > Shown)
        {
            Console.WriteLine($"และอีก {Number(items.Count - Shown)} รายการ");
        }
    }

    private static string Number(AreaListReviewReport report, AreaListChangeKind kind) => Number(report.Count(kind));

    private static string Number(int value) => ThaiNumber.Show(value, 0);
}
