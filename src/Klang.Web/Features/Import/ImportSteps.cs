using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>The steps of a job that take time: finding the layout, the dry run, taking. The command line runs them too.</summary>
public sealed class ImportSteps(
    KlangDb db, ImportClaims claims, EntryLoader loader, Carry carry, ImportWorlds worlds, BatchWorlds batches, LayoutProposer proposer, CheckingAhead checking, ImportTaking taking, ProcessRunner processes, AttachmentStore files, Actors actors)
{
    public Task<ImportJob?> ClaimAsync(CancellationToken cancel) => claims.TakeAsync(cancel);

    /// <summary>Runs the step that a claimed job stands before, as whoever sent the file; refused where the account is closed meanwhile.</summary>
    public async Task RunAsync(ImportJob job, CancellationToken cancel = default)
    {
        if (await actors.FindAsync(job.CreatedById, cancel) is { } actor)
        {
            await RunAsync(job, actor, cancel);
        }
        else
        {
            await RefuseAsync(job, Actor.System, job.FileName, Problems.NotYourUnit, cancel);
        }
    }

    public async Task RunAsync(ImportJob job, Actor actor, CancellationToken cancel = default)
    {
        var context = await loader.FindAsync(job.SubmissionId, cancel);
        var problem = context is null ? Problems.NotFound : Refusal(job, actor, context);
        problem ??= await StepAsync(job, actor, context!, cancel);
        if (problem is not null)
        {
            await RefuseAsync(job, actor, context?.Name ?? job.FileName, problem, cancel);
        }
    }

    /// <summary>A file of the province is read and checked in its name; what is recorded is recorded by the office.</summary>
    private static Problem? Refusal(ImportJob job, Actor actor, EntryContext context)
    {
        var refusal = Permission.May(actor, Act.EditRecords, context.Target);
        return refusal is not null && job is { BatchId: not null, State: not ImportState.Taking } ? Permission.May(actor, Act.SendForOffices, new AreaTarget(context.Target.Area)) : refusal;
    }

    private async Task<Problem?> StepAsync(ImportJob job, Actor actor, EntryContext context, CancellationToken cancel)
    {
        if (job.State == ImportState.Taking)
        {
            return await taking.RunAsync(job, actor, context, (done, total) => claims.TellAsync(job, done, total, cancel), cancel);
        }

        await carry.EnsureAsync(context, job.BatchId is null ? actor : Actor.System, cancel);
        var opened = Open(job.Sha256);
        if (!opened.IsOk)
        {
            return opened.Problem;
        }

        using var file = opened.Value;
        var world = job.BatchId is null ? await worlds.ReadAsync(context, cancel) : await batches.ReadAsync(job, context, cancel);
        return job.State == ImportState.Reading ? await ReadAsync(job, actor, world, file, cancel) : await CheckAsync(job, actor, world, SheetPlan.Read(job.Layout!), file, cancel);
    }

    public Result<WorkbookFile> Open(string sha256)
    {
        try
        {
            return WorkbookReader.Open(files.Open(sha256));
        }
        catch (IOException)
        {
            return ImportProblems.FileGone;
        }
    }

    private async Task<Problem?> ReadAsync(ImportJob job, Actor actor, ImportWorld world, WorkbookFile file, CancellationToken cancel)
    {
        var proposed = await proposer.ProposeAsync(world, file, cancel);
        if (!proposed.IsOk)
        {
            return proposed.Problem;
        }

        var known = proposed.Value.IsKnown && job.BatchId is null && PlanRules.Problem(world, proposed.Value.Plan) is null;
        await MoveAsync(job, actor, world.Context.Name, j =>
        {
            (j.State, j.Layout, j.Summary) = (known ? ImportState.Checking : ImportState.Proposed, proposed.Value.Plan.Write(), proposed.Value.Summary.Write());
        }, cancel);
        return null;
    }

    private async Task<Problem?> CheckAsync(ImportJob job, Actor actor, ImportWorld world, SheetPlan plan, WorkbookFile file, CancellationToken cancel)
    {
        await RowsAsync(job, actor, d => d.ImportRows.Where(r => r.JobId == job.Id).ExecuteDeleteAsync(cancel), cancel);
        var (tally, done) = (new ImportTally(world, plan, ImportSummary.Read(job.Summary)), 0);
        try
        {
            await foreach (var rows in checking.RowsAsync(job, world, plan, file, tally, cancel))
            {
                await RowsAsync(job, actor, d => BulkInsert.RunAsync(d, rows, cancel), cancel);
                done += rows.Count;
                if (!await claims.TellAsync(job, done, 0, cancel))
                {
                    return null;
                }
            }
        }
        catch (Exception e) when (e is UnreadableException || WorkbookReader.IsDamage(e))
        {
            return e is UnreadableException known ? known.Problem : ReadingProblems.Broken;
        }

        await TwinsAsync(job.Id, tally, cancel);
        await MoveAsync(job, actor, world.Context.Name, j => (j.State, j.Summary, j.Done, j.Total) = (ImportState.Checked, tally.Summary().Write(), done, done), cancel, world.Share is null ? null : scope => TellAsync(scope, job, world, tally, cancel));
        return null;
    }

    /// <summary>The office hears that its province sent something that it may take.</summary>
    private static Task TellAsync(ProcessScope scope, ImportJob job, ImportWorld world, ImportTally tally, CancellationToken cancel) =>
        scope.Actor.UnitCode == job.UnitCode || tally.Summary() is var summary && summary.Of(ImportRowState.New) + summary.Of(ImportRowState.Changed) == 0
            ? Task.CompletedTask
            : NoticeWriter.TellAsync(scope, NoticeReaders.OfUnit(scope.Db, job.UnitCode), "import.waiting", world.Context.Title, $"/submissions/{job.SubmissionId}/import/{job.Id}", cancel);

    /// <summary>Rows of the dry run: nothing that the trail would tell.</summary>
    private Task RowsAsync(ImportJob job, Actor actor, Func<KlangDb, Task> write, CancellationToken cancel) => processes.RunAsync<Guid>(new Process("import.rows", actor), async scope =>
    {
        await write(scope.Db);
        return job.Id;
    }, cancel);

    /// <summary>The first of two rows about one subject is as doubtful as the second.</summary>
    private async Task TwinsAsync(Guid jobId, ImportTally tally, CancellationToken cancel)
    {
        foreach (var number in tally.Twins)
        {
            var row = await db.ImportRows.AsNoTracking().SingleAsync(r => r.JobId == jobId && r.Number == number, cancel);
            var findings = RowFindings.Write([.. RowFindings.Read(row.Findings), new CellFinding(-1, "", Core.Datasets.Severity.Error, new("มีอีกแถวหนึ่งเป็นรายการเดียวกัน ลบแถวที่ไม่ใช้ออก", "Another row names the same entry. Remove the one that is not meant.")) { Blocks = true }]);
            await db.ImportRows.Where(r => r.JobId == jobId && r.Number == number).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, ImportRowState.Wrong).SetProperty(r => r.Findings, findings), cancel);
        }
    }

    private Task RefuseAsync(ImportJob job, Actor actor, string name, Problem problem, CancellationToken cancel) => MoveAsync(job, actor, name, j =>
        (j.State, j.Problem) = (ImportState.Refused, JsonSerializer.Serialize(problem, ImportSummary.Json)), cancel);

    private Task MoveAsync(ImportJob job, Actor actor, string name, Action<ImportJob> move, CancellationToken cancel, Func<ProcessScope, Task>? also = null) => processes.RunAsync<bool>(new Process("import.step", actor), async scope =>
    {
        scope.Db.ChangeTracker.Clear();
        var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == job.Id, cancel);
        if (held.Version == job.Version)
        {
            move(held);
            (held.Version, held.ClaimedUntil) = (held.Version + 1, null);
            scope.Note(held.UnitCode, name, new { import = held.Id, state = held.State.ToString() });
            await (also?.Invoke(scope) ?? Task.CompletedTask);
        }

        return true;
    }, cancel);
}
