using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Hosting.Jobs;

/// <summary>Who does a job for a slot of time: the server whose row is in the table first. All others pass on.</summary>
public sealed class JobTurns(KlangDb db, ProcessRunner processes)
{
    /// <summary>A job that was begun and not ended for so long is taken over: its server is gone.</summary>
    public static readonly TimeSpan TakeOver = TimeSpan.FromMinutes(15);

    private const string Stream = "jobs";

    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <returns>Whether it is this server's turn.</returns>
    public async Task<bool> BeginAsync(string job, string slot, CancellationToken cancel = default)
    {
        // Nearly always it is done already, and then nothing is written.
        if (await db.JobRuns.AsNoTracking().AnyAsync(r => r.Job == job && r.Slot == slot && r.FinishedAt != null, cancel))
        {
            return false;
        }

        return (await processes.RunAsync<bool>(new Process("job.begin", Actor.System), scope => TakeAsync(scope, job, slot, cancel), cancel)).Value;
    }

    public Task FinishAsync(string job, string slot) => processes.RunAsync<int>(new Process("job.finish", Actor.System), async scope =>
    {
        var now = scope.Now;
        return await scope.Db.JobRuns.Where(r => r.Job == job && r.Slot == slot).ExecuteUpdateAsync(set => set.SetProperty(r => r.FinishedAt, now));
    });

    /// <summary>The last slot before another that was worked to its end; null for none.</summary>
    public Task<string?> LastBeforeAsync(string job, string slot, CancellationToken cancel = default) =>
        db.JobRuns.Where(r => r.Job == job && r.FinishedAt != null && r.Slot.CompareTo(slot) < 0).MaxAsync(r => (string?)r.Slot, cancel);

    /// <summary>Takes lines away that nobody will ask for.</summary>
    public Task TidyAsync(CancellationToken cancel) => processes.RunAsync<int>(new Process("job.tidy", Actor.System), async scope =>
    {
        var before = scope.Now - Kept;
        return await scope.Db.JobRuns.Where(r => r.StartedAt < before).ExecuteDeleteAsync(cancel);
    }, cancel);

    private static async Task<Result<bool>> TakeAsync(ProcessScope scope, string job, string slot, CancellationToken cancel)
    {
        // Who comes second waits here and finds the line; its key alone would do, but fill the log with refused writes.
        await RowLock.StreamAsync(scope.Db, Stream, cancel);
        if (!await scope.Db.JobRuns.AnyAsync(r => r.Job == job && r.Slot == slot, cancel))
        {
            scope.Db.JobRuns.Add(new JobRun { Job = job, Slot = slot, StartedAt = scope.Now });
            return true;
        }

        var (now, gone) = (scope.Now, scope.Now - TakeOver);
        return await scope.Db.JobRuns.Where(r => r.Job == job && r.Slot == slot && r.FinishedAt == null && r.StartedAt <= gone)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.StartedAt, now), cancel) == 1;
    }
}
