using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Areas;

public sealed class AreaCodeTests
{
    private static readonly Gen<string> Pair = Gen.Int[1, 99].Select(n => n.ToString("00"));

    private static readonly Gen<string> Digits = Pair.Array[1, 4].Select(string.Concat);

    [Fact]
    public void Parse_AnyGoodCode_GivesItBackInArabicAndFromThaiDigits() => Digits.Sample(digits =>
    {
        Assert.Equal(digits, AreaCode.Parse(digits).ToString());
        Assert.Equal(digits, AreaCode.Parse($" {ThaiDigits.ToThai(digits)} ").ToString());
    });

    [Fact]
    public void TryParse_PaddedWithZeros_IsTheShorterCode() => Digits.Sample(digits =>
        Assert.Equal(AreaCode.Parse(digits), AreaCode.Parse(digits.PadRight(8, '0'))));

    [Fact]
    public void Parent_RepeatedLevelTimes_EndsAtTheCountry() => Digits.Sample(digits =>
    {
        var code = AreaCode.Parse(digits);
        var above = code;
        for (var level = (int)code.Level; level > 0; level--)
        {
            Assert.Equal((AreaLevel)level, above.Level);
            Assert.Equal(above, code.At((AreaLevel)level));
            Assert.True(code.IsWithin(above));
            above = above.Parent;
        }

        Assert.Equal(AreaCode.Country, above);
        Assert.True(code.IsWithin(AreaCode.Country));
    });

    [Fact]
    public void CompareTo_AnyTwo_AgreesWithOrdinalText() => Gen.Select(Digits, Digits).Sample((one, other) =>
        Assert.Equal(
            Math.Sign(string.CompareOrdinal(one, other)),
            Math.Sign(AreaCode.Parse(one).CompareTo(AreaCode.Parse(other)))));

    [Theory]
    [InlineData("57010100", "570101")]
    [InlineData("57010000", "5701")]
    [InlineData("๕๗๐๑", "5701")]
    [InlineData("10", "10")]
    public void TryParse_Good_Reads(string text, string expected)
    {
        Assert.True(AreaCode.TryParse(text, out var code));
        Assert.Equal(expected, code.Digits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("570")]
    [InlineData("570101011")]
    [InlineData("57-01")]
    [InlineData("5.7E+07")]
    [InlineData("เชียงราย")]
    [InlineData("00")]
    [InlineData("00000000")]
    [InlineData("570001")]
    [InlineData("0012")]
    [InlineData("57\n01")]
    public void TryParse_Bad_Refuses(string? text)
    {
        Assert.False(AreaCode.TryParse(text, out var code));
        Assert.Equal(AreaCode.Country, code);
    }

    [Fact]
    public void IsWithin_OtherProvince_IsFalse()
    {
        Assert.False(AreaCode.Parse("5701").IsWithin(AreaCode.Parse("5702")));
        Assert.False(AreaCode.Parse("57").IsWithin(AreaCode.Parse("5701")));
        Assert.Null(AreaCode.Parse("57").At(AreaLevel.District));
    }

    [Fact]
    public void TryParse_Community_StandsInItsSubdistrictUnderItsOwnNumber()
    {
        var code = AreaCode.Parse("57010100502925");

        Assert.Equal((AreaLevel.Community, "00502925", "57010100502925"), (code.Level, code.Label, code.Digits));
        Assert.Equal((AreaCode.Parse("570101"), AreaCode.Parse("570101"), AreaCode.Parse("57")), (code.Parent, code.At(AreaLevel.Subdistrict), code.At(AreaLevel.Province)));
        Assert.Equal(((AreaCode?)null, (AreaCode?)code), (code.At(AreaLevel.Village), code.Locality));
        Assert.True(code.IsWithin(AreaCode.Parse("5701")));
        Assert.Equal(code, AreaCode.Community(AreaCode.Parse("570101"), "๐๐๕๐๒๙๒๕"));
        Assert.Null(AreaCode.Community(AreaCode.Parse("5701"), "00502925"));
        Assert.Null(AreaCode.Parse("57010101").At(AreaLevel.Community));
        Assert.False(AreaCode.TryParse("57000100502925", out _));
    }
}
