using Klang.Core.Imports;
using Klang.Core.Rounds;
using Klang.Web.Features.Import;

namespace Klang.Web.CommandLine;

/// <summary><c>import DATASET FILE --round 2570/1 --province 57</c>: one file for all offices of a province.</summary>
internal static class ProvinceVerb
{
    /// <summary>What was asked for on the command line.</summary>
    internal sealed record Asked(RoundId Round, string Province, string Path, bool DryRun, string? Sheet, string? Report);

    public static async Task<int> RunAsync(IServiceProvider services, Asked asked, CancellationToken cancel)
    {
        var run = services.GetRequiredService<BatchRun>();
        var done = await run.RunAsync(asked.Round, asked.Province, asked.Path, await File.ReadAllBytesAsync(asked.Path, cancel), asked.DryRun, asked.Sheet, cancel);
        if (!done.IsOk)
        {
            return VerbHost.Fail(done.Problem);
        }

        if (asked.Report is not null)
        {
            await run.ReportAsync(done.Value.Batch, services.GetRequiredService<MarkedWorkbooks>(), asked.Report, cancel);
        }

        Tell(done.Value);
        var told = done.Value.Offices.Where(o => Says(o.Outcome)).ToList();
        return done.Value.LeftOut.Count == 0 && told.Count > 0 && told.TrueForAll(o => asked.DryRun ? o.Outcome.WouldBeWhole : o.Outcome.IsWhole) ? 0 : 1;
    }

    private static void Tell(BatchRunOutcome outcome)
    {
        foreach (var left in outcome.LeftOut)
        {
            Console.Error.WriteLine($"ไม่แน่ใจ จึงไม่นำเข้า: {left}");
        }

        foreach (var (office, done) in outcome.Offices)
        {
            WorkbookVerbs.Findings(done.Summary, $"{office.Unit.Code} ");
            Console.WriteLine($"{office.Unit.Code} {office.Unit.NameTh}: {(Says(done) ? WorkbookVerbs.Counts(done.Summary) : "ไม่มีแถวในไฟล์")}");
        }
    }

    /// <summary>Whether the file says anything about the office.</summary>
    private static bool Says(ImportRunOutcome outcome) => outcome.Summary.States.Any(s => s.Key != nameof(ImportRowState.Skipped) && s.Value > 0);
}
