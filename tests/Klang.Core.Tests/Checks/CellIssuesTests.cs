using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>What follows from a field or a list itself, with no rule written.</summary>
public sealed class CellIssuesTests
{
    private static readonly FieldKey Activities = FieldKey.Parse("activities");

    [Theory]
    [InlineData("deposit_other:", "required", "deposit_other", "ยังไม่ได้กรอก “เงินรับฝากอื่น”")]
    [InlineData("deposit_other: ศูนย์", "unparsed", "deposit_other", "เงินรับฝากอื่น")]
    [InlineData("loan_rate: 15.01", "range", "loan_rate", "อยู่ระหว่าง 0 ถึง 15 แต่กรอก 15.01")]
    [InlineData("committee_total: 4", "range", "committee_total", "อยู่ระหว่าง 5 ถึง 40 แต่กรอก 4")]
    [InlineData("deposit_other: -1", "range", "deposit_other", "อยู่ระหว่าง 0 ถึง 1,000,000,000,000 แต่กรอก -1")]
    [InlineData("as_of_date: 30/9/2540", "range", "as_of_date", "30 ก.ย. 2540")]
    [InlineData("borrowed_sources:", "required", "borrowed_sources", "แหล่งเงินกู้ยืมภายนอก")]
    [InlineData("borrowed_sources: ,", "unparsed", "borrowed_sources", "เลือกจากรายการ")]
    public void Check_Cell_IsToldByTheField(string typed, string rule, string at, string said)
    {
        var issue = SavingsGroup.Dataset.Issues(SavingsGroup.Changed(typed)).First(i => i.Rule == rule);

        Assert.Equal((Severity.Error, at), (issue.Severity, Assert.Single(issue.At).ToString()));
        Assert.Contains(said, issue.Message.Th, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(issue.Message.En));
    }

    [Fact]
    public void Check_LongText_CountsWhatAReaderCounts()
    {
        Assert.Empty(SavingsGroup.Dataset.Issues(SavingsGroup.Changed("borrowed_source_other: " + Repeat("น้ำ", 150))));

        var issue = Assert.Single(SavingsGroup.Dataset.Issues(SavingsGroup.Changed("borrowed_source_other: " + Repeat("น้ำ", 151))));
        Assert.Equal("too_long", issue.Rule);
        Assert.Contains("150 ตัวอักษร แต่ยาว 151", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Pattern_TellsTheHelp()
    {
        var entry = Given.With(SavingsGroup.Entry, SavingsGroup.Register.Definition.Fields, "coverage_level: 2; covered_villages: ทุกหมู่บ้าน");
        var issue = SavingsGroup.Register.Form.Issues(SavingsGroup.Facts with { Answers = entry }).Single(i => i.Rule == "pattern");

        Assert.Equal("covered_villages", Assert.Single(issue.At).ToString());
        Assert.Contains("57010101, 57010102", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_QuestionNotAsked_IsNotRequired()
    {
        var none = "borrowed_external: 0; retained_profit: 175,000; borrowed_sources:; borrowed_source_other:; profit_allocated: ไม่ใช่; net_profit_closed_year:; profit_dividend:";

        Assert.Empty(SavingsGroup.Dataset.Issues(SavingsGroup.Changed(none)));
    }

    [Fact]
    public void Check_QuestionOfAnotherRound_IsAskedThereOnly()
    {
        var fourth = SavingsGroup.Facts with { Round = 4, DueOn = new DateOnly(2019, 3, 20) };

        Assert.Equal("potential_level", Assert.Single(SavingsGroup.Dataset.Issues(fourth)).At[0].ToString());
    }

    [Fact]
    public void Check_ListRow_CarriesListAndRow()
    {
        var broken = SavingsGroup.Facts with
        {
            Answers = SavingsGroup.Facts.Answers.WithList(Activities, [SavingsGroup.Activity("1", "150,000"), SavingsGroup.Activity("8", ""), SavingsGroup.Activity("2", "-1")]),
        };
        var issues = SavingsGroup.Dataset.Issues(broken);

        Assert.Equal(
            [("unparsed", "activities[1].type"), ("required", "activities[1].capital"), ("range", "activities[2].capital")],
            issues.Where(i => i.Rule != "activities_capital").Select(i => (i.Rule, i.At[0].ToString())));
    }

    [Fact]
    public void Check_TooManyRows_IsTold()
    {
        var rows = Enumerable.Repeat(SavingsGroup.Activity("1", "5,000"), 31).ToImmutableArray();
        var issue = SavingsGroup.Dataset.Issues(SavingsGroup.Facts with { Answers = SavingsGroup.Facts.Answers.WithList(Activities, rows) }).Single(i => i.Rule == "rows");

        Assert.Contains("0–30 รายการ แต่มี 31", issue.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_Issues_ErrorsStandFirst()
    {
        var severities = SavingsGroup.Dataset.Issues(SavingsGroup.Changed("loan_rate: 12.5; savers_in_round: 301; cash: 60,000")).Select(i => i.Severity).ToList();

        Assert.Equal([Severity.Error, Severity.Error, Severity.Warning, Severity.Warning], severities);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
