using System.Security.Cryptography;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Takes a list of areas into the registry: new ones are added, other names become versions from a day on, areas that the list
/// lacks are told and stay. A file with a fault changes nothing.
/// </summary>
public sealed class AreaImport(KlangDb db, ProcessRunner processes, Guard guard, AreaNames names, TimeProvider clock)
{
    /// <summary>What a report with faults comes to.</summary>
    public static Problem NothingTaken => AreaImportProblems.Faults;

    /// <returns>What it did, or would do; a refusal where the person may not.</returns>
    public async Task<Result<AreaImportReport>> RunAsync(AreaImportRequest request, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(request.Actor, Act.ManageAreas, WholeSystem.Instance, request.Source) is { } refusal)
        {
            return refusal;
        }

        if (request.DryRun)
        {
            return (await AreaImportPlan.MakeAsync(db, request, clock.Today(), cancel)).Report;
        }

        AreaImportReport? report = null;
        var taken = await processes.RunAsync<AreaImportReport>(
            new Process("areas.import", request.Actor),
            async scope =>
            {
                await AreaRecorder.LockAsync(scope.Db, cancel);
                var plan = await AreaImportPlan.MakeAsync(scope.Db, request, clock.Today(), cancel);
                report = plan.Report;
                return report.Faults.Count > 0 ? AreaImportProblems.Faults : await TakeAsync(scope, plan, request, cancel);
            },
            cancel);
        names.Forget();
        return taken.IsOk ? taken : report!;
    }

    private static async Task<Result<AreaImportReport>> TakeAsync(ProcessScope scope, AreaImportPlan plan, AreaImportRequest request, CancellationToken cancel)
    {
        await plan.TakeAsync(scope, cancel);
        var report = plan.Report with { Committed = true };
        scope.Note(AreaRecorder.Stream, request.Source, new
        {
            effective = request.Effective,
            spelling = request.SpellingOnly,
            @new = report.New,
            renamed = report.Renamed,
            completed = report.Completed,
            unchanged = report.Unchanged,
            gone = report.Gone,
            sha256 = Convert.ToHexStringLower(SHA256.HashData(request.File)),
        });
        return report;
    }
}
