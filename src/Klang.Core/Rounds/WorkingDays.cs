using System.Collections.Frozen;
using Klang.Core.Common;

namespace Klang.Core.Rounds;

/// <summary>
/// A day on which government offices are closed. <see cref="Confirm"/>: not seen in an announcement yet, to be confirmed.
/// </summary>
public sealed record Holiday(DateOnly Day, LocalText Name)
{
    public string Source { get; init; } = "";

    public bool Confirm { get; init; }
}

/// <summary>
/// Days on which offices work: not Saturday, not Sunday, not a holiday of the list. A year that the list does not cover has
/// weekends only; <see cref="Knows"/> tells.
/// </summary>
public sealed class WorkingDays(IEnumerable<Holiday> holidays)
{
    private readonly FrozenDictionary<DateOnly, Holiday> _holidays =
        holidays.DistinctBy(h => h.Day).ToFrozenDictionary(h => h.Day);

    /// <summary>No holidays at all: weekends only.</summary>
    public static WorkingDays WeekendsOnly { get; } = new([]);

    public bool IsWorking(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.ContainsKey(day);

    /// <summary>The holiday on a day, the first listed where two fall together; null for none (a plain weekend too).</summary>
    public Holiday? HolidayOn(DateOnly day) => _holidays.GetValueOrDefault(day);

    /// <summary>The day itself if offices work on it, else the next on which they do.</summary>
    public DateOnly NextWorkingDay(DateOnly day)
    {
        while (!IsWorking(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Whether the list has any holiday of that fiscal year.</summary>
    public bool Knows(FiscalYear year) => _holidays.Keys.Any(year.Contains);
}
