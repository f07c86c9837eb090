using Klang.Core.Common;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>Where a round stands on a day.</summary>
public static class RoundDays
{
    public static bool TakesData(Round round, DateOnly today) => round.Collects && today >= round.OpensOn && today < round.LocksOn;

    /// <summary>Days until the last day in time; negative when overdue.</summary>
    public static int DaysLeft(Round round, DateOnly today) =>
        (round.AnnouncedOn > round.EffectiveDueOn ? round.AnnouncedOn : round.EffectiveDueOn).DayNumber - today.DayNumber;
}
