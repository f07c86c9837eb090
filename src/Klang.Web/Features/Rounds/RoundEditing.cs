using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>Changes one round: its names, its days, and whether its due date moves off days off.</summary>
public sealed class RoundEditing(ProcessRunner processes, Guard guard)
{
    /// <param name="seen">The round as the person saw it; another's change since then refuses this one.</param>
    /// <param name="why">Needed; it stands in the trail beside old and new.</param>
    /// <returns>The round as it now is. Problems: 403.1, 404.1, 412.1, 422.2 with the field, 422.3.</returns>
    public async Task<Result<Round>> ChangeAsync(Actor actor, RoundId id, RoundChange seen, RoundChange wanted, string? why, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, id.ToString()) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            return Problems.ReasonNeeded with { Where = "Why" };
        }

        var change = wanted.Clean();
        return change.IsOk
            ? await processes.RunAsync(new Process("round.change", actor, why.Trim()), scope => ChangeAsync(scope, id, seen, change.Value, cancel), cancel)
            : change.Problem;
    }

    private static async Task<Result<Round>> ChangeAsync(ProcessScope scope, RoundId id, RoundChange seen, RoundChange change, CancellationToken cancel)
    {
        await RowLock.StreamAsync(scope.Db, RoundsRoom.Stream, cancel);
        var round = await scope.Db.Rounds.SingleOrDefaultAsync(RoundQueries.Is(id), cancel);
        if (round is null || RoundChange.Of(round) != seen)
        {
            return round is null ? Problems.NotFound : Problems.ChangedSinceRead;
        }

        var dates = RoundMoves.Change(round.Dates(), change, await scope.Db.WorkingDaysAsync(cancel));
        if (!dates.IsOk)
        {
            return dates.Problem;
        }

        var old = Told(round);
        round.Take(dates.Value);
        (round.NameTh, round.NameEn, round.ShiftsToWorkingDay) = (change.NameTh, change.NameEn, change.ShiftsToWorkingDay);
        scope.Note(RoundsRoom.Stream, id.ToString(), new { old, @new = Told(round) });
        return round;
    }

    private static object Told(Round round) => new
    {
        round.NameTh,
        round.NameEn,
        round.OpensOn,
        round.DueOn,
        round.EffectiveDueOn,
        round.GraceUntil,
        round.LocksOn,
        round.ShiftsToWorkingDay,
    };
}
