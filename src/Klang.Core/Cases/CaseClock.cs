using Klang.Core.Rounds;

namespace Klang.Core.Cases;

/// <summary>By when whoever has a case moves it on. Who asked is never hurried.</summary>
public static class CaseClock
{
    /// <summary>Working days after the day it arrives.</summary>
    public const int ProvinceDays = 5;

    public const int DepartmentDays = 10;

    /// <summary>The due day of a case that arrives in a state on a day; null where nobody is hurried.</summary>
    public static DateOnly? DueOn(CaseState state, DateOnly arrivedOn, WorkingDays days) => state.Holder() switch
    {
        CaseSides.Province => After(arrivedOn, ProvinceDays, days),
        CaseSides.Department => After(arrivedOn, DepartmentDays, days),
        _ => null,
    };

    /// <summary>The due day after a move: it stays where the same side goes on holding the case.</summary>
    public static DateOnly? AfterMove(CaseState from, CaseState to, DateOnly? due, DateOnly today, WorkingDays days) =>
        from.Holder() == to.Holder() ? due : DueOn(to, today, days);

    /// <summary>Calendar days: 0 on the day itself, negative when overdue.</summary>
    public static int DaysLeft(DateOnly due, DateOnly today) => due.DayNumber - today.DayNumber;

    private static DateOnly After(DateOnly day, int count, WorkingDays days)
    {
        for (; count > 0; count--)
        {
            day = days.NextWorkingDay(day.AddDays(1));
        }

        return day;
    }
}
