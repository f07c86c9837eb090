using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>A round whose last day in time moves, before and after.</summary>
public sealed record MovedRound(Round Round, RoundDates Before, RoundDates After);

/// <summary>Keeps the table of days off; due dates of rounds that are not locked yet follow it in the same transaction.</summary>
public sealed class HolidayKeeping(KlangDb db, ProcessRunner processes, Guard guard, TimeProvider clock)
{
    /// <summary>What a change would move, without making it. Problems: 403.1, 422.2.</summary>
    public async Task<Result<ImmutableArray<MovedRound>>> PreviewAsync(Actor actor, HolidayChange change, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, Subject(change)) is { } refusal)
        {
            return refusal;
        }

        var table = change.On(await db.Holidays.AsNoTracking().ToListAsync(cancel));
        return table.IsOk
            ? Moves(await Unlocked(db.Rounds.AsNoTracking()).ToListAsync(cancel), table.Value)
            : table.Problem;
    }

    /// <summary>Makes the change and moves the rounds. Problems: 403.1, 422.2, 422.3.</summary>
    public async Task<Result<ImmutableArray<MovedRound>>> ApplyAsync(Actor actor, HolidayChange change, string? why, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.ManageCalendar, WholeSystem.Instance, Subject(change)) is { } refusal)
        {
            return refusal;
        }

        return string.IsNullOrWhiteSpace(why)
            ? Problems.ReasonNeeded with { Where = "Why" }
            : await processes.RunAsync(new Process("holidays.change", actor, why.Trim()), scope => ApplyAsync(scope, change, cancel), cancel);
    }

    private async Task<Result<ImmutableArray<MovedRound>>> ApplyAsync(ProcessScope scope, HolidayChange change, CancellationToken cancel)
    {
        await RowLock.StreamAsync(scope.Db, RoundsRoom.Stream, cancel);
        var rows = await scope.Db.Holidays.AsNoTracking().ToListAsync(cancel);
        var table = change.On(rows);
        if (!table.IsOk)
        {
            return table.Problem;
        }

        var (old, put) = (rows.Find(r => r.Day == change.Day), table.Value.FirstOrDefault(r => r.Day == change.Day));
        await WriteAsync(scope.Db, old, put, cancel);
        var moves = Moves(await Unlocked(scope.Db.Rounds).ToListAsync(cancel), table.Value);
        scope.Note(RoundsRoom.Stream, Subject(change), new { old, @new = put, moved = moves.Length });
        foreach (var move in moves)
        {
            move.Round.Take(move.After);
            scope.Note(RoundsRoom.Stream, move.Round.Id().ToString(), new { old = Told(move.Before), @new = Told(move.After) });
        }

        return moves;
    }

    private static async Task WriteAsync(KlangDb db, HolidayRow? old, HolidayRow? put, CancellationToken cancel)
    {
        var row = await db.Holidays.FindAsync([(old ?? put)!.Day], cancel);
        switch (row, put)
        {
            case (null, not null): db.Holidays.Add(put); break;
            case (not null, null): db.Holidays.Remove(row); break;
            case (not null, not null): db.Entry(row).CurrentValues.SetValues(put); break;
        }
    }

    private IQueryable<Round> Unlocked(IQueryable<Round> rounds)
    {
        var today = clock.Today();
        return rounds.Where(r => r.LocksOn > today && r.ShiftsToWorkingDay).OrderBy(r => r.DueOn).ThenBy(r => r.Dataset);
    }

    private static ImmutableArray<MovedRound> Moves(IEnumerable<Round> rounds, IEnumerable<HolidayRow> table)
    {
        var days = table.WorkingDays();
        return [.. rounds.Select(r => new MovedRound(r, r.Dates(), RoundMoves.Recount(r.Dates(), r.DueOn, shifts: true, days))).Where(m => m.Before != m.After)];
    }

    private static string Subject(HolidayChange change) => "วันหยุด " + BuddhistDate.Long(change.Day);

    private static object Told(RoundDates dates) => new { dates.DueOn, dates.EffectiveDueOn, dates.GraceUntil, dates.LocksOn };
}
