using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("1", "1")]
    [InlineData("1.50", "1.50")]
    [InlineData("0.05", "0.05")]
    [InlineData("๒๕๖๒ - ๑.๕", "2560.5")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("'it''s'", "'it's'")]
    [InlineData("''", "''")]
    [InlineData("''''", "'''")]
    [InlineData("'กลุ่ม and ( 1'", "'กลุ่ม and ( 1'")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("members_total", "100")]
    [InlineData("previous.members_total", "95")]
    [InlineData(" \t\r\n round.number\u00a0", "2")]
    public void Evaluate_LiteralsAndNames_AreThemselves(string text, string expected) => AssertIs(expected, text);

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("10 - (4 - 3)", "9")]
    [InlineData("100 / 10 / 5", "2")]
    [InlineData("100 / (10 / 5)", "50")]
    [InlineData("2 * 3 / 4 * 2", "3.0")]
    [InlineData("-2 * -3", "6")]
    [InlineData("2 - -3", "5")]
    [InlineData("--2", "2")]
    [InlineData("-(1 + 2)", "-3")]
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("1+2-3", "0")]
    public void Evaluate_Arithmetic_IsExactAndLeftToRight(string text, string expected) => AssertIs(expected, text);

    [Theory]
    [InlineData("1 == 1.00", true)]
    [InlineData("1 != 1.00", false)]
    [InlineData("1 < 2", true)]
    [InlineData("2 <= 2", true)]
    [InlineData("2 > 2", false)]
    [InlineData("2 >= 3", false)]
    [InlineData("1 + 1 == 3 - 1", true)]
    [InlineData("'a' == 'A'", false)]
    [InlineData("'B' < 'a'", true)] // ordinal: capitals first
    [InlineData("'เก' > 'ก'", true)] // ordinal: as stored, not as a Thai dictionary sorts
    [InlineData("group_status == 'A'", true)]
    [InlineData("has_rules == true", true)]
    [InlineData("has_rules != has_rules", false)]
    [InlineData("founded_on < round.dueOn", true)]
    [InlineData("founded_on == date('2019-01-31')", true)]
    [InlineData("founded_on >= date('๒๐๑๙-๐๒-๐๑')", false)]
    [InlineData("welfare_kinds == welfare_kinds", true)]
    public void Evaluate_Comparisons_CompareByType(string text, bool expected) => AssertIs(expected ? "true" : "false", text);

    [Theory]
    [InlineData("not false or true", true)] // (not false) or true
    [InlineData("not (false or true)", false)]
    [InlineData("true or true and false", true)] // true or (true and false)
    [InlineData("(true or true) and false", false)]
    [InlineData("not 1 == 2", true)] // not (1 == 2)
    [InlineData("not not true", true)]
    [InlineData("(not true) == false", true)]
    [InlineData("1 < 2 and 2 < 3 and 3 < 2", false)]
    [InlineData("true and(false or true)", true)]
    public void Evaluate_Logic_BindsNotThenAndThenOr(string text, bool expected) => AssertIs(expected ? "true" : "false", text);

    [Theory]
    [InlineData("abs(-1.5)", "1.5")]
    [InlineData("abs(members_total - previous.members_total)", "5")]
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, members_total)", "100")]
    [InlineData("min(founded_on, round.dueOn)", "2019-01-31")]
    [InlineData("max(founded_on, round.dueOn, date('2020-02-29'))", "2020-02-29")]
    [InlineData("round(2.5, 0)", "3")] // half away from zero, not to even
    [InlineData("round(-2.5, 0)", "-3")]
    [InlineData("round(1.005, 2)", "1.01")]
    [InlineData("round(1.2345, 3)", "1.235")]
    [InlineData("if(members_total > 50, 'big', 'small')", "'big'")]
    [InlineData("if(members_total > 500, 'big', 'small')", "'small'")]
    [InlineData("coalesce(unknown_number, unknown_number, 3)", "3")]
    [InlineData("coalesce(members_new, 3)", "7")]
    [InlineData("coalesce(1, 2, 3)", "1")]
    [InlineData("missing(unknown_number)", "true")]
    [InlineData("missing(members_new)", "false")]
    [InlineData("has(welfare_kinds, '3')", "true")]
    [InlineData("has(welfare_kinds, '2')", "false")]
    [InlineData("length(note)", "10")]
    [InlineData("year(founded_on)", "2562")]
    [InlineData("month(round.dueOn)", "3")]
    [InlineData("days(round.dueOn, founded_on)", "48")]
    [InlineData("days(founded_on, round.dueOn)", "-48")]
    [InlineData("years(round.dueOn, founded_on)", "0")]
    [InlineData("years(date('2027-02-28'), date('2008-02-29'))", "18")]
    [InlineData("years(date('2027-03-01'), date('2008-02-29'))", "19")]
    [InlineData("years(date('2008-02-29'), date('2027-03-01'))", "-19")]
    [InlineData("similar('กลุ่มทอผ้า', 'ทอผ้า')", "1")]
    [InlineData("similar('กลุ่มทอผ้า', 'เลี้ยงปลา')", "0")]
    [InlineData("if(if(true, false, true), 1, 2)", "2")]
    public void Evaluate_Functions_DoWhatTheySay(string text, string expected) => AssertIs(expected, text);

    [Theory]
    [InlineData("sum(activities.capital)", "1500.25")]
    [InlineData("count(activities.capital)", "2")]
    [InlineData("count(activities)", "3")]
    [InlineData("count(activities.type)", "2")]
    [InlineData("count()", "7")]
    [InlineData("min(activities.capital)", "500")]
    [InlineData("max(activities.capital)", "1000.25")]
    [InlineData("min(activities.opened_on)", "2017-05-01")]
    [InlineData("max(activities.opened_on) > min(activities.opened_on)", "true")]
    [InlineData("sum(loans.amount)", "0")]
    [InlineData("max(loans.amount)", "missing")]
    [InlineData("100 * sum(activities.capital) / count(activities)", "50008.333333333333333333333333")]
    [InlineData("max(sum(activities.capital), 2000)", "2000")]
    [InlineData("sum((activities.capital))", "1500.25")]
    public void Evaluate_Aggregates_ReadTheColumn(string text, string expected) => AssertIs(expected, text);

    [Theory]
    [InlineData("abs(total_assets - total_liab_equity) <= 1", "false")]
    [InlineData("members_total == members_male + members_female", "true")]
    [InlineData("abs(members_total - (previous.members_total + members_new - members_left)) <= 0.005 * previous.members_total", "true")]
    [InlineData("(members_total == 0) == (total_assets == 0)", "true")]
    [InlineData("group_status != 'A' or total_assets / members_total >= 100 and total_assets / members_total <= 500000", "true")]
    [InlineData("round.number == 1 or members_total >= 0.7 * previous.members_total", "true")]
    public void Evaluate_RulesOfSavingsGroups_AreCarried(string text, string expected) => AssertIs(expected, text);

    [Theory]
    [InlineData("1", ValueType.Number)]
    [InlineData("1 < 2", ValueType.Boolean)]
    [InlineData("if(true, 'a', note)", ValueType.Text)]
    [InlineData("coalesce(unknown_date, founded_on)", ValueType.Date)]
    [InlineData("welfare_kinds", ValueType.Codes)]
    [InlineData("max(activities.opened_on)", ValueType.Date)]
    [InlineData("count(activities.opened_on)", ValueType.Number)]
    public void Type_IsKnownBeforeEvaluation(string text, ValueType expected) =>
        Assert.Equal(expected, GroupFacts.New().Compile(text).Type);

    [Fact]
    public void Names_AreDistinctInOrder_WithoutColumns()
    {
        var expression = GroupFacts.New().Compile(
            "members_total + round.number > sum(activities.capital) or members_total < count() and count(activities) > sum(activities.capital)");

        Assert.Equal(["members_total", "round.number"], expression.Names);
        Assert.Equal(
            [(AggregateKind.Sum, "activities.capital"), (AggregateKind.Count, null), (AggregateKind.Count, "activities")],
            expression.Aggregates);
    }

    [Theory]
    [InlineData("  1+2 ", "1 + 2")]
    [InlineData("((a1)) - (2 - (3)) - 4", "a1 - (2 - 3) - 4")]
    [InlineData("(a1 + 2) + 3 * (4 / 5)", "a1 + 2 + 3 * (4 / 5)")]
    [InlineData("not(true and(not false))", "not (true and not false)")]
    [InlineData("- ( 1 + a1 )", "-(1 + a1)")]
    [InlineData("(not true) == ('it''s' < 'b')", "(not true) == ('it''s' < 'b')")]
    [InlineData("if( a1>1,(round(a1,2)),count( ))", "if(a1 > 1, round(a1, 2), count())")]
    public void ToString_IsTheStandardWriting_TextIsTheOwn(string text, string expected)
    {
        var expression = new Facts().Known("a1", ValueType.Number).Compile(text);

        Assert.Equal(expected, expression.ToString());
        Assert.Equal(text, expression.Text);
    }

    [Fact]
    public void Evaluate_Again_AllocatesNothing()
    {
        var facts = GroupFacts.New();
        var expression = facts.Compile(
            "if(abs(members_total - (previous.members_total + members_new)) < 5 and group_status == 'A', round(total_assets / 3, 2), 0)");
        expression.Evaluate(facts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            expression.Evaluate(facts);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000); // less than a byte each
    }

    private static void AssertIs(string expected, string text) => Assert.Equal(expected, GroupFacts.New().Evaluate(text).ToString());
}
