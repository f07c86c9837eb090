using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>How far the opening of a round has come.</summary>
public sealed record PreparedUnits(int Done, int Units, int Carried)
{
    public int Percent => Units == 0 ? 100 : (int)(100L * Done / Units);
}

/// <summary>
/// Opens a round for every unit at once: what an officer's first visit would carry in is there before he comes. Each unit is a
/// process of its own, the same one: a stop loses nothing, and the next run goes on where this one ended.
/// </summary>
public sealed class RoundPreparation(IServiceScopeFactory scopes, RoundQueries rounds, Guard guard, ProcessRunner processes, TimeProvider clock)
{
    // A scope's change tracker and connection serve this many units.
    private const int UnitsAtOnce = 50;

    /// <param name="progress">Told after each unit.</param>
    /// <param name="cancel">Stops between units; what is done stays, and the trail says how far it came.</param>
    /// <returns>Problems: 403.1, 404.1, 409.2 where the round takes no data today.</returns>
    public async Task<Result<PreparedUnits>> RunAsync(Actor actor, RoundId id, AreaCode within, Action<PreparedUnits>? progress = null, CancellationToken cancel = default)
    {
        var (problem, submissions) = await SubmissionsAsync(actor, id, within, CancellationToken.None);
        if (problem is not null)
        {
            return problem;
        }

        var done = new PreparedUnits(0, submissions.Count, 0);
        progress?.Invoke(done);
        foreach (var chunk in submissions.Chunk(UnitsAtOnce))
        {
            await using var scope = scopes.CreateAsyncScope();
            var carry = scope.ServiceProvider.GetRequiredService<Carry>();
            foreach (var submission in chunk)
            {
                if (cancel.IsCancellationRequested)
                {
                    break;
                }

                var carried = await carry.PrepareAsync(submission, actor, CancellationToken.None);
                done = done with { Done = done.Done + 1, Carried = done.Carried + (carried.IsOk ? carried.Value : 0) };
                progress?.Invoke(done);
            }
        }

        await processes.RunAsync<bool>(new Process("round.prepare", actor), scope =>
        {
            scope.Note(RoundsRoom.Stream, id.ToString(), new { within = within.Digits, units = done.Units, done = done.Done, carried = done.Carried });
            return Task.FromResult<Result<bool>>(true);
        }, CancellationToken.None);
        return done;
    }

    /// <summary>Submissions that still take data, in the order of their units.</summary>
    private async Task<(Problem? Problem, List<Guid> Submissions)> SubmissionsAsync(Actor actor, RoundId id, AreaCode within, CancellationToken cancel)
    {
        var refusal = await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, id.ToString());
        var view = refusal is null ? await rounds.FindAsync(id, clock.Today(), cancel) : null;
        if (view is not { TakesData: true })
        {
            return (refusal ?? (view is null ? Problems.NotFound : Problems.RoundClosed), []);
        }

        await using var scope = scopes.CreateAsyncScope();
        return (null, await scope.ServiceProvider.GetRequiredService<KlangDb>().Submissions
            .Where(s => s.RoundId == view.Round.Id && s.AreaCode.StartsWith(within.Digits) && (s.Status == SubmissionStatus.Draft || s.Status == SubmissionStatus.Returned))
            .OrderBy(s => s.UnitCode).Select(s => s.Id).ToListAsync(cancel));
    }
}
