using System.Globalization;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>The circular's own wording.</summary>
internal static class ScheduleThai
{
    public static string Monthly(MonthlyRounds plan) => "ทุกเดือน ภายในวันที่ " + Number(plan.DueDay) + " ของทุกเดือน";

    public static IEnumerable<string> Yearly(YearlyRounds plan)
    {
        var count = Number(plan.Due.Length) + " งวด";
        return plan.Announce switch
        {
            Announce.Numbered =>
                [count, .. plan.Due.Select((due, i) => "งวดที่ " + Number(i + 1) + " : " + Glue("ภายใน", Words(due)))],
            Announce.Together => [count + " (" + Glue("ภายใน", Join(plan.Due.Select(Words))) + ")"],
            Announce.Month => [count + " (เดือน" + Join(plan.Due.Select(due => ThaiMonths.Long(due.Month))) + ")"],
            _ => throw new InvalidOperationException($"Yearly rounds cannot be announced as {plan.Announce}."),
        };
    }

    private static string Words(DueDay due) => due.Day is { } day
        ? Number(day) + " " + ThaiMonths.Long(due.Month)
        : "สิ้นเดือน" + ThaiMonths.Long(due.Month);

    private static string Join(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length == 1 ? all[0] : string.Join(' ', all[..^1]) + " " + Glue("และ", all[^1]);
    }

    // Thai sets words together and leaves a space before a figure.
    private static string Glue(string word, string next) => word + (char.IsAsciiDigit(next[0]) ? " " : "") + next;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
