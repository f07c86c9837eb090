using System.Globalization;
using Klang.Core.Checks;
using Klang.Core.Datasets;

namespace Klang.Core.Tests.Checks;

/// <summary>Dataset 6 as shipped: each rule of one record, broken once.</summary>
public sealed class SavingsGroupRulesTests
{
    [Theory]
    [InlineData("")]
    [InlineData("satja_balance: 150,000")]
    [InlineData("borrowed_external: 0")]
    [InlineData("members_male: สามสิบ; cash: -5; committee_total: 2")]
    public void Settle_AnyRecord_SaysWhatComputeAndThenCheckSay(string lines)
    {
        var (checker, facts) = (new RecordChecker(SavingsGroup.Dataset), SavingsGroup.After with { Answers = SavingsGroup.Changed(lines).Answers });
        var computed = facts with { Answers = checker.Compute(facts) };

        var (answers, issues) = checker.Settle(facts);

        Assert.Equal(computed.Answers, answers);
        Assert.Equal(checker.Check(computed).Select(i => (i.Rule, i.Severity, i.Message, string.Join(' ', i.At))), issues.Select(i => (i.Rule, i.Severity, i.Message, string.Join(' ', i.At))));
    }

    /// <summary>Rule; what is typed instead; what the Thai message must hold, between bars; other rules that must fall with it.</summary>
    public static readonly TheoryData<string, string, string, string> Broken = new()
    {
        { "balance_sheet", "other_assets: 60,500", "2,110,500|2,100,000|10,500", "" },
        { "position_in_window", "as_of_date: 1/10/2561", "01/10/2561|20/03/2562", "" },
        { "members_by_class", "members_ordinary: 280", "290|300", "" },
        { "savers_within_members", "savers_in_round: 301", "301|300", "" },
        { "committee_parts", "committee_executive: 6", "16|15", "" },
        { "overdue_within_loans", "overdue_amount: 1,500,001", "1,500,001|1,500,000", "overdue_share_high" },
        { "overdue_borrowers_within_borrowers", "overdue_borrowers: 81", "81|80", "" },
        { "overdue_over_1y_within_overdue", "overdue_over_1y: 60,001", "60,001|60,000", "" },
        { "borrowers_and_loans", "borrowers: 0; overdue_borrowers: 0", "0|1,500,000", "" },
        { "contracts_cover_borrowers", "loan_contracts: 79", "79|80", "" },
        { "loan_by_type", "loan_type_emergency: 200,002", "1,500,002|1,500,000", "" },
        { "loan_by_purpose", "loan_purpose_living: 60,000", "1,510,000|1,500,000", "" },
        { "welfare_people_and_money", "welfare_people_ytd: 0", "0|16,000", "" },
        { "activities_capital", "business_investment: 160,000; other_assets: 40,000", "150,000|160,000", "" },
        { "profit_allocation", "profit_other: 2", "100,002|100,000", "" },
        { "cash_in_hand", "cash: 60,000; bank_deposits: 340,000", "60,000|50,000", "" },
        { "loan_rate_high", "loan_rate: 12.5", "12.50", "" },
        { "satja_per_member", "satja_balance: 20,000; satja_special_balance: 1,680,000", "66.67", "" },
        {
            "loans_against_funds",
            "loans_outstanding: 2,400,000; loan_type_ordinary: 2,100,000; loan_purpose_farming: 1,800,000; cash: 0; bank_deposits: 0; retained_profit: 575,000",
            "2,400,000|1,950,000", ""
        },
        { "active_group_saves", "satja_in_round: 0", "เงินสัจจะ", "" },
        { "overdue_share_high", "overdue_amount: 500,000", "33.30", "" },
    };

    [Fact]
    public void Check_BalancedRecord_HasNoIssueAtAll() => Assert.Empty(SavingsGroup.Dataset.Issues(SavingsGroup.Facts));

    [Fact]
    public void Compute_BalancedRecord_GivesTheTotalsOfTheBooks()
    {
        var answers = SavingsGroup.Dataset.Computed(SavingsGroup.Facts).Answers;

        Assert.Equal("300", Total("members_total"));
        Assert.Equal("1700000", Total("savings_total"));
        Assert.Equal("2020000", Total("capital_total"));
        Assert.Equal("2100000", Total("total_liab_equity"));
        Assert.Equal("2100000", Total("total_assets"));
        Assert.Equal("100000", Total("profit_allocation_total"));
        Assert.Equal(answers, SavingsGroup.Dataset.Computed(SavingsGroup.Facts with { Answers = answers }).Answers);

        string Total(string key) => answers.Value(FieldKey.Parse(key)).Number.ToString("0.##", CultureInfo.InvariantCulture);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Check_RuleBroken_SaysThatRuleWithItsNumbers(string rule, string typed, string said, string also)
    {
        var issues = SavingsGroup.Dataset.Issues(SavingsGroup.Changed(typed));

        Assert.Equal(new[] { rule, also }.Where(r => r.Length > 0), issues.Select(i => i.Rule));
        var issue = issues[0];
        Assert.All(said.Split('|'), number => Assert.Contains(number, issue.Message.Th, StringComparison.Ordinal));
        Assert.DoesNotContain("{", issue.Message.Th + issue.Message.En, StringComparison.Ordinal);
        Assert.NotEmpty(issue.At);
    }

    [Fact]
    public void Check_RulesThatReadTheRegister_SayThatRule()
    {
        AssertOnly("position_after_founding", "28/02/2562|01/03/2562", With("established_date: 1/3/2562"));
        AssertOnly("dissolved_group_settled", "1,500,000", With("group_status: D"));
        AssertOnly("profit_allocation_due", "12", With("account_close_month: 12") with { Answers = SavingsGroup.Changed("profit_allocated: ไม่ใช่").Answers });
        AssertOnly("activities_listed", "150,000", SavingsGroup.Facts with { Answers = SavingsGroup.Facts.Answers.WithList(FieldKey.Parse("activities"), []) });
    }

    [Fact]
    public void Broken_HoldsEveryRuleOfOneRecord()
    {
        var elsewhere = new[] { "position_after_founding", "dissolved_group_settled", "profit_allocation_due", "activities_listed" };
        var rules = SavingsGroup.Dataset.Rules.Where(r => !(r.Rule.Check + r.Rule.When).Contains("previous.", StringComparison.Ordinal)).Select(r => r.Rule.Key.Name);

        Assert.Equal(rules.Order(StringComparer.Ordinal), Broken.Select(row => row.Data.Item1).Concat(elsewhere).Order(StringComparer.Ordinal));
    }

    private static RecordFacts With(string entry) =>
        SavingsGroup.Facts with { Subject = Given.Subject(Given.With(SavingsGroup.Entry, SavingsGroup.Register.Definition.Fields, entry)) };

    private static void AssertOnly(string rule, string said, RecordFacts facts)
    {
        var issue = Assert.Single(SavingsGroup.Dataset.Issues(facts));

        Assert.Equal(rule, issue.Rule);
        Assert.All(said.Split('|'), number => Assert.Contains(number, issue.Message.Th, StringComparison.Ordinal));
    }
}
