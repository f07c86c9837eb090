using CsCheck;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class ThaiNumberTests
{
    public static TheoryData<string, decimal> Good => new()
    {
        { "0", 0m },
        { "1,234.50", 1234.50m },
        { "๑,๒๓๔,๕๖๗.๘๙ บาท", 1234567.89m },
        { "1234567", 1234567m },
        { " 12บาท ", 12m },
        { "฿ 1,000", 1000m },
        { "-฿5", -5m },
        { "-3", -3m },
        { "– 3", -3m },
        { "\u22123.5", -3.5m },
        { ".5", 0.5m },
        { "5.", 5m },
        { "-0", 0m },
        { "007", 7m },
        { "12\u00A0", 12m },
        { "9999999999999999999999999999", 9999999999999999999999999999m },
    };

    [Theory]
    [MemberData(nameof(Good))]
    public void TryParse_WaysOfTyping_ReadsTheNumber(string text, decimal expected)
    {
        Assert.True(ThaiNumber.TryParse(text, out var value, out var fault), fault.ToString());
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(null, ThaiNumberFault.Empty)]
    [InlineData("  ", ThaiNumberFault.Empty)]
    [InlineData("-", ThaiNumberFault.Empty)]
    [InlineData("–", ThaiNumberFault.Empty)]
    [InlineData("—", ThaiNumberFault.Empty)]
    [InlineData("1.1017E+12", ThaiNumberFault.Scientific)]
    [InlineData("๑e๕", ThaiNumberFault.Scientific)]
    [InlineData("-2E-3", ThaiNumberFault.Scientific)]
    [InlineData("(1,234)", ThaiNumberFault.Parentheses)]
    [InlineData("12 คน", ThaiNumberFault.NotANumber)]
    [InlineData("ไม่มี", ThaiNumberFault.NotANumber)]
    [InlineData("12%", ThaiNumberFault.NotANumber)]
    [InlineData("E", ThaiNumberFault.NotANumber)]
    [InlineData(".", ThaiNumberFault.NotANumber)]
    [InlineData("1 234", ThaiNumberFault.Spaces)]
    [InlineData("1\n2", ThaiNumberFault.Spaces)]
    [InlineData("+5", ThaiNumberFault.Sign)]
    [InlineData("5-", ThaiNumberFault.Sign)]
    [InlineData("--5", ThaiNumberFault.Sign)]
    [InlineData("10-20", ThaiNumberFault.Sign)]
    [InlineData("1.2.3", ThaiNumberFault.TwoPoints)]
    [InlineData("1.234.567", ThaiNumberFault.TwoPoints)]
    [InlineData("12,34", ThaiNumberFault.Commas)]
    [InlineData("1234,567", ThaiNumberFault.Commas)]
    [InlineData("1,2345", ThaiNumberFault.Commas)]
    [InlineData(",123", ThaiNumberFault.Commas)]
    [InlineData("0,123", ThaiNumberFault.Commas)]
    [InlineData("1.5,000", ThaiNumberFault.Commas)]
    [InlineData("1.234,50", ThaiNumberFault.Commas)]
    [InlineData("12345678901234567890123456789", ThaiNumberFault.TooLong)]
    [InlineData("0.1234567890123456789012345678", ThaiNumberFault.TooLong)]
    public void TryParse_NotANumber_SaysWhy(string? text, ThaiNumberFault expected)
    {
        Assert.False(ThaiNumber.TryParse(text, out var value, out var fault));
        Assert.Equal((0m, expected), (value, fault));
    }

    [Theory]
    [InlineData("1234.5", 2, "1,234.50")]
    [InlineData("1234567", 0, "1,234,567")]
    [InlineData("0.005", 2, "0.01")]
    [InlineData("-0.004", 2, "0.00")]
    [InlineData("-1234.5", 1, "-1,234.5")]
    public void Show_Places_GroupsAndRounds(string value, int decimals, string expected) =>
        Assert.Equal(expected, ThaiNumber.Show(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals));

    [Fact]
    public void TryParse_WhatShowWrote_GivesTheValueBack() =>
        Gen.Select(Gen.Decimal[-1_000_000_000_000m, 1_000_000_000_000m], Gen.Int[0, 6]).Sample((value, decimals) =>
        {
            var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
            var shown = ThaiNumber.Show(value, decimals);
            foreach (var text in new[] { shown, ThaiDigits.ToThai(shown), shown + " บาท", shown.Replace(",", "") })
            {
                Assert.True(ThaiNumber.TryParse(text, out var read, out _));
                Assert.Equal(rounded, read);
            }
        });

    [Fact]
    public void TryParse_AnyText_NeverThrowsAndFaultsExplainThemselves() =>
        Gen.String[Gen.Char["0123456789.,-+–( )eE๑๙บาท฿\n"], 0, 12].Sample(text =>
        {
            var good = ThaiNumber.TryParse(text, out _, out var fault);
            Assert.Equal(good, fault == ThaiNumberFault.None);
            if (!good)
            {
                Assert.StartsWith("number-", fault.ToProblem().Code, StringComparison.Ordinal);
            }
        });
}
