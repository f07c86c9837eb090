using Klang.Core.Common;

namespace Klang.Core.Rounds;

/// <summary>Where a round stands on a day.</summary>
public enum RoundPhase
{
    NotOpen,

    /// <summary>Open and in time.</summary>
    Open,

    /// <summary>After the effective due date, still counted as grace.</summary>
    Grace,

    /// <summary>After the grace days; entry is still possible.</summary>
    Late,
    Locked,
}

/// <summary>
/// A round's days. <see cref="DueOn"/> is the date as ordered; <see cref="EffectiveDueOn"/> is it or, where the calendar moves
/// due dates, the next working day. <see cref="PeriodLabel"/> names the month that a monthly round reports. The round is
/// locked from <see cref="LocksOn"/> on.
/// </summary>
public sealed record RoundDates(
    RoundId Id,
    LocalText? Name,
    LocalText? PeriodLabel,
    DateOnly OpensOn,
    DateOnly DueOn,
    DateOnly EffectiveDueOn,
    DateOnly GraceUntil,
    DateOnly LocksOn,
    DateOnly AnnouncedOn)
{
    /// <summary>
    /// The last day in time. A schedule may be announced after its own first due date (the circular of 2562 was, by six
    /// weeks); nobody was late for a date that had not been told, so then it is the day of the announcement.
    /// </summary>
    public DateOnly OnTimeUntil => Later(AnnouncedOn, OwedBy);

    /// <summary>The last day of more time, granted to one unit for its report; null where none was. It never moves the lock.</summary>
    public DateOnly? ExtendedUntil { get; init; }

    /// <summary>The effective due date, or the day until which more time was granted.</summary>
    public DateOnly OwedBy => Later(EffectiveDueOn, ExtendedUntil ?? EffectiveDueOn);

    public RoundPhase PhaseOn(DateOnly today) =>
        today < OpensOn ? RoundPhase.NotOpen
        : today >= LocksOn ? RoundPhase.Locked
        : today <= OnTimeUntil ? RoundPhase.Open
        : today > GraceUntil ? RoundPhase.Late
        : RoundPhase.Grace;

    /// <summary>Days until <see cref="OnTimeUntil"/>: 0 on the day itself, negative when overdue.</summary>
    public int DaysLeft(DateOnly today) => OnTimeUntil.DayNumber - today.DayNumber;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
