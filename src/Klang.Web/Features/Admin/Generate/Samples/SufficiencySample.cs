using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 5: a village against the 23 indicators; none reaches the third level, which needs evidence.</summary>
internal static class SufficiencySample
{
    private static readonly int[] Core = [1, 2, 3, 6, 7, 8, 9, 11, 14, 19];

    public static Typed Answer(Blank blank)
    {
        var random = blank.Luck;
        var failed = random.Chance(0.15) ? random.Pick(Core) : 0;
        var passed = Enumerable.Range(1, 22).Where(n => n != failed && (Core.Contains(n) || random.Chance(0.6))).ToHashSet();
        var level = failed > 0 ? "0" : passed.Count >= 17 ? "2" : "1";
        var households = blank.Nature.Next(60, 240);
        return Typed.Of(
            ("village_category", "general"), ("households_total", households.Plain()), ("hh_household_account", (households / 3).Plain()), ("hh_income_above_bmn", (households * 9 / 10).Plain()),
            ("assess_date", Typed.Day(blank.AsOf)), ("assess_meeting_attendees", random.Next(31, 60).Plain()))
            .And([.. Enumerable.Range(1, 23).Select(n => ($"i{(n / 10).Plain()}{(n % 10).Plain()}", (string?)(passed.Contains(n) ? "1" : "0")))])
            .And(blank.Round.Number == 2 ? [("announced_level", level), ("announce_order_no", $"12/{blank.Year}"), ("announce_date", Typed.Day(blank.AsOf))] : []);
    }
}
