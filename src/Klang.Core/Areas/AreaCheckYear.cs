using Klang.Core.Rounds;

namespace Klang.Core.Areas;

/// <summary>The yearly check of a fiscal year: its usual due date, and when it takes answers.</summary>
public static class AreaCheckYear
{
    /// <summary>31 March, half-way through the fiscal year: after the villages of October are known, before the year's main rounds end.</summary>
    public static DateOnly UsualDue(FiscalYear year) => new(year.CommonYearOf(3), 3, 31);

    /// <summary>Answers are taken for the year that runs, also after the due date; a year that has ended is kept as it was.</summary>
    public static bool TakesAnswers(FiscalYear year, DateOnly today) => year.Contains(today);

    /// <summary>The registry of which day is checked: today's, and of a year that has ended its last day's.</summary>
    public static DateOnly DayOf(FiscalYear year, DateOnly today) => today > year.End ? year.End : today < year.Start ? year.Start : today;
}
