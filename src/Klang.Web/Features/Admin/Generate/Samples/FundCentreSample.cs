using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 8: a centre, the funds of its village that it holds together, and the debt it manages.</summary>
internal static class FundCentreSample
{
    public static Typed Answer(Blank blank)
    {
        var random = blank.Nature;
        var households = random.Next(120, 300);
        var (indebted, target) = (households / 2, households / 5);
        var n = blank.Round.Number;
        var (opening, debt, borrowed, repaid) = Debt(random, blank);
        return Typed.Of(
            ("as_of_date", Typed.Day(blank.AsOf)),
            ("hh_in_area", households.Plain()), ("hh_members", (households * 3 / 4).Plain()), ("indebted_hh", indebted.Plain()), ("multi_debt_hh", (indebted / 2).Plain()),
            ("opening_debt", opening.Plain()), ("total_debt", debt.Plain()), ("new_debt_in_round", borrowed.Plain()), ("debt_repaid_in_round", repaid.Plain()), ("target_hh", target.Plain()),
            ("restructured_hh_ytd", (3 * n).Plain()), ("restructured_amount_ytd", (90_000 * n).Plain()), ("reduced_hh_ytd", (4 * n).Plain()), ("reduced_amount_ytd", (35_000 * n).Plain()),
            ("cleared_hh_ytd", n.Plain()), ("cleared_amount_ytd", (12_000 * n).Plain()), ("career_hh_ytd", (2 * n).Plain()), ("hh_account_hh", (target / 2).Plain()),
            ("overdue_amount", decimal.Round(debt * 0.04m, 2).Plain()), ("overdue_hh", (indebted / 10).Plain()))
            .Rows("member_funds", [.. Members(random, blank), Fund("3", "กองทุนหมู่บ้าน", (random.Baht(900_000, 2_200_000), random.Next(80, 180)))]);
    }

    /// <summary>The village's funds that are in the registers, with what they said themselves.</summary>
    private static IEnumerable<Typed> Members(Random random, Blank blank)
    {
        var (village, reported) = (blank.Entry!.AreaCode, blank.Around.Reported);
        var (poverty, mother) = (village + "K01", village + "M01");
        // A quarter of the centres copied an old figure, so that there is something to reconcile.
        var stale = random.Chance(0.25) ? random.Baht(20_000, 45_000) : 0;
        yield return Fund("2", "โครงการ กข.คจ.", (reported.GetValueOrDefault(poverty, 281_406.19m) - stale, random.Next(40, 110))).And(("linked_poverty_fund", poverty));
        yield return Fund("4", "กองทุนแม่ของแผ่นดิน", (reported.GetValueOrDefault(mother, 45_000), random.Next(60, 160))).And(("linked_mother_fund", mother));
        var savings = village + "S01";
        if (reported.TryGetValue(savings, out var capital))
        {
            yield return Fund("1", "กลุ่มออมทรัพย์เพื่อการผลิต", (capital, random.Next(60, 200))).And(("linked_savings_group", savings));
        }
    }

    private static Typed Fund(string type, string name, (decimal Capital, int Members) has) => Typed.Of(
        ("fund_type", type), ("fund_name", name), ("has_money", "1"), ("capital", has.Capital.Plain()), ("members", has.Members.Plain()), ("in_managed_pool", "1"));

    /// <summary>Debt when the year began and now, and what was borrowed and repaid in the round.</summary>
    private static (decimal Opening, decimal Debt, decimal Borrowed, decimal Repaid) Debt(Random random, Blank blank)
    {
        var debt = random.Baht(2_500_000, 6_000_000);
        var (opening, borrowed, repaid) = (debt, 0m, 0m);
        for (var round = 0; round < (2 * blank.Years) + blank.Round.Number; round++)
        {
            opening = round % 2 == 0 ? debt : opening;
            (borrowed, repaid) = (random.Baht(100_000, 300_000), random.Baht(150_000, 380_000));
            debt += borrowed - repaid;
        }

        return (opening, debt, borrowed, repaid);
    }
}
