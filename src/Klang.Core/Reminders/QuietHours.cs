using Klang.Core.Rounds;

namespace Klang.Core.Reminders;

/// <summary>Nobody gets mail between 19:00 and 07:30, nor on days off. Moments are Bangkok's own time.</summary>
public static class QuietHours
{
    public static readonly TimeOnly Begin = new(19, 0);
    public static readonly TimeOnly End = new(7, 30);

    public static bool IsQuiet(DateTime local, WorkingDays days) =>
        TimeOnly.FromDateTime(local) < End || TimeOnly.FromDateTime(local) >= Begin || !days.IsWorking(DateOnly.FromDateTime(local));

    /// <summary>The moment itself, or the next working morning.</summary>
    public static DateTime Next(DateTime local, WorkingDays days)
    {
        if (!IsQuiet(local, days))
        {
            return local;
        }

        var day = DateOnly.FromDateTime(local);
        return days.NextWorkingDay(TimeOnly.FromDateTime(local) < End ? day : day.AddDays(1)).ToDateTime(End);
    }
}
