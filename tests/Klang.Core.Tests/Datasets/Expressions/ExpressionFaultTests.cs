using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ExpressionFaultTests
{
    // ▼ stands where the fault is.
    [Theory]
    [InlineData("▼", "empty")]
    [InlineData("▼  ", "empty")]
    [InlineData("1 + ▼", "value")]
    [InlineData("1 ▼2", "operator")]
    [InlineData("members_total ▼members_new", "operator")]
    [InlineData("(1 + 2▼", ")")]
    [InlineData("(1 + 2▼, 3)", ")")]
    [InlineData("1 + 2▼)", "operator")]
    [InlineData("▼)", "value")]
    [InlineData("min(1, ▼)", "value")]
    [InlineData("min(▼, 1)", "value")]
    [InlineData("min(1▼", ")")]
    [InlineData("abs(1) ▼(2)", "operator")]
    [InlineData("1 * ▼/ 2", "value")]
    [InlineData("true and ▼or true", "value")]
    [InlineData("true == ▼not true", "value")]
    [InlineData("members_total ▼= 1", "==")]
    [InlineData("true ▼&& true", "and")]
    [InlineData("true ▼|| true", "or")]
    [InlineData("▼!true", "not")]
    [InlineData("▼\"A\" == 'A'", "single quotes")]
    [InlineData("▼‘A’ == 'A'", "single quotes")]
    [InlineData("10 ▼% 3", "%")]
    [InlineData("1▼\u200b + 1", "U+200B")]
    [InlineData("▼สมาชิก + 1", "ส")]
    [InlineData("1▼_000", "operator")]
    [InlineData("1▼.", ".")]
    [InlineData("▼.5", ".")]
    [InlineData("round▼. number", ".")]
    [InlineData("group_status == ▼01", "'01'")]
    [InlineData("1 + ▼12345678901234567890123456789", "28 digits")]
    [InlineData("1 + ▼0.00000000000000000000000000001", "28 digits")]
    [InlineData("group_status == ▼'A", "closing quote")]
    [InlineData("group_status == ▼'A''", "closing quote")]
    [InlineData("1 < 2 ▼< 3", "a < b and b < c")]
    [InlineData("true == true ▼== true", "a < b and b < c")]
    public void Compile_BadWriting_SaysWhere(string marked, string says) => AssertFault(marked, says);

    [Theory]
    [InlineData("▼member_total + 1", "members_total")]
    [InlineData("▼members_totl + 1", "members_total")]
    [InlineData("▼membesr_total + 1", "members_total")]
    [InlineData("▼members_totall + 1", "members_total")]
    [InlineData("1 + ▼Members_Total", "members_total")]
    [InlineData("1 + ▼previous.members_totals", "previous.members_total")]
    [InlineData("sum(▼activities.capitl)", "activities.capital")]
    [InlineData("min(▼activities.capitl)", "activities.capital")]
    [InlineData("▼nothing_like_it + 1", "nothing_like_it")]
    [InlineData("▼ab(1)", "Did you mean abs?")]
    [InlineData("▼SUM(activities.capital)", "Did you mean sum?")]
    [InlineData("▼sqrt(1)", "no function sqrt")]
    [InlineData("▼members_total(1)", "no function")]
    public void Compile_UnknownName_OffersTheNearest(string marked, string says) => AssertFault(marked, says);

    [Theory]
    [InlineData("1 + ▼true", "yes/no")]
    [InlineData("1 + 2 * ▼'a'", "a text")]
    [InlineData("▼founded_on - 1", "a date")]
    [InlineData("-▼'a'", "a number")]
    [InlineData("not ▼1", "yes/no")]
    [InlineData("true and ▼1", "yes/no")]
    [InlineData("▼members_total or true", "yes/no")]
    [InlineData("group_status ▼== 1", "Quote the codes")]
    [InlineData("founded_on ▼> '2019-01-31'", "date('2019-01-31')")]
    [InlineData("welfare_kinds ▼== '1'", "has(")]
    [InlineData("true ▼== 1", "Cannot compare")]
    [InlineData("true ▼< false", "== or !=")]
    [InlineData("welfare_kinds ▼>= welfare_kinds", "== or !=")]
    [InlineData("abs(▼'a')", "a number")]
    [InlineData("if(▼1, 2, 3)", "yes/no")]
    [InlineData("if(true, 2, ▼'a')", "a number")]
    [InlineData("coalesce(1, ▼'a')", "a number")]
    [InlineData("min(▼'a', 'b')", "a number")]
    [InlineData("max(founded_on, ▼1)", "a date")]
    [InlineData("has(▼group_status, 'A')", "a set of codes")]
    [InlineData("has(welfare_kinds, ▼1)", "a text")]
    [InlineData("length(▼welfare_kinds)", "a text")]
    [InlineData("year(▼2562)", "a date")]
    [InlineData("days(founded_on, ▼1)", "a date")]
    public void Compile_WrongType_SaysWhere(string marked, string says) => AssertFault(marked, says);

    [Theory]
    [InlineData("▼abs()", "abs(x)")]
    [InlineData("1 + ▼abs(1, 2)", "abs(x)")]
    [InlineData("▼round(1)", "round(x, 2)")]
    [InlineData("▼min(1)", "min(a, b, …)")]
    [InlineData("▼max()", "max(a, b, …)")]
    [InlineData("▼if(true, 1)", "if(condition, a, b)")]
    [InlineData("▼coalesce(1)", "coalesce(a, b, …)")]
    [InlineData("▼missing()", "missing(x)")]
    [InlineData("▼sum()", "sum(list.field)")]
    [InlineData("sum(▼activities.capital, loans.amount)", "sum(list.field, condition)")]
    [InlineData("count(▼activities, loans)", "count(list, condition)")]
    [InlineData("round(1, ▼members_total)", "whole number")]
    [InlineData("round(1, ▼1.5)", "whole number")]
    [InlineData("round(1, ▼-1)", "whole number")]
    [InlineData("round(1, ▼29)", "whole number")]
    [InlineData("date(▼'2019-02-29')", "exists")]
    [InlineData("date(▼'31/01/2019')", "exists")]
    [InlineData("date(▼'2562-01-31')", "Christian")]
    [InlineData("date(▼group_status)", "Christian")]
    public void Compile_WrongArguments_SaysHowToWrite(string marked, string says) => AssertFault(marked, says);

    [Theory]
    [InlineData("▼activities.capital > 1", "many values")]
    [InlineData("missing(▼activities)", "many values")]
    [InlineData("max(▼activities.capital, 1)", "many values")]
    [InlineData("sum(▼members_total)", "one name that has many values")]
    [InlineData("sum(▼1 + 2)", "one name that has many values")]
    [InlineData("count(▼activities.capital + 1)", "one name that has many values")]
    [InlineData("sum(▼activities.type)", "sum cannot take it")]
    [InlineData("sum(▼activities.opened_on)", "sum cannot take it")]
    [InlineData("max(▼activities.type)", "max cannot take it")]
    public void Compile_ColumnOutOfPlace_SaysWhere(string marked, string says) => AssertFault(marked, says);

    [Fact]
    public void Compile_HalfACharacter_SaysItsCode() => AssertFault("1 + ▼\ud800", "U+D800"); // no attribute can hold it

    [Fact]
    public void Compile_SeveralFaults_ReportsAllInOrder()
    {
        var result = Expression.Compile("nobody + 'a' > abs(true) and nothing", GroupFacts.New());

        Assert.Equal([0, 9, 19, 29], result.Faults.Select(fault => fault.Position));

        var call = Expression.Compile("abs(nobody, 1)", GroupFacts.New());
        Assert.Equal([0, 4], call.Faults.Select(fault => fault.Position));
    }

    [Fact]
    public void Compile_HundredsOfFaults_ReportsTwenty()
    {
        var result = Expression.Compile(string.Join('+', Enumerable.Repeat("xyz", 900)), GroupFacts.New());

        Assert.Null(result.Expression);
        Assert.Equal(20, result.Faults.Count);
    }

    [Theory]
    [InlineData("(", "1", ")")]
    [InlineData("-", "1", "")]
    [InlineData("not ", "true", "")]
    [InlineData("abs(", "1", ")")]
    [InlineData("if(true, 1, ", "1", ")")]
    public void Compile_Nesting_Stops64Deep(string open, string core, string close)
    {
        string Nested(int depth) => string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));

        Assert.True(Expression.Compile(Nested(Expression.MaxDepth), GroupFacts.New()).IsOk);
        var fault = Assert.Single(Expression.Compile(Nested(Expression.MaxDepth + 1), GroupFacts.New()).Faults);
        Assert.Contains("64", fault.Message.Th, StringComparison.Ordinal);
        Assert.InRange(fault.Position, open.Length * 64, (open.Length * 65) - 1);
    }

    [Fact]
    public void Compile_LongSum_IsNotDeep()
    {
        var text = string.Join('+', Enumerable.Repeat("1", 2000));

        Assert.Equal(Value.Of(2000), GroupFacts.New().Evaluate(text));
    }

    [Fact]
    public void Compile_TooLong_IsAFault()
    {
        Assert.True(Expression.Compile("1".PadRight(4000), GroupFacts.New()).IsOk);
        Assert.Equal(4000, Assert.Single(Expression.Compile("1".PadRight(4001), GroupFacts.New()).Faults).Position);
    }

    private static void AssertFault(string marked, string says)
    {
        var position = marked.IndexOf('▼', StringComparison.Ordinal);
        var result = Expression.Compile(marked.Remove(position, 1), GroupFacts.New());

        Assert.False(result.IsOk);
        var fault = Assert.Single(result.Faults);
        Assert.Equal(position, fault.Position);
        Assert.Contains(says, fault.Message.En, StringComparison.Ordinal);
        Assert.Contains(fault.Message.Th, c => c is >= 'ก' and <= '๛');
    }
}
