using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>
/// Writes judged rows to the report, some at a time, through the one writer. A row and its record are written in one transaction, so
/// a server that dies between leaves rows that are taken and rows that are not, and whoever goes on takes the rest.
/// </summary>
public sealed class ImportTaking(KlangDb db, RecordWriter writer, UnitTotals totals, ProcessRunner processes, TakingAhead ahead, RefusedRows refused)
{
    /// <param name="job">In state Taking.</param>
    /// <param name="actor">As whom.</param>
    /// <param name="context">The report.</param>
    /// <param name="tell">How far it is; false stops.</param>
    /// <param name="cancel">Stops between batches.</param>
    public async Task<Problem?> RunAsync(ImportJob job, Actor actor, EntryContext context, Func<int, int, Task<bool>> tell, CancellationToken cancel = default)
    {
        var (total, done) = (await db.ImportRows.CountAsync(r => r.JobId == job.Id && TakingAhead.Good.Contains(r.State), cancel), 0);
        if (await TotalAsync(job, actor, context, cancel) is { } refused)
        {
            return refused;
        }

        await foreach (var batch in ahead.BatchesAsync(job, actor, cancel))
        {
            if (await TakeAsync(job, actor, batch, cancel) is { } problem)
            {
                await FinishAsync(job, actor, context, cancel);
                return problem.Status == 409 ? null : problem;
            }

            done += batch.Rows.Count;
            if (!await tell(done, total))
            {
                return null;
            }
        }

        await FinishAsync(job, actor, context, cancel);
        return null;
    }

    /// <summary>A row about the unit itself brings the unit's own record into the report.</summary>
    private async Task<Problem?> TotalAsync(ImportJob job, Actor actor, EntryContext context, CancellationToken cancel)
    {
        var unit = context.Submission.UnitCode;
        if (!await db.ImportRows.AnyAsync(r => r.JobId == job.Id && r.RecordId == null && r.SubjectKey == unit && TakingAhead.Good.Contains(r.State), cancel))
        {
            return null;
        }

        var added = await totals.AddAsync(actor, job.SubmissionId, cancel);
        if (added.IsOk)
        {
            await db.ImportRows.Where(r => r.JobId == job.Id && r.SubjectKey == unit).ExecuteUpdateAsync(s => s.SetProperty(r => r.RecordId, added.Value), cancel);
        }

        return added.Problem;
    }

    /// <summary>Rows together; where the database refuses what one of them says, by halves, until that one is kept back alone.</summary>
    private async Task<Problem?> TakeAsync(ImportJob job, Actor actor, TakingBatch batch, CancellationToken cancel)
    {
        try
        {
            return await TakeTogetherAsync(job, actor, batch, cancel);
        }
        catch (Exception e) when (RefusedRows.IsRefusal(e))
        {
            db.ChangeTracker.Clear();
            refused.Tell(e, job, batch.Rows);
        }

        var half = batch.Rows.Count / 2;
        return half == 0
            ? await refused.KeepBackAsync(job, actor, batch.Rows[0], cancel)
            : await TakeAsync(job, actor, batch.Part(..half), cancel) ?? await TakeAsync(job, actor, batch.Part(half..), cancel);
    }

    private async Task<Problem?> TakeTogetherAsync(ImportJob job, Actor actor, TakingBatch batch, CancellationToken cancel)
    {
        var saved = await writer.SaveAsync<bool>(
            actor, job.SubmissionId, batch.Edits,
            _ => Task.FromResult<Result<bool>?>(null),
            async (scope, _, outcome) =>
            {
                await (batch.Marks is { } marks && batch.Judged!.CameTo(outcome) ? BulkUpdate.RunAsync(scope.Db, marks, cancel) : TakenRows.WriteAsync(scope.Db, batch.Rows, outcome.Rows, cancel));
                return true;
            },
            batch.Judged,
            cancel);
        return saved.Problem;
    }

    /// <summary>Counts what stands now, and remembers the layout for the unit.</summary>
    private Task FinishAsync(ImportJob job, Actor actor, EntryContext context, CancellationToken cancel) => processes.RunAsync<bool>(new Process("import.taken", actor), async scope =>
    {
        scope.Db.ChangeTracker.Clear();
        var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == job.Id, cancel);
        var states = await CountAsync(scope.Db, job.Id, cancel);
        (held.State, held.TakenAt, held.ClaimedUntil, held.Version) = (ImportState.Taken, scope.Now, null, held.Version + 1);
        held.Summary = (ImportSummary.Read(held.Summary) with { States = states }).Write();
        await RememberAsync(scope, context.Submission.UnitCode, context.Submission.Dataset, SheetPlan.Read(held.Layout!), cancel);
        scope.Note(held.UnitCode, context.Name, new { import = held.Id, file = held.FileName, rows = states });
        return true;
    }, cancel);

    internal static async Task<ImmutableSortedDictionary<string, int>> CountAsync(KlangDb db, Guid jobId, CancellationToken cancel) =>
        (await db.ImportRows.Where(r => r.JobId == jobId).GroupBy(r => r.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
        .ToImmutableSortedDictionary(s => s.Key.ToString(), s => s.Count, StringComparer.Ordinal);

    internal static async Task RememberAsync(ProcessScope scope, string unit, string dataset, SheetPlan plan, CancellationToken cancel)
    {
        if (plan.FromTemplate)
        {
            return;
        }

        var fingerprint = LayoutProposer.Fingerprint(plan);
        var known = await scope.Db.ImportLayouts.SingleOrDefaultAsync(l => l.UnitCode == unit && l.Dataset == dataset && l.Fingerprint == fingerprint, cancel);
        if (known is null)
        {
            known = new ImportLayout { Id = Guid.CreateVersion7(), UnitCode = unit, Dataset = dataset, Fingerprint = fingerprint, Layout = "", UsedBy = "" };
            scope.Db.ImportLayouts.Add(known);
        }

        (known.Layout, known.UsedAt, known.UsedBy) = (plan.Write(), scope.Now, scope.Actor.Name);
    }
}
