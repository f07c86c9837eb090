using CsCheck;
using Klang.Core.People;
using Klang.Core.Thai;

namespace Klang.Core.Tests.People;

public sealed class NationalIdTests
{
    private static readonly Gen<string> Good =
        Gen.Select(Gen.Char["12345678"], Gen.String[Gen.Char["0123456789"], 11, 11], (first, rest) => first + rest)
            .Select(twelve => twelve + NationalId.CheckDigitOf(twelve));

    [Theory]
    [InlineData("1234567890121")]
    [InlineData("1-2345-67890-12-1")]
    [InlineData(" 1 2345 67890 12 1 ")]
    [InlineData("๑๒๓๔๕๖๗๘๙๐๑๒๑")]
    [InlineData("1–2345–67890–12–1")]
    public void TryParse_WaysOfTyping_ReadsTheId(string text)
    {
        Assert.True(NationalId.TryParse(text, out var id, out var fault), fault.ToString());
        Assert.Equal("1234567890121", id.Digits);
        Assert.Equal("1-2345-67890-12-1", id.Formatted);
        Assert.Equal("1-xxxx-xxxxx-12-1", id.Masked);
    }

    [Theory]
    [InlineData(null, NationalIdFault.Empty)]
    [InlineData(" - ", NationalIdFault.Empty)]
    [InlineData("1.1017E+12", NationalIdFault.Scientific)]
    [InlineData("1.2345678901E12", NationalIdFault.Scientific)]
    [InlineData("123456789012A", NationalIdFault.NotDigits)]
    [InlineData("1234567890121.0", NationalIdFault.NotDigits)]
    [InlineData("123456789012", NationalIdFault.Length)]
    [InlineData("12345678901210", NationalIdFault.Length)]
    [InlineData("9234567890121", NationalIdFault.FirstDigit)]
    [InlineData("0234567890121", NationalIdFault.FirstDigit)]
    [InlineData("1234567890122", NationalIdFault.CheckDigit)]
    public void TryParse_NotAnId_SaysWhy(string? text, NationalIdFault expected)
    {
        Assert.False(NationalId.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void TryParse_LeadingZero_IsTakenOnlyWhereAllowed()
    {
        var zero = "012345678901" + NationalId.CheckDigitOf("012345678901");
        Assert.False(NationalId.TryParse(zero, out _, out _));
        Assert.True(NationalId.TryParse(zero, out _, out _, allowZero: true));
        var nine = "912345678901" + NationalId.CheckDigitOf("912345678901");
        Assert.False(NationalId.TryParse(nine, out _, out _, allowZero: true));
    }

    [Fact]
    public void ToString_AnyId_NeverShowsTheMiddle() => Good.Sample(text =>
    {
        Assert.True(NationalId.TryParse(text, out var id, out _));
        Assert.Equal(id.Masked, $"{id}");
        Assert.Equal(9, id.Masked.Count(c => c == 'x'));
        Assert.DoesNotContain(text[1..10], new { id }.ToString(), StringComparison.Ordinal);
    });

    [Fact]
    public void TryParse_FormattedOrInThaiDigits_GivesTheSameId() => Good.Sample(text =>
    {
        Assert.True(NationalId.TryParse(text, out var id, out _));
        Assert.True(NationalId.TryParse(ThaiDigits.ToThai(id.Formatted), out var again, out _));
        Assert.Equal(id, again);
    });

    /// <summary>The trap: the third digit weighs 11 in a sum modulo 11. Compare it with the province instead.</summary>
    [Fact]
    public void TryParse_AnyThirdDigit_PassesTheCheck() =>
        Gen.Select(Good, Gen.Char["0123456789"]).Sample((text, digit) =>
            NationalId.TryParse(text[..2] + digit + text[3..], out _, out _));

    /// <summary>
    /// Remainders 0 and 10 share check digit 1; a slip that moves the sum between them is not caught, every other is.
    /// </summary>
    [Fact]
    public void TryParse_OneWrongDigitElsewhere_PassesOnlyWhereTheRemaindersShareACheckDigit() =>
        Gen.Select(Good, Gen.Int[0, 11], Gen.Char["0123456789"]).Where((_, at, _) => at != 2).Sample((text, at, digit) =>
        {
            var slip = text[..at] + digit + text[(at + 1)..];
            var caught = NationalId.CheckDigitOf(slip) != slip[^1];
            Assert.Equal(caught, Remainder(slip) % 10 != Remainder(text) % 10);
        });

    private static int Remainder(string digits) => digits[..12].Select((d, i) => (d - '0') * (13 - i)).Sum() % 11;
}
