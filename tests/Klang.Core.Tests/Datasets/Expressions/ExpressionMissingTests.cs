using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ExpressionMissingTests
{
    [Theory]
    [InlineData("unknown_number")]
    [InlineData("unknown_number + 1")]
    [InlineData("1 - unknown_number")]
    [InlineData("0 * unknown_number")]
    [InlineData("1 / unknown_number")]
    [InlineData("-unknown_number")]
    [InlineData("unknown_number == unknown_number")]
    [InlineData("unknown_number != 1")]
    [InlineData("unknown_text == ''")]
    [InlineData("unknown_date < founded_on")]
    [InlineData("unknown_codes != welfare_kinds")]
    [InlineData("not unknown_yes")]
    [InlineData("abs(unknown_number)")]
    [InlineData("round(unknown_number, 2)")]
    [InlineData("min(1, unknown_number)")]
    [InlineData("max(unknown_number, 1)")]
    [InlineData("has(unknown_codes, '1')")]
    [InlineData("has(welfare_kinds, unknown_text)")]
    [InlineData("length(unknown_text)")]
    [InlineData("year(unknown_date)")]
    [InlineData("month(unknown_date)")]
    [InlineData("days(unknown_date, founded_on)")]
    [InlineData("days(founded_on, unknown_date)")]
    [InlineData("if(unknown_yes, 1, 1)")]
    [InlineData("if(true, unknown_number, 1)")]
    [InlineData("coalesce(unknown_number, unknown_number)")]
    public void Evaluate_MissingOperand_IsMissing(string text) => Assert.True(GroupFacts.New().Evaluate(text).IsMissing);

    [Theory]
    [InlineData("if(false, unknown_number, 1)", "1")]
    [InlineData("if(true, 1, 1 / 0)", "1")]
    [InlineData("coalesce(unknown_number / 2, 0)", "0")]
    [InlineData("missing(unknown_number + 1)", "true")]
    [InlineData("missing(1 / 0)", "true")]
    [InlineData("missing(unknown_yes and false)", "false")]
    public void Evaluate_MissingThatDoesNotMatter_HasValue(string text, string expected) =>
        Assert.Equal(expected, GroupFacts.New().Evaluate(text).ToString());

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("members_total / (members_new - 7)")]
    [InlineData("0 / 0")]
    [InlineData("9999999999999999999999999999 * 9999999999999999999999999999")]
    [InlineData("-9999999999999999999999999999 * 9999999999999999999999999999")]
    [InlineData("9999999999999999999999999999 / 0.0000000001")]
    [InlineData("9999999999999999999999999999 * 7 + 9999999999999999999999999999 * 7")]
    [InlineData("-9999999999999999999999999999 * 7 - 9999999999999999999999999999 * 7")]
    public void Evaluate_NotComputable_IsMissing(string text) => Assert.True(GroupFacts.New().Evaluate(text).IsMissing);

    [Theory]
    [InlineData("true", "true", "true", "true")]
    [InlineData("true", "false", "false", "true")]
    [InlineData("true", "missing", "missing", "true")]
    [InlineData("false", "true", "false", "true")]
    [InlineData("false", "false", "false", "false")]
    [InlineData("false", "missing", "false", "missing")]
    [InlineData("missing", "true", "missing", "true")]
    [InlineData("missing", "false", "false", "missing")]
    [InlineData("missing", "missing", "missing", "missing")]
    public void Evaluate_AndOr_AreThreeValued(string a, string b, string and, string or)
    {
        var facts = Fact(Fact(new Facts(), "a", a), "b", b);

        Assert.Equal(and, facts.Evaluate("a and b").ToString());
        Assert.Equal(or, facts.Evaluate("a or b").ToString());
        Assert.Equal(and, facts.Evaluate("true and a and b").ToString());
        Assert.Equal(or, facts.Evaluate("a or false or b").ToString());
    }

    private static Facts Fact(Facts facts, string name, string value) =>
        value == "missing" ? facts.Known(name, ValueType.Boolean) : facts.With(name, Value.Of(value == "true"));
}
