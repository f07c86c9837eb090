using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>Figures that offices published: they must come out to the satang.</summary>
public sealed class RealCasesTests
{
    private const string Fund = """
        as_of_date: 28/2/2562; total_households: 120; target_hh: 60; target_persons: 190; borrowed_hh: 50; borrowed_persons: 160
        passed_jpt_hh: 40; passed_jpt_persons: 130; current_hh: 28; current_amount: 280,000; bank_balance: 1,156.19; cash_other: 0
        default_hh: 0; default_amount: 0; lent_ytd: 280,000; lent_hh_ytd: 28; repaid_ytd: 280,000; dev_level: 3; bank_passbook: 0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b
        book_purple_exists: ใช่; book_purple_correct: ใช่; book_green_exists: ใช่; book_green_correct: ใช่; book_yellow_exists: ใช่; book_yellow_correct: ใช่
        """;

    private const string Centre = """
        as_of_date: 28/2/2562; hh_in_area: 300; hh_members: 200; indebted_hh: 150; multi_debt_hh: 80; opening_debt: 6,000,000; total_debt: 5,800,000
        target_hh: 60; restructured_hh_ytd: 30; restructured_amount_ytd: 900,000; reduced_hh_ytd: 20; reduced_amount_ytd: 200,000; cleared_hh_ytd: 5
        cleared_amount_ytd: 50,000; career_hh_ytd: 10; hh_account_hh: 40; overdue_amount: 100,000; overdue_hh: 8
        """;

    private static readonly FieldKey Members = FieldKey.Parse("member_funds");

    [Fact(DisplayName = "Test trap: fund above 280,000 by interest (valid!): บ้านเทนมีย์ 281,156.19 = 280,000 lent + 1,156.19 in the bank")]
    public void PovertyFund_LentAndBanked_IsTheBudgetAndItsInterest()
    {
        var dataset = Given.Dataset("poverty-fund");
        var subject = Given.Typed(ShippedDefinitions.Catalogue.Register("poverty-fund")!.Definition.Fields, "allocated_budget: 280,000; phase: 1; budget_year: 2538; committee_term_start: 1/3/2560");
        var facts = dataset.Computed(Facts(Given.Typed(dataset.Definition.Fields, Fund)) with { Subject = Given.Subject(subject) });
        var issue = Assert.Single(dataset.Issues(facts));

        Assert.Equal(Value.Of(281_156.19m), facts.Answers.Value(FieldKey.Parse("total_fund")));
        Assert.Equal(Value.Of(0m), facts.Answers.Value(FieldKey.Parse("missing_fund")));
        Assert.Equal(("fund_above_budget", Severity.Note), (issue.Rule, issue.Severity));
        Assert.Contains("1,156.19", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "Test trap: capital total that omits a listed row (8,809,923.39 vs +1,761,950.32)")]
    public void FundCentre_Pool_CountsOnlyTheFundsInIt()
    {
        var facts = Given.Dataset("fund-centre").Computed(Facts(CentreWith(Pool)));
        var issue = Assert.Single(Given.Dataset("fund-centre").Issues(facts));

        Assert.Equal(Value.Of(8_809_923.39m), facts.Answers.Value(FieldKey.Parse("managed_capital")));
        Assert.Equal(Value.Of(3m), facts.Answers.Value(FieldKey.Parse("member_fund_count")));
        Assert.Equal([116_808.39m, 8_693_115m, 0m], facts.Answers.List(Members).Select(r => r.Value(FieldKey.Parse("capital_in_pool")).Number));
        Assert.Equal(("capital_outside_pool", Severity.Note), (issue.Rule, issue.Severity));
        Assert.Contains("1,761,950.32", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void FundCentre_SameFundTwice_IsTheSecondRowsError()
    {
        var issue = Given.Dataset("fund-centre").Issues(Facts(CentreWith([.. Pool, Pool[1]]))).First();

        Assert.Equal(("row_twice", "member_funds[3].fund_type"), (issue.Rule, issue.At[0].ToString()));
        Assert.Contains("รายการที่ 4", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void FundCentre_OneFundOnly_IsTooFew() =>
        Assert.Contains(Given.Dataset("fund-centre").Issues(Facts(CentreWith(Pool[..1]))), i => i.Rule == "rows");

    private static Answers[] Pool =>
    [
        Row("fund_type: 6; fund_name: กองทุนสวัสดิการ; capital: 116,808.39; in_managed_pool: ใช่"),
        Row("fund_type: 3; fund_name: กองทุนหมู่บ้าน; capital: 8,693,115; in_managed_pool: ใช่"),
        Row("fund_type: 9; fund_name: ฌาปนกิจ; capital: 1,761,950.32; in_managed_pool: ไม่ใช่"),
    ];

    private static Answers Row(string lines) =>
        Given.Typed(Given.Dataset("fund-centre").Definition.Lists[0].Fields, "has_money: มี; members: 100; " + lines);

    private static Answers CentreWith(Answers[] rows) =>
        Given.Typed(Given.Dataset("fund-centre").Definition.Fields, Centre).WithList(Members, [.. rows]);

    private static RecordFacts Facts(Answers answers) => new(answers) { Round = 1, FiscalYear = 2562, DueOn = new DateOnly(2019, 3, 20) };
}
