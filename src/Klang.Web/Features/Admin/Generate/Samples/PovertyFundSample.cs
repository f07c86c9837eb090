using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 7: 280,000 baht that households borrow and bring back, grown by bank interest only.</summary>
internal static class PovertyFundSample
{
    public static Typed Answer(Blank blank)
    {
        var random = blank.Nature;
        var target = random.Next(40, 110);
        var (lent, repaid, outstanding) = Lending(random, blank);
        var overdue = random.Chance(0.2) ? random.Baht(6_000, 20_000) : 0;
        var (current, late) = (random.Next(18, 30), overdue > 0 ? 2 : 0);
        var borrowed = current + 6 + (2 * blank.Years) + blank.Round.Number;
        var fund = 281_156.19m + (250 * ((2 * blank.Years) + blank.Round.Number));
        var typed = Typed.Of(
            ("as_of_date", Typed.Day(blank.AsOf)),
            ("total_households", (target * 2).Plain()), ("target_hh", target.Plain()), ("target_persons", (target * 3).Plain()),
            ("borrowed_hh", borrowed.Plain()), ("borrowed_persons", (borrowed * 3).Plain()),
            ("passed_jpt_hh", (target / 2).Plain()), ("passed_jpt_persons", (target / 2 * 3).Plain()),
            ("current_hh", current.Plain()), ("current_amount", (outstanding - overdue).Plain()), ("bank_balance", (fund - outstanding - 500).Plain()), ("cash_other", "500"),
            ("default_hh", late.Plain()), ("default_amount", overdue.Plain()),
            ("lent_ytd", lent.Plain()), ("lent_hh_ytd", (4 * blank.Round.Number).Plain()), ("repaid_ytd", repaid.Plain()),
            ("book_purple_exists", "1"), ("book_purple_correct", "1"), ("book_green_exists", "1"), ("book_green_correct", random.Chance(0.8) ? "1" : "0"),
            ("book_yellow_exists", random.Chance(0.8) ? "1" : "0"), ("book_yellow_correct", "1"),
            ("dev_level", blank.Round.Number == 2 ? (overdue > 0 ? "1" : random.Next(2, 4).Plain()) : null));
        return overdue > 0 ? typed.And(Default(late)) : typed;
    }

    private static (string, string?)[] Default(int households) =>
    [
        ("stage_reminded", households.Plain()), ("stage_acknowledged", "0"), ("stage_court", "0"), ("stage_written_off", "0"),
        ("problem_cause", "ผลผลิตราคาตกต่ำ ครัวเรือนชำระคืนไม่ทัน"), ("problem_remedy", "คณะกรรมการติดตามและทำแผนชำระคืน"),
    ];

    /// <summary>Lent and repaid since October, and what is owed now; each round moves what was owed by what it lent and got back.</summary>
    private static (decimal Lent, decimal Repaid, decimal Outstanding) Lending(Random random, Blank blank)
    {
        var outstanding = random.Baht(180_000, 235_000);
        var (lent, repaid) = (0m, 0m);
        for (var round = 0; round < (2 * blank.Years) + blank.Round.Number; round++)
        {
            (lent, repaid) = round % 2 == 0 ? (0, 0) : (lent, repaid);
            var (more, back) = (random.Baht(20_000, 50_000), random.Baht(20_000, 42_000));
            (lent, repaid, outstanding) = (lent + more, repaid + back, outstanding + (round == 0 ? 0 : more - back));
        }

        return (lent, repaid, Math.Clamp(outstanding, 120_000, 275_000));
    }
}
