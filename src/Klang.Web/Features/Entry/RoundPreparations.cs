using System.Collections.Concurrent;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Entry;

/// <summary>An opening that this server runs, or ran last.</summary>
public sealed class PreparationJob : IDisposable
{
    private readonly CancellationTokenSource _cancel;

    internal PreparationJob(Actor by, CancellationToken stopping) => (By, _cancel) = (by.Name, CancellationTokenSource.CreateLinkedTokenSource(stopping));

    public string By { get; }

    public PreparedUnits Units { get; internal set; } = new(0, 0, 0);

    public bool Running { get; internal set; } = true;

    public bool Cancelled => _cancel.IsCancellationRequested;

    /// <summary>Why it ended before its time; null while it runs and when it ended well.</summary>
    public Problem? Problem { get; internal set; }

    internal CancellationToken Token => _cancel.Token;

    internal Task Work { get; set; } = Task.CompletedTask;

    public void Cancel() => _cancel.Cancel();

    public void Dispose() => _cancel.Dispose();
}

/// <summary>
/// Runs openings behind the pages, one at a time for a round: pressing twice starts one. What is done stands in the database, so
/// a restart only means pressing again; and two servers at it would each find the other's units done.
/// </summary>
public sealed partial class RoundPreparations(IServiceScopeFactory scopes, IHostApplicationLifetime life, ILogger<RoundPreparations> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<RoundId, PreparationJob> _jobs = new();
    private readonly Lock _starting = new();

    /// <summary>The round's last opening on this server; null when there was none.</summary>
    public PreparationJob? Of(RoundId id) => _jobs.GetValueOrDefault(id);

    /// <summary>Starts an opening of the whole country, or gives the one that runs. The caller has asked whether the person may.</summary>
    public PreparationJob Start(Actor actor, RoundId id)
    {
        lock (_starting)
        {
            if (Of(id) is { Running: true } running)
            {
                return running;
            }

            var job = new PreparationJob(actor, life.ApplicationStopping);
            _jobs[id] = job;
            job.Work = Task.Run(() => RunAsync(job, actor, id), CancellationToken.None);
            return job;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var job in _jobs.Values)
        {
            job.Cancel();
            await job.Work;
            job.Dispose();
        }
    }

    private async Task RunAsync(PreparationJob job, Actor actor, RoundId id)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            job.Problem = (await scope.ServiceProvider.GetRequiredService<RoundPreparation>().RunAsync(actor, id, AreaCode.Country, units => job.Units = units, job.Token)).Problem;
        }
#pragma warning disable CA1031 // Nobody awaits a job: what went wrong is told on the page, and the log has it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(log, e, id.ToString());
            job.Problem = Problems.Internal;
        }
        finally
        {
            job.Running = false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Opening the round {Round} failed")]
    private static partial void Failed(ILogger log, Exception e, string round);
}
