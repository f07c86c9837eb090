using System.Data.Common;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>
/// Reads, checks and takes workbooks behind the pages. What is to do stands in the database, so leaving the page or starting the
/// server again loses nothing; a job is claimed for a minute at a time, and another server takes over when its keeper is gone.
/// </summary>
public sealed partial class ImportWorker(IServiceScopeFactory scopes, Readiness readiness, ImportSignal signal, ILogger<ImportWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await OnceAsync(stoppingToken))
                {
                    await signal.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Nobody awaits a worker: the job waits for its claim to pass and is tried again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Failed(log, e);
                await Task.Delay(Look, TimeProvider.System, stoppingToken);
            }
        }
    }

    /// <summary>Works one job's step; false where there was none.</summary>
    internal async Task<bool> OnceAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var steps = scope.ServiceProvider.GetRequiredService<ImportSteps>();
        if (await steps.ClaimAsync(cancel) is not { } job)
        {
            return false;
        }

        await steps.RunAsync(job, cancel);
        return true;
    }

    [LoggerMessage(LogLevel.Error, "A step of an import failed; it is tried again.")]
    private static partial void Failed(ILogger log, Exception e);
}
