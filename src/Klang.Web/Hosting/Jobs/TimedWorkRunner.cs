using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Hosting.Jobs;

/// <summary>Looks whether it is time for a piece of work and this server's turn, and does it. A failure is logged; a later look tries again.</summary>
public sealed partial class TimedWorkRunner(IServiceScopeFactory scopes, Readiness readiness, IEnumerable<TimedWork> works, ILogger<TimedWorkRunner> log)
{
    /// <returns>Whether it was done here and now.</returns>
    public async Task<bool> RunAsync(string name, CancellationToken cancel = default)
    {
        var work = works.Single(w => w.Name == name);
        try
        {
            await readiness.WaitAsync(cancel);
            await using var scope = scopes.CreateAsyncScope();
            return await RunAsync(work, scope.ServiceProvider, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (e is DbException or DbUpdateException or IOException or UnauthorizedAccessException or InvalidOperationException or TimeoutException)
        {
            Failed(log, name, e);
            return false;
        }
    }

    private static async Task<bool> RunAsync(TimedWork work, IServiceProvider services, CancellationToken cancel)
    {
        if (work.Slot is null)
        {
            await work.Run(services, cancel);
            return true;
        }

        var turns = services.GetRequiredService<JobTurns>();
        if (await work.Slot(services, cancel) is not { } slot || !await turns.BeginAsync(work.Name, slot, cancel))
        {
            return false;
        }

        await work.Run(services, cancel);
        await turns.FinishAsync(work.Name, slot);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The job {Name} failed; it is tried again.")]
    private static partial void Failed(ILogger log, string name, Exception e);
}
