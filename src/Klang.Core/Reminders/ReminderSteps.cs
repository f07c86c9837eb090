using System.Collections.Immutable;

namespace Klang.Core.Reminders;

/// <summary>On which days a report is reminded of: days left until its last day in time, negative after it.</summary>
public sealed record ReminderSteps(ImmutableArray<int> DaysLeft)
{
    /// <summary>14, 7, 3 and 1 days before, on the day, and 1, 7 and 14 days after.</summary>
    public static ReminderSteps Usual { get; } = new([14, 7, 3, 1, 0, -1, -7, -14]);

    /// <summary>A digest shows what is due within this many days.</summary>
    public int Ahead => DaysLeft.IsEmpty ? 0 : Math.Max(0, DaysLeft.Max());

    /// <summary>Whether a report with so many days left today passed a step today or on one of the days before it.</summary>
    /// <param name="days">1 for today alone; more where nobody was told on the days before.</param>
    public bool Passed(int daysLeft, int days) => DaysLeft.Any(step => step >= daysLeft && step < daysLeft + days);

    /// <summary>The same for the steps after the last day in time.</summary>
    public bool PassedLate(int daysLeft, int days) => DaysLeft.Any(step => step < 0 && step >= daysLeft && step < daysLeft + days);
}
