using System.Diagnostics;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Who works on which job. Leases go by the machine's clock, whatever the product's says.</summary>
public sealed class ImportClaims(KlangDb db)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>A page asks every two seconds, and each telling is a transaction of its own.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly ImportState[] Working = [ImportState.Reading, ImportState.Checking, ImportState.Taking];

    private (Guid Job, long At) _told;

    /// <summary>The oldest job that waits (the command line works its own) and that nobody works on, now this server's; null where there is none.</summary>
    public async Task<ImportJob?> TakeAsync(CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var waiting = await db.ImportJobs.AsNoTracking().Where(j => Working.Contains(j.State) && j.CreatedById != Guid.Empty && (j.ClaimedUntil == null || j.ClaimedUntil < now)).OrderBy(j => j.CreatedAt).Select(j => j.Id).Take(5).ToListAsync(cancel);
        foreach (var id in waiting)
        {
            if (await db.ImportJobs.Where(j => j.Id == id && Working.Contains(j.State) && (j.ClaimedUntil == null || j.ClaimedUntil < now)).ExecuteUpdateAsync(s => s.SetProperty(j => j.ClaimedUntil, now + Lease), cancel) == 1)
            {
                return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == id, cancel);
            }
        }

        return null;
    }

    /// <summary>Says how far it is, and keeps the claim; not again while the last telling is fresh. False where the job is somebody else's now, or was given up.</summary>
    public async Task<bool> TellAsync(ImportJob job, int done, int total, CancellationToken cancel)
    {
        if (_told.Job == job.Id && Stopwatch.GetElapsedTime(_told.At) < Pause)
        {
            return true;
        }

        _told = (job.Id, Stopwatch.GetTimestamp());
        var until = TimeProvider.System.GetUtcNow().UtcDateTime + Lease;
        return await db.ImportJobs.Where(j => j.Id == job.Id && j.Version == job.Version)
            .ExecuteUpdateAsync(s => s.SetProperty(j => j.Done, done).SetProperty(j => j.Total, total).SetProperty(j => j.ClaimedUntil, until), cancel) == 1;
    }
}
