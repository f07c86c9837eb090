using System.Text;
using CsCheck;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class ThaiTextTests
{
    private const string Awkward =
        "กขนำาํ่้๊๋็์ิฺุูเแโ๐๙ะั \u00A0\u200B\u200C\u200D\u2060"
        + "\uFEFF\u00AD\t\n\r\u0000\u0007\u0301\u0300e\u0323\uD800\uDC00\uFFFE\uFFFD\u2000\u3000ﬁก";

    private static readonly Gen<string> AwkwardText = Gen.String[Gen.Char[Awkward], 0, 14];

    [Theory]
    [InlineData("น\u0E49\u0E4D\u0E32", "น้ำ")]
    [InlineData("น\u0E4D\u0E49\u0E32", "น้ำ")]
    [InlineData("น\u0E33\u0E49", "น้ำ")]
    [InlineData("น้ำ", "น้ำ")]
    [InlineData("อ\u0E4Dาเภอ", "อำเภอ")]
    [InlineData("เเม่จัน", "แม่จัน")]
    [InlineData("ก\u200Bข\uFEFFค\u200D", "กขค")]
    [InlineData("บ้าน\u00A0\u00A0ป่า\tซาง\r\n", "บ้าน ป่า ซาง")]
    [InlineData("ก\u0000ข\u0007", "กข")]
    [InlineData("  ", "")]
    [InlineData("ปู\u0E48ย\u0E48า", "ปู่ย่า")]
    [InlineData("e\u0301", "é")]
    [InlineData("ก\u0300\u0E33\u0E48", "ก\u0E48\u0300\u0E33")] // the moved tone mark has to be ordered again
    [InlineData("\u0E33\u0E4D\u0E48\u0E32", "\u0E48\u0E33\u0E33")]
    [InlineData("เ\u200Bเ\u200Bม", "แม")]
    [InlineData("ﬁ", "ﬁ")]
    public void Normalise_WaysOfTyping_GiveOneText(string typed, string stored) =>
        Assert.Equal(stored, ThaiText.Normalise(typed));

    [Fact]
    public void Normalise_NikhahitWithoutAa_IsKept() => Assert.Equal("พุทธ\u0E4D", ThaiText.Normalise("พุทธ\u0E4D"));

    [Fact]
    public void Normalise_AnyText_IsIdempotentAndClean() => AwkwardText.Sample(text =>
    {
        var once = ThaiText.Normalise(text);
        Assert.Equal(once, ThaiText.Normalise(once));
        Assert.True(once.IsNormalized(NormalizationForm.FormC));
        Assert.DoesNotContain("เเ", once, StringComparison.Ordinal);
        Assert.DoesNotContain("\u0E4D\u0E32", once, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", once, StringComparison.Ordinal);
        Assert.Equal(once.Trim(), once);
    }, iter: 20_000);

    /// <summary>Text that needs no step is passed through at once; a letter without width in front sends it through every step.</summary>
    [Fact]
    public void Normalise_WithoutAnyStep_SaysWhatTheStepsSay() =>
        Gen.String[Gen.OneOf(Gen.Char['\u0E00', '\u0E5F'], Gen.Char[' ', '~'], Gen.Char["เ\u0E33\u0E38\u0E39\u0E3A\u0E48\u0E49\u0E4B\u0E4D\u0E32"]), 0, 10].Sample(text =>
            Assert.Equal(ThaiText.Normalise("\u200B" + text), ThaiText.Normalise(text)), iter: 50_000);

    [Fact]
    public void Normalise_PrintableAscii_OnlySpacesChange() => Gen.String[Gen.Char[' ', '~'], 0, 20].Sample(text =>
        Assert.Equal(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), ThaiText.Normalise(text)));

    [Fact]
    public void Normalise_EveryCharacter_NeverThrowsAndIsIdempotent()
    {
        for (var c = 0; c <= char.MaxValue; c++)
        {
            var once = ThaiText.Normalise("ก" + (char)c + "\u0E48\u0E4D\u0E32");
            Assert.Equal(once, ThaiText.Normalise(once));
        }
    }

    [Fact]
    public void Normalise_SpellingsOfSaraAm_AllAgree() =>
        Gen.Select(Gen.Char["กขนทปห"], Gen.Char["่้๊๋"]).Sample((consonant, tone) =>
        {
            var right = $"{consonant}{tone}ำ";
            string[] typed = [$"{consonant}{tone}\u0E4Dา", $"{consonant}\u0E4D{tone}า", $"{consonant}ำ{tone}", right];
            Assert.All(typed, text => Assert.Equal(right, ThaiText.Normalise(text)));
        });

    [Fact]
    public void NormaliseLines_SeveralLines_KeepTheirBreaks() =>
        Assert.Equal("เหตุผล ก\n\nน้ำท่วม", ThaiText.NormaliseLines("\r\n เหตุผล  ก \r\n\r\nน\u0E33\u0E49ท่วม\n\n"));

    [Theory]
    [InlineData("", 0)]
    [InlineData("น้ำ", 1)]
    [InlineData("ที่นี่", 2)]
    [InlineData("กลุ่ม", 3)]
    [InlineData("abc", 3)]
    public void Graphemes_ThaiText_CountsWhatAReaderSees(string text, int count) =>
        Assert.Equal(count, ThaiText.Graphemes(text));
}
