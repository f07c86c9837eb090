using System.Data.Common;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Registers;

/// <summary>Turns passed terms at the start and after each Bangkok midnight, so that every page, rule and figure reads the same.</summary>
internal sealed class TermWatch(IServiceScopeFactory scopes, Readiness readiness, TimeProvider clock, ILogger<TermWatch> log) : BackgroundService
{
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Listening comes first: a start is not to wait for a year's worth of terms.
        await Task.Yield();
        await readiness.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await OnceAsync(stoppingToken);
            await Task.Delay(UntilTomorrow(clock), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Until shortly after the next Bangkok midnight.</summary>
    internal static TimeSpan UntilTomorrow(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return Bangkok.EndOf(Bangkok.DayOf(now)) + AfterMidnight - now;
    }

    private async Task OnceAsync(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var turned = await scope.ServiceProvider.GetRequiredService<TermExpiry>().ExpireAsync(cancel);
            if (turned > 0)
            {
                log.TermsPassed(turned);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopping: what is done stays, the rest is done at the next start.
        }
        catch (Exception e) when (e is DbException or Microsoft.EntityFrameworkCore.DbUpdateException or InvalidOperationException)
        {
            // The database was away; tomorrow's turn catches up.
            log.TermsNotTurned(e);
        }
    }
}

internal static partial class TermWatchLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Turned} terms have passed and await selection.")]
    public static partial void TermsPassed(this ILogger log, int turned);

    [LoggerMessage(Level = LogLevel.Error, Message = "Passed terms could not be turned.")]
    public static partial void TermsNotTurned(this ILogger log, Exception e);
}
