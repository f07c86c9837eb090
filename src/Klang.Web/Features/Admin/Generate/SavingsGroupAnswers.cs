using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Thai;

namespace Klang.Web.Features.Admin.Generate;

/// <summary>A generated group as the texts an officer would type, by field key of dataset 6 and its register.</summary>
internal static class SavingsGroupAnswers
{
    private static readonly string[] Names = ["ร่วมใจพัฒนา", "สัจจะพัฒนา", "ออมสุข", "สามัคคี", "เศรษฐกิจก้าวหน้า", "รวมพลัง", "ออมเพื่ออนาคต", "พอเพียง"];
    private static readonly string[] FirstNames = ["สมชาย", "ประเสริฐ", "บุญมี", "วิชัย", "คำปัน", "สมศรี", "จันทร์เพ็ญ", "บัวผัน", "อรทัย", "สุพรรณี"];
    private static readonly string[] LastNames = ["ใจดี", "สมบูรณ์", "ปัญญาดี", "วงศ์ไชย", "แก้วมูล", "อินต๊ะ", "ธรรมวงศ์", "คำแสน"];

    public static ImmutableDictionary<FieldKey, string?> Register(Random random, string villageCode, string villageName, int index) => Cells(
        ("group_name", $"กลุ่มออมทรัพย์เพื่อการผลิตบ้าน{villageName}{(index == 0 ? "" : " " + random.Pick(Names))}"),
        ("village_code", villageCode),
        ("coverage_level", "1"),
        ("established_date", BuddhistDate.Numeric(new DateOnly(random.Next(1990, 2020), random.Next(1, 13), random.Next(1, 29)))),
        ("legal_form", "0"),
        ("has_written_rules", random.Chance(0.9) ? "1" : "0"),
        ("account_close_month", random.Chance(0.5) ? "12" : "3"),
        ("saving_day", random.Next(1, 29).Plain()),
        ("chair_name", $"{(random.Chance(0.5) ? "นาย" : "นาง")}{random.Pick(FirstNames)} {random.Pick(LastNames)}"),
        ("chair_phone", "08" + random.Next(10_000_000, 99_999_999).Plain()),
        ("group_status", "A"));

    public static ImmutableDictionary<FieldKey, string?> Round(SavingsGroupState g, DateOnly asOf, int round) => Cells(
    [
        ("as_of_date", BuddhistDate.Numeric(asOf)),
        ("members_male", g.Male.Plain()), ("members_female", g.Female.Plain()), ("members_new", g.New.Plain()), ("members_left", g.Left.Plain()),
        ("savers_in_round", (g.Members * 9 / 10).Plain()),
        ("committee_total", "12"), ("committee_executive", "5"), ("committee_credit", "3"), ("committee_audit", "2"), ("committee_promotion", "2"),
        ("satja_balance", g.Satja.Plain()), ("satja_special_balance", g.Special.Plain()), ("deposit_other", g.Deposit.Plain()),
        ("satja_in_round", g.SatjaIn.Plain()), ("satja_out_round", g.SatjaOut.Plain()),
        ("reserve_fund", g.Reserve.Plain()), ("welfare_fund", g.Welfare.Plain()), ("subsidy_donation", "0"),
        ("borrowed_external", g.Borrowed.Plain()), ("borrowed_sources", g.Borrowed > 0 ? "1" : null),
        ("other_liabilities", "0"), ("retained_profit", g.Retained.Plain()),
        ("cash", g.Cash.Plain()), ("bank_deposits", g.Bank.Plain()), ("loans_outstanding", g.Loans.Plain()),
        ("business_investment", g.Business.Plain()), ("other_assets", g.OtherAssets.Plain()),
        ("borrowers", g.Borrowers.Plain()), ("loan_contracts", (g.Borrowers + 3).Plain()),
        ("loans_disbursed_ytd", g.DisbursedYtd.Plain()), ("principal_repaid_ytd", g.RepaidYtd.Plain()), ("written_off_ytd", "0"),
        ("overdue_amount", g.Overdue.Plain()), ("overdue_borrowers", Math.Min(g.Borrowers, (int)(g.Borrowers * g.OverdueShare)).Plain()), ("overdue_over_1y", decimal.Round(g.Overdue / 3, 2).Plain()),
        ("loan_rate", "6"), ("income_ytd", g.IncomeYtd.Plain()), ("expense_ytd", g.ExpenseYtd.Plain()),
        ("welfare_people_ytd", g.WelfarePeople.Plain()), ("welfare_paid_ytd", g.WelfarePaid.Plain()), ("welfare_types", g.WelfarePaid > 0 ? "1" : null),
        ("profit_allocated", "0"), .. round == 4 ? new (string, string?)[] { ("potential_level", g.OverdueShare > 0.25m ? "1" : g.Members > 200 ? "3" : "2") } : [],
    ]);

    /// <summary>What the group invests with others, as the child rows the form asks for.</summary>
    public static ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>> Lists(SavingsGroupState g) => g.Business == 0
        ? ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty
        : ImmutableDictionary<FieldKey, ImmutableArray<ImmutableDictionary<FieldKey, string?>>>.Empty.Add(
            FieldKey.Parse("activities"), [Cells(("type", "1"), ("capital", g.Business.Plain()), ("profit_ytd", decimal.Round(g.Business / 20, 2).Plain()))]);

    private static ImmutableDictionary<FieldKey, string?> Cells(params (string Key, string? Text)[] cells) =>
        cells.Where(c => c.Text is not null).ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Text);
}
