using Klang.Core.Rounds;

namespace Klang.Core.Reminders;

/// <summary>A day on which digests are written, and how many days back its steps reach.</summary>
/// <param name="Days">1 for the day alone.</param>
public sealed record ReminderDay(DateOnly Day, int Days)
{
    /// <summary>Further back nobody is reminded: what was missed for longer is told by the next step.</summary>
    public const int MostDays = 14;

    /// <summary>
    /// A working day takes over the days off before it, and days on which nothing was written because no server ran. Null on a day off.
    /// </summary>
    /// <param name="last">The last day on which digests were written; null for never.</param>
    public static ReminderDay? Of(DateOnly today, DateOnly? last, WorkingDays working)
    {
        if (!working.IsWorking(today))
        {
            return null;
        }

        var first = today;
        while (today.DayNumber - first.DayNumber < MostDays - 1 && !working.IsWorking(first.AddDays(-1)))
        {
            first = first.AddDays(-1);
        }

        if (last is { } written && written < first.AddDays(-1))
        {
            first = written.AddDays(1);
        }

        return new ReminderDay(today, Math.Min(MostDays, today.DayNumber - first.DayNumber + 1));
    }
}
