using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Takes an import back as one step, while the round takes data. What somebody changed since stays as they left it, and is named.</summary>
public sealed class ImportReverting(KlangDb db, RecordRestoring restoring, ImportWithdrawing withdrawing)
{
    public async Task<Result<RestoreOutcome>> RunAsync(Actor actor, EntryContext context, Guid jobId, int version, CancellationToken cancel = default)
    {
        var job = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == jobId && j.SubmissionId == context.Submission.Id, cancel);
        if (job is null || job.Version != version || job.State != ImportState.Taken)
        {
            return job is null ? Problems.NotFound : ImportProblems.Moved;
        }

        var rows = await db.ImportRows.AsNoTracking().Where(r => r.JobId == jobId && r.VersionAfter != null && r.State != ImportRowState.Reverted)
            .Select(r => new { r.RecordId, r.VersionAfter, r.Before }).ToListAsync(cancel);
        var wanted = rows.ConvertAll(r => RowBefore.Read(r.Before!) is var before ? new RecordRestore(r.RecordId!.Value, r.VersionAfter!.Value, AnswersJson.Read(before.Answers), before.State) : null!);
        var restored = await restoring.RunAsync(actor, context.Submission.Id, wanted, job.FileName, async (scope, outcome) =>
        {
            var back = outcome.Restored.ToHashSet();
            foreach (var some in back.Chunk(10_000))
            {
                await scope.Db.ImportRows.Where(r => r.JobId == jobId && r.RecordId != null && some.Contains(r.RecordId.Value)).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, ImportRowState.Reverted), cancel);
            }

            var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == jobId && j.Version == version, cancel);
            (held.State, held.RevertedAt, held.RevertedBy, held.Version) = (ImportState.Reverted, scope.Now, scope.Actor.Name, held.Version + 1);
            held.Summary = (ImportSummary.Read(held.Summary) with { States = await ImportTaking.CountAsync(scope.Db, jobId, cancel), ChangedSince = outcome.ChangedSince }).Write();
        }, cancel);
        if (restored.IsOk && !ImportSummary.Read(job.Summary).Added.IsEmpty)
        {
            db.ChangeTracker.Clear();
            var withdrawn = await withdrawing.RunAsync(actor, context.Submission.Id, job, cancel);
            return withdrawn.IsOk ? restored : withdrawn.Problem;
        }

        return restored;
    }
}
