using System.CommandLine;
using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Areas;
using Klang.Web.Features.People;

namespace Klang.Web.CommandLine;

/// <summary><c>areas decide FILE</c>: carries an Act out on the registry, or tells what it would do. Exit code 1 where it cannot be.</summary>
internal static class AreasDecideVerb
{
    private const int Shown = 200;

    private static readonly Argument<string> Path = new("FILE") { Description = "A decision in YAML; docs/area-decisions.md says how." };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Tell what would change, and change nothing." };

    public static Command Command()
    {
        var decide = new Command("decide", "Carry a decision (an Act, an announcement) out on the registry.") { Path, DryRun };
        decide.SetAction(RunAsync);
        return decide;
    }

    private static async Task<int> RunAsync(ParseResult parse, CancellationToken cancel)
    {
        var path = parse.GetValue(Path)!;
        if (!File.Exists(path))
        {
            return VerbHost.Fail($"ไม่พบแฟ้ม {path}");
        }

        var reading = AreaDecisionFile.Read(System.IO.Path.GetFileName(path), TextDecoding.Read(await File.ReadAllBytesAsync(path, cancel)).Text);
        foreach (var fault in reading.Faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
        }

        return reading.Decision is { } decision
            ? await VerbHost.RunAsync((services, stop) => DecideAsync(services, decision, parse.GetValue(DryRun), stop), cancel)
            : 1;
    }

    private static async Task<int> DecideAsync(IServiceProvider services, AreaDecision decision, bool dryRun, CancellationToken cancel)
    {
        var decisions = services.GetRequiredService<AreaDecisions>();
        var preview = await decisions.PreviewAsync(decision, cancel);
        if (!preview.IsOk)
        {
            return VerbHost.Fail(preview.Problem.Message.Th);
        }

        Tell(preview.Value);
        if (dryRun)
        {
            Console.WriteLine("ทดลองเท่านั้น ยังไม่ได้เปลี่ยนทะเบียน");
            return 0;
        }

        var decided = await decisions.DecideAsync(Actor.System, decision, cancel);
        if (!decided.IsOk)
        {
            return VerbHost.Fail(decided.Problem.Message.Th);
        }

        // New districts owe reports, and offices bear their areas' names.
        await services.GetRequiredService<UnitSeed>().RefreshAsync(Actor.System, cancel);
        Console.WriteLine($"บันทึกแล้ว เป็นรายการที่ {decided.Value.Id.Plain()} ของบันทึกการเปลี่ยนแปลง");
        return 0;
    }

    private static void Tell(AreaDecisionPreview preview)
    {
        Console.WriteLine($"{preview.Decision.Title} ({preview.Steps.Count.Plain()} รายการ)");
        foreach (var step in preview.Steps.Take(Shown))
        {
            var followers = step.Followers.Count == 0 ? "" : $" พร้อมพื้นที่ข้างใน {ThaiNumber.Show(step.Followers.Count, 0)} แห่ง";
            Console.WriteLine($"{step.Number.Plain()}. {AreaStepWords.Th(step.Kind)} {Named(step.Before)} → {Named(step.After)}{followers}");
        }

        var touched = preview.Touched;
        Console.WriteLine($"บนพื้นที่เหล่านี้มีหน่วยรายงาน {Number(touched.Units.Count)} รายงานที่ยังไม่ล็อก {Number(touched.OpenRounds.Sum(r => r.Reports))} ใน {Number(touched.OpenRounds.Count)} งวด "
            + $"รายการในทะเบียน {Number(touched.Entries)} ระเบียน {Number(touched.Records)} (คงรหัสเดิมไว้ทั้งหมด)");
    }

    private static string Named(AreaState? area) => area is null ? "–" : $"{area.Code.Label} {area.Name.Th}";

    private static string Number(int value) => ThaiNumber.Show(value, 0);
}
