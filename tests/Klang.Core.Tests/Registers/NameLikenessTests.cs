using CsCheck;
using Klang.Core.Registers;

namespace Klang.Core.Tests.Registers;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("กลุ่มออมทรัพย์บ้านน้ำลัด", "กลุ่มออมทรัพย์ บ้านน้ำลัด")]
    [InlineData("กลุ่มออมทรัพย์บ้านน้ำลัด", "ออมทรัพย์บ้านน้ําลัด")]
    [InlineData("นายสมชาย ใจดี", "สมชาย ใจดี")]
    [InlineData("น.ส. สุดา แก้วมา", "นางสาวสุดา แก้วมา")]
    [InlineData("กลุ่มที่ ๑", "กลุ่มที่ 1")]
    public void SameName_WrittenInAnotherWay_IsWhollyAlike(string one, string other) => Assert.Equal(1m, NameLikeness.Of(one, other));

    [Theory]
    [InlineData("กลุ่มทอผ้าบ้านเหนือ", "กลุ่มทอผ้าบ้านใต้", 0.3, 0.8)]
    [InlineData("กลุ่มทอผ้าไหมบ้านสันทราย", "กลุ่มทอผ้าไหมบ้านสันทรายงาม", 0.8, 0.99)]
    [InlineData("กลุ่มจักสาน", "กลุ่มเลี้ยงปลา", 0, 0.2)]
    public void OtherNames_AreAsAlikeAsTheirLetters(string one, string other, double least, double most) =>
        Assert.InRange(NameLikeness.Of(one, other), (decimal)least, (decimal)most);

    [Theory]
    [InlineData("", "กลุ่มทอผ้า")]
    [InlineData("กลุ่มทอผ้า", " - ")]
    [InlineData("", "")]
    public void Nothing_IsLikeNothing(string one, string other) => Assert.Equal(0m, NameLikeness.Of(one, other));

    [Fact]
    public void Likeness_IsSymmetric_From0To1() =>
        Gen.Select(Gen.String, Gen.String).Sample((one, other) =>
        {
            var likeness = NameLikeness.Of(one, other);
            return likeness is >= 0 and <= 1 && likeness == NameLikeness.Of(other, one) && NameLikeness.Of(one, one) is 0 or 1;
        });
}
