using CsCheck;
using Klang.Core.Areas;
using Klang.Core.People;

namespace Klang.Core.Tests.People;

public sealed class PasswordRulesTests
{
    private static readonly PasswordFacts Officer = new()
    {
        UserName = "somchai.j",
        DisplayName = "นายสมชาย ใจดีงาม",
        UnitCode = "5709",
        Area = AreaCode.Parse("5709"),
        OfficeNames =
        [
            "สำนักงานพัฒนาชุมชนอำเภอแม่สาย", "Community Development Office, Mae Sai District",
            "สำนักงานพัฒนาชุมชนจังหวัดเชียงราย", "Community Development Office, Chiang Rai Province",
        ],
    };

    private static readonly PasswordFacts Bureau = Officer with
    {
        UnitCode = "local-wisdom",
        Area = AreaCode.Country,
        OfficeNames = ["สำนักภูมิปัญญาและวิสาหกิจชุมชน", "Bureau of Local Wisdom and Community Enterprise"],
    };

    [Theory]
    [InlineData("ปลาทูกระโดดข้ามรุ้ง")]
    [InlineData("wet umbrella sings at noon")]
    [InlineData("born in 1957 on a boat")]
    [InlineData("กล้วยหอม7ใบกับร่ม")]
    [InlineData("Zx9!kPw2#mVt")]
    public void Check_HonestPhrase_IsGood(string password) => Assert.Empty(PasswordRules.Check(password, Officer));

    [Theory]
    [InlineData("short one", "password-short")]
    [InlineData("น้ำน้ำน้ำ", "password-short")]
    [InlineData("cdd185709 umbrella", "password-circular")]
    [InlineData("cdd18@5700", "password-circular")]
    [InlineData("CDD18@570009x", "password-circular")]
    [InlineData("c.d.d 18 umbrella", "password-circular")]
    [InlineData("ｘcdd๑๘@๕๗๐๐", "password-circular")]
    [InlineData("แกกๅค@umbrella", "password-circular")]
    [InlineData("the somchai.j umbrella", "password-user-name")]
    [InlineData("SOMCHAI umbrella", "password-user-name")]
    [InlineData("ร่มของสมชายสีแดง", "password-person")]
    [InlineData("ใจดีงามร่มสีแดง", "password-person")]
    [InlineData("umbrella 5709 wet", "password-area-code")]
    [InlineData("umbrella ๕๗๐๙ wet", "password-area-code")]
    [InlineData("umbrella 57-09 wet", "password-area-code")]
    [InlineData("umbrella5700wet", "password-area-code")]
    [InlineData("umbrella 57 wet", "password-area-code")]
    [InlineData("umbrella@57130", "password-area-code")]
    [InlineData("x570009umbrella", "password-area-code")]
    [InlineData("umbrella of แม่สาย", "password-office")]
    [InlineData("รักเชียงรายมากเลย", "password-office")]
    [InlineData("wet Chiang_Rai umbrella", "password-office")]
    [InlineData("maesai umbrella", "password-office")]
    [InlineData("พัฒนาชุมชนร่มแดง", "password-office")]
    [InlineData("umbrella office wet", "password-office")]
    [InlineData("umbrella1111wet", "password-pattern")]
    [InlineData("umbrella2345wet", "password-pattern")]
    [InlineData("umbrella๔๓๒๑wet", "password-pattern")]
    [InlineData("abcabcabcabc", "password-pattern")]
    [InlineData("wet qwer umbrella", "password-pattern")]
    [InlineData("ฟหกดร่มสีแดงใบใหญ่", "password-pattern")]
    [InlineData("abababaabb", "password-pattern")]
    [InlineData("P@ssw0rd2570", "password-common")]
    [InlineData("iloveyou!!99", "password-common")]
    [InlineData("รหัสผ่าน2570!", "password-common")]
    [InlineData("Adm1n1strator", "password-common")]
    [InlineData("THAILAND2569", "password-common")]
    public void Check_Derivable_SaysWhy(string password, string code) =>
        Assert.Contains(code, PasswordRules.Check(password, Officer).Select(p => p.Code));

    [Fact]
    public void Check_TooLong_IsRefused() =>
        Assert.Equal("password-long", Assert.Single(PasswordRules.Check(string.Concat(Enumerable.Repeat("wet umbrella ", 20)) + "x", Officer)).Code);

    [Theory]
    [InlineData("wise wisdom umbrella", "password-office")]
    [InlineData("my localwisdom umbrella", "password-area-code")]
    public void Check_BureausPerson_MayNotUseTheBureausWords(string password, string code) =>
        Assert.Contains(code, PasswordRules.Check(password, Bureau).Select(p => p.Code));

    [Fact]
    public void Check_FillersOfAnOfficesName_AreFree() => Assert.Empty(PasswordRules.Check("wet umbrella and the moon", Bureau));

    [Fact]
    public void Check_EveryFault_ExplainsInBothLanguages()
    {
        var faults = PasswordRules.Check("cdd18@5709 somchai สมชาย office 1111", Officer);
        Assert.True(faults.Count >= 5, $"{faults.Count} faults");
        Assert.All(faults, f => Assert.Contains(f.Message.Th, c => c is >= 'ก' and <= 'ฮ'));
        Assert.All(faults, f => Assert.False(string.IsNullOrWhiteSpace(f.Message.En)));
    }

    [Fact]
    public void Check_CircularsPatternUnderAnyDisguise_IsRefused() =>
        Gen.Select(Gen.Char[" -_.@!#/"].Array[5], Gen.Bool.Array[3], Gen.OneOf(Gen.Const("5700"), Gen.Const("570001"), Gen.Const("๕๗๐๐"), Gen.Const("9001"))).Sample((signs, upper, tail) =>
        {
            var disguised = string.Concat("cdd18".Select((c, i) => $"{(i < 3 && upper[i] ? char.ToUpperInvariant(c) : c)}{signs[i]}")) + tail;
            Assert.Contains("password-circular", PasswordRules.Check("umbrella" + disguised, Officer).Select(p => p.Code));
        });

    [Fact]
    public void Prepare_TwoWaysOfTypingSaraAm_AreOnePassword() =>
        Assert.Equal(PasswordRules.Prepare("น\u0E49\u0E33ตกสีแดง"), PasswordRules.Prepare(" น\u0E49\u0E4D\u0E32ตกสีแดง"));
}
