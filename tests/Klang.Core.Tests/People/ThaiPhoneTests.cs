using CsCheck;
using Klang.Core.People;
using Klang.Core.Thai;

namespace Klang.Core.Tests.People;

public sealed class ThaiPhoneTests
{
    private static readonly Gen<string> Landline =
        Gen.Select(Gen.Char["23457"], Gen.String[Gen.Char["0123456789"], 7, 7], (area, rest) => "0" + area + rest);

    private static readonly Gen<string> Mobile =
        Gen.Select(Gen.Char["689"], Gen.String[Gen.Char["0123456789"], 8, 8], (net, rest) => "0" + net + rest);

    [Theory]
    [InlineData("๐-๕๓๑๗-๗๓๕๐", "+6653177350", "053-177-350")]
    [InlineData("053 177350", "+6653177350", "053-177-350")]
    [InlineData("(053) 177-350", "+6653177350", "053-177-350")]
    [InlineData("+66 53 177 350", "+6653177350", "053-177-350")]
    [InlineData("+66 (0) 53 177 350", "+6653177350", "053-177-350")]
    [InlineData("0-5317-7350 ต่อ 12", "+6653177350", "053-177-350 ต่อ 12")]
    [InlineData("๐๕๓๑๗๗๓๕๐ต่อ๑๒", "+6653177350", "053-177-350 ต่อ 12")]
    [InlineData("053177350 ext. 12", "+6653177350", "053-177-350 ต่อ 12")]
    [InlineData("02-141-6000", "+6621416000", "02-141-6000")]
    [InlineData("081.234.5678", "+66812345678", "081-234-5678")]
    [InlineData("+66812345678", "+66812345678", "081-234-5678")]
    public void TryParse_WaysOfTyping_ReadsTheNumber(string text, string e164, string shown)
    {
        Assert.True(ThaiPhone.TryParse(text, out var phone, out var fault), fault.ToString());
        Assert.Equal((e164, shown), (phone.E164, phone.Show()));
    }

    [Theory]
    [InlineData(null, ThaiPhoneFault.Empty)]
    [InlineData(" - ", ThaiPhoneFault.Empty)]
    [InlineData("ต่อ 12", ThaiPhoneFault.Length)]
    [InlineData("ไม่มี", ThaiPhoneFault.NotDigits)]
    [InlineData("08A2345678", ThaiPhoneFault.NotDigits)]
    [InlineData("+1 555 123 4567", ThaiPhoneFault.NotDigits)]
    [InlineData("8.12E+08", ThaiPhoneFault.NotDigits)]
    [InlineData("053-177350, 081-2345678", ThaiPhoneFault.Several)]
    [InlineData("053-177350 081-2345678", ThaiPhoneFault.Several)]
    [InlineData("053177350 ถึง 2", ThaiPhoneFault.Several)]
    [InlineData("053177350/1", ThaiPhoneFault.Several)]
    [InlineData("812345678", ThaiPhoneFault.LostZero)]
    [InlineData("53177350", ThaiPhoneFault.LostZero)]
    [InlineData("1567", ThaiPhoneFault.Length)]
    [InlineData("05317735", ThaiPhoneFault.Length)]
    [InlineData("0531773500", ThaiPhoneFault.Length)]
    [InlineData("081234567", ThaiPhoneFault.Length)]
    [InlineData("08123456789", ThaiPhoneFault.Length)]
    [InlineData("0112345678", ThaiPhoneFault.Prefix)]
    [InlineData("000000000", ThaiPhoneFault.Prefix)]
    public void TryParse_NotANumber_SaysWhy(string? text, ThaiPhoneFault expected)
    {
        Assert.False(ThaiPhone.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
    }

    [Fact]
    public void TryParse_AnyGoodNumber_SurvivesEveryWayOfShowingIt() =>
        Gen.OneOf(Landline, Mobile).Sample(digits =>
        {
            Assert.True(ThaiPhone.TryParse(digits, out var phone, out _));
            foreach (var text in new[] { phone.E164, phone.Show(), ThaiDigits.ToThai(phone.Show()) })
            {
                Assert.True(ThaiPhone.TryParse(text, out var again, out _), text);
                Assert.Equal(phone, again);
            }

            Assert.Equal(digits.Length == 10, phone.IsMobile);
        });

    [Fact]
    public void Show_InEnglish_NamesTheExtension()
    {
        Assert.True(ThaiPhone.TryParse("053177350 ต่อ 12", out var phone, out _));
        Assert.Equal("053-177-350 ext. 12", phone.Show("en"));
        Assert.Equal("12", phone.Extension);
    }

    [Theory]
    [InlineData("081-234-5678", "xxx-xxx-x678")]
    [InlineData("053177350", "xxxxxx350")]
    [InlineData("12", "12")]
    public void Mask_LeavesThreeDigits(string text, string expected) => Assert.Equal(expected, ThaiPhone.Mask(text));
}
