using Klang.Core.Common;

namespace Klang.Web.Features.Admin.Generate.Samples;

/// <summary>Dataset 11: the yearly check of a Mother of the Land fund.</summary>
internal static class MotherFundSample
{
    public static Typed Answer(Blank blank)
    {
        var random = blank.Nature;
        var households = random.Next(80, 240);
        var members = households * random.Next(5, 9) / 10;
        var (faith, wisdom) = (random.Baht(15_000, 60_000), random.Baht(3_000, 12_000));
        var (income, expense) = (0m, 0m);
        for (var year = 0; year <= blank.Years; year++)
        {
            (income, expense) = (random.Baht(4_000, 14_000), random.Baht(3_000, 9_000));
            faith += year == 0 ? 0 : income - expense;
        }

        return Typed.Of(
            ("check_date", Typed.Day(blank.AsOf)), ("checker_name", blank.Luck.Name()), ("checker_position", "นักวิชาการพัฒนาชุมชน"), ("as_of_date", Typed.Day(blank.AsOf.AddDays(-7))),
            ("fund_exists", "1"), ("seed_kept", "1"), ("households_total", households.Plain()), ("households_member", members.Plain()), ("members", (members * 2).Plain()),
            ("money_royal", "8000"), ("money_faith", faith.Plain()), ("money_wisdom", wisdom.Plain()), ("money_other", "0"),
            ("bank_balance", (8_000 + faith + wisdom - 1_500).Plain()), ("cash", "1500"), ("loaned_out", "0"),
            ("income_fy", income.Plain()), ("expense_fy", expense.Plain()), ("expense_prevention", (expense - 2_000).Plain()), ("expense_rehab", "1000"), ("expense_welfare", "1000"), ("expense_other", "0"),
            ("certified_households", (households * 9 / 10).Plain()), ("risk_persons", random.Next(0, 6).Plain()), ("rehab_persons", random.Next(0, 3).Plain()),
            ("meetings_fy", random.Next(2, 8).Plain()), ("activities_fy", random.Next(2, 10).Plain()), ("has_rules", "1"), ("has_accounts", "1"), ("has_learning_center", random.Chance(0.3) ? "1" : "0"))
            .And(Steps(random)).And(Scores(random));
    }

    private static (string, string?)[] Steps(Random random)
    {
        var done = random.Next(6, 11);
        return [.. Enumerable.Range(1, 10).Select(n => ($"step_{n.Plain()}_done", (string?)(n <= done ? "1" : "0")))];
    }

    private static (string, string?)[] Scores(Random random)
    {
        var least = random.Next(11, 17);
        var scores = new[] { "committee", "finance", "participation", "prevention", "care" }.Select(on => (On: $"score_{on}", Points: random.Next(least, least + 4))).ToList();
        var plan = scores.Sum(s => s.Points) < 70 ? "ฟื้นฟูคณะกรรมการและจัดประชุมครัวเรือนสมาชิกทุกไตรมาส" : null;
        return [.. scores.Select(s => (s.On, (string?)s.Points.Plain())), ("improvement_plan", plan)];
    }
}
