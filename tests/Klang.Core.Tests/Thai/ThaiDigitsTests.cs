using CsCheck;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class ThaiDigitsTests
{
    [Fact]
    public void ToArabic_LetterDate_ReadsEveryDigit() =>
        Assert.Equal("31 มกราคม 2562", ThaiDigits.ToArabic("๓๑ มกราคม ๒๕๖๒"));

    [Fact]
    public void ToThai_AndBack_GivesTheSame() =>
        Gen.String[Gen.Char["0123456789 /.-กขE"], 0, 20].Sample(text => ThaiDigits.ToArabic(ThaiDigits.ToThai(text)) == text);
}
