using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>What a stored round's days mean, asked of Core. "Today" is Bangkok's day.</summary>
public static class RoundDays
{
    public static RoundId Id(this Round round) => new(round.Dataset, new FiscalYear(round.FiscalYear), round.Number);

    /// <summary>The round's days; of a monthly round the name is the month it reports.</summary>
    public static RoundDates Dates(this Round round) => new(
        round.Id(), round.Name(), null, round.OpensOn, round.DueOn, round.EffectiveDueOn, round.GraceUntil, round.LocksOn, round.AnnouncedOn);

    /// <summary>The same for one unit's report, with the time it was granted. Its round must be loaded.</summary>
    public static RoundDates Dates(this Submission submission) => submission.Round!.Dates() with { ExtendedUntil = submission.ExtendedUntil };

    public static RoundPhase PhaseOn(this Round round, DateOnly today) => round.Dates().PhaseOn(today);

    /// <summary>Days until the last day in time: 0 on the day itself, negative when overdue.</summary>
    public static int DaysLeft(this Round round, DateOnly today) => round.Dates().DaysLeft(today);

    /// <summary>Whether records may be written today: somebody owes it, it has opened and is not locked.</summary>
    public static bool TakesData(this Round round, DateOnly today) =>
        round.Collects && round.PhaseOn(today) is RoundPhase.Open or RoundPhase.Grace or RoundPhase.Late;

    /// <summary>What the round is called besides its number: ผู้สมัคร, ตุลาคม 2569; null for most.</summary>
    public static LocalText? Name(this Round round) => round.NameTh is { } th ? new LocalText(th, round.NameEn) : null;

    /// <summary>งวดที่ 1 · ผู้สมัคร.</summary>
    public static LocalText Title(this Round round)
    {
        var number = round.Number.Plain();
        return round.Name() is { } name
            ? new LocalText($"งวดที่ {number} · {name.Th}", $"Round {number} · {name.In("en")}")
            : new LocalText($"งวดที่ {number}", $"Round {number}");
    }

    internal static void Take(this Round round, RoundDates dates)
    {
        (round.OpensOn, round.DueOn, round.EffectiveDueOn) = (dates.OpensOn, dates.DueOn, dates.EffectiveDueOn);
        (round.GraceUntil, round.LocksOn) = (dates.GraceUntil, dates.LocksOn);
    }
}
