using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>The same schedule for readers of English.</summary>
internal static class ScheduleEnglish
{
    public static string Monthly(MonthlyRounds plan) => "Every month, by the " + Ordinal(plan.DueDay) + " of the month after";

    public static IEnumerable<string> Yearly(YearlyRounds plan)
    {
        var count = Number(plan.Due.Length) + (plan.Due.Length == 1 ? " round" : " rounds");
        return plan.Announce switch
        {
            Announce.Numbered => [count, .. plan.Due.Select((due, i) => "Round " + Number(i + 1) + ": by " + Words(due))],
            Announce.Together => [count + " (by " + Join(plan.Due.Select(Words)) + ")"],
            Announce.Month => [count + " (" + Join(plan.Due.Select(due => ThaiMonths.Long(due.Month, "en"))) + ")"],
            _ => throw new InvalidOperationException($"Yearly rounds cannot be announced as {plan.Announce}."),
        };
    }

    private static string Words(DueDay due) =>
        (due.Day is { } day ? Number(day) + " " : "the end of ") + ThaiMonths.Long(due.Month, "en");

    private static string Join(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length == 1 ? all[0] : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string Ordinal(int day) => Number(day) + (day is 11 or 12 or 13 ? "th" : (day % 10) switch
    {
        1 => "st",
        2 => "nd",
        3 => "rd",
        _ => "th",
    });

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
