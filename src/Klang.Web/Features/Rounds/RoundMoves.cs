using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Rounds;

/// <summary>How a round's days follow when its due date, its shift or the days off change. Pure.</summary>
public static class RoundMoves
{
    /// <summary>
    /// Counts the effective due date anew; grace and lock keep their distance from the last day in time, so that undoing a
    /// change brings back what was.
    /// </summary>
    public static RoundDates Recount(RoundDates dates, DateOnly dueOn, bool shifts, WorkingDays days)
    {
        var moved = dates with { DueOn = dueOn, EffectiveDueOn = shifts ? days.NextWorkingDay(dueOn) : dueOn };
        var by = moved.OnTimeUntil.DayNumber - dates.OnTimeUntil.DayNumber;
        return moved with { GraceUntil = dates.GraceUntil.AddDays(by), LocksOn = dates.LocksOn.AddDays(by) };
    }

    /// <summary>The days after a person's edit. Grace and lock that were left alone follow the due date. Problem: 422.2 with the field.</summary>
    public static Result<RoundDates> Change(RoundDates dates, RoundChange change, WorkingDays days)
    {
        var moved = Recount(dates, change.DueOn, change.ShiftsToWorkingDay, days);
        var wanted = moved with
        {
            OpensOn = change.OpensOn,
            GraceUntil = change.GraceUntil == dates.GraceUntil ? moved.GraceUntil : change.GraceUntil,
            LocksOn = change.LocksOn == dates.LocksOn ? moved.LocksOn : change.LocksOn,
        };
        return Wrong(wanted) is { } problem ? problem : wanted;
    }

    private static Problem? Wrong(RoundDates dates) => dates switch
    {
        _ when dates.DueOn < dates.Id.Year.Start || dates.DueOn > dates.Id.Year.End.AddMonths(3) => RoundEditProblems.DueOutsideYear,
        _ when dates.OpensOn < dates.AnnouncedOn => RoundEditProblems.OpensBeforeAnnounced,
        _ when dates.OpensOn > dates.OnTimeUntil => RoundEditProblems.OpensAfterDue,
        _ when dates.GraceUntil < dates.OnTimeUntil => RoundEditProblems.GraceBeforeDue,
        _ when dates.LocksOn <= dates.GraceUntil => RoundEditProblems.LocksInGrace,
        _ => null,
    };
}
