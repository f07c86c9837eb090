using Klang.Core.Datasets.Expressions;
using Klang.Core.Common;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class TemplateTests
{
    [Fact]
    public void Render_RuleMessage_ShowsValuesInEachLanguage()
    {
        var template = Compile(
            "สินทรัพย์รวมต้องเท่ากับหนี้สินและทุนรวม (ต่างกัน {total_assets - total_liab_equity} บาท)",
            "Total assets must equal liabilities and equity (they differ by {total_assets - total_liab_equity} baht)");

        Assert.Equal("สินทรัพย์รวมต้องเท่ากับหนี้สินและทุนรวม (ต่างกัน 1,000.50 บาท)", template.Render("th", GroupFacts.New()));
        Assert.Equal("Total assets must equal liabilities and equity (they differ by 1,000.50 baht)", template.Render("en", GroupFacts.New()));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("7", "7")]
    [InlineData("1234", "1,234")]
    [InlineData("1234.00", "1,234")]
    [InlineData("1234.5", "1,234.50")]
    [InlineData("1234567.891", "1,234,567.89")]
    [InlineData("0.005", "0.01")]
    [InlineData("0.004", "0")]
    [InlineData("-0.004", "0")]
    [InlineData("-1234.5", "-1,234.50")]
    [InlineData("99.999", "100")]
    [InlineData("9999999999999999999999999999", "9,999,999,999,999,999,999,999,999,999")]
    [InlineData("1 / 0", "–")]
    [InlineData("unknown_text", "–")]
    [InlineData("'a}b'", "a}b")]
    [InlineData("'it''s}'", "it's}")]
    [InlineData("note", "กลุ่ม 'ดี'")]
    [InlineData("has_rules", "ใช่")]
    [InlineData("not has_rules", "ไม่ใช่")]
    [InlineData("date('2019-01-05')", "05/01/2562")]
    [InlineData("welfare_kinds", "1, 3")]
    public void Render_EachType_IsShownPlainly(string expression, string expected) =>
        Assert.Equal($"<{expected}>", Compile($"<{{{expression}}}>").Render("th", GroupFacts.New()));

    [Theory]
    [InlineData("round.fiscalYear", "2562")]
    [InlineData("round.fiscalYear - 1", "2561")]
    [InlineData("(round.fiscalYear)", "2562")]
    [InlineData("year(founded_on)", "2562")]
    [InlineData("if(true, year(founded_on), round.fiscalYear)", "2562")]
    [InlineData("max(year(founded_on), round.fiscalYear)", "2562")]
    [InlineData("round.fiscalYear - year(date('1019-01-01'))", "1,000")]
    [InlineData("round.fiscalYear * 2", "5,124")]
    [InlineData("total_assets - round.fiscalYear", "1,247,438.50")]
    public void Render_Years_HaveNoComma(string expression, string expected) =>
        Assert.Equal(expected, Compile($"{{{expression}}}").Render("th", GroupFacts.New()));

    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("{{{round.number}}}", "{2}")]
    [InlineData("{{ }} {{}}", "{ } {}")]
    [InlineData("{round.number}{round.number}", "22")]
    [InlineData("a { round.number } b", "a 2 b")]
    public void Render_Braces_AreDoubledToPrint(string text, string expected) =>
        Assert.Equal(expected, Compile(text).Render("th", GroupFacts.New()));

    [Theory]
    [InlineData("en", "yes")]
    [InlineData("th", "ใช่")]
    [InlineData("fr", "ใช่")]
    public void Render_Language_PicksText(string language, string expected) =>
        Assert.Equal(expected, Compile("{has_rules}", "{has_rules}").Render(language, GroupFacts.New()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Render_NoEnglish_IsThaiThroughout(string? english) =>
        Assert.Equal("ใช่", Compile("{has_rules}", english).Render("en", GroupFacts.New()));

    [Theory]
    [InlineData("ต่างกัน ▼{total_assets", "{{")]
    [InlineData("ต่างกัน total_assets▼} บาท", "}}")]
    [InlineData("a {round.number} {▼total_asset} b", "total_assets")]
    [InlineData("a {▼} b", "empty")]
    [InlineData("a {1 + ▼} b", "value")]
    [InlineData("a ▼{'x} b", "{{")]
    [InlineData("a {1 ▼{ 2}", "{")]
    public void Compile_BadText_SaysWhereAndInWhichLanguage(string marked, string says)
    {
        var position = marked.IndexOf('▼', StringComparison.Ordinal);
        var text = marked.Remove(position, 1);

        AssertFault(Template.Compile(new LocalText(text), GroupFacts.New()), "th");
        AssertFault(Template.Compile(new LocalText("ดี", text), GroupFacts.New()), "en");

        void AssertFault(TemplateResult result, string language)
        {
            Assert.False(result.IsOk);
            var fault = Assert.Single(result.Faults);
            Assert.Equal((position, language), (fault.Position, fault.Language));
            Assert.Contains(says, fault.Message.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Compile_FaultsInBothTexts_ReportsAll()
    {
        var result = Template.Compile(new LocalText("{x1} {x2}", "{x3}"), GroupFacts.New());

        Assert.Equal([(1, "th"), (6, "th"), (1, "en")], result.Faults.Select(fault => (fault.Position, fault.Language)));
    }

    [Fact]
    public void Compile_TooLong_IsAFault() =>
        Assert.Equal(4000, Assert.Single(Template.Compile(new LocalText(new string('ก', 4001)), GroupFacts.New()).Faults).Position);

    [Fact]
    public void Expressions_AreThoseOfBothTexts() => Assert.Equal(
        ["round.number", "count()", "has_rules"],
        Compile("{round.number} {count()}", "{has_rules}").Expressions.Select(expression => expression.Text));

    private static Template Compile(string th, string? en = null)
    {
        var result = Template.Compile(new LocalText(th, en), GroupFacts.New());
        Assert.True(result.IsOk, string.Join(" · ", result.Faults));
        return result.Template;
    }
}
