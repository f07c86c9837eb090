using CsCheck;
using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaNameTests
{
    [Theory]
    [InlineData("จังหวัดเชียงราย", AreaLevel.Province, "เชียงราย")]
    [InlineData("จ.เชียงราย", AreaLevel.Province, "เชียงราย")]
    [InlineData("จ. เชียงราย", AreaLevel.Province, "เชียงราย")]
    [InlineData("อําเภอเชียงแสน", AreaLevel.District, "เชียงแสน")]
    [InlineData("กิ่งอำเภอดอยหลวง", AreaLevel.District, "ดอยหลวง")]
    [InlineData("กิ่ง อ.ดอยหลวง", AreaLevel.District, "ดอยหลวง")]
    [InlineData("เขตบางรัก", AreaLevel.District, "บางรัก")]
    [InlineData("ตำบลเวียง", AreaLevel.Subdistrict, "เวียง")]
    [InlineData("แขวงสีลม", AreaLevel.Subdistrict, "สีลม")]
    [InlineData("บ้านดู่", AreaLevel.Subdistrict, "บ้านดู่")]
    [InlineData("บ้านแพ้ว", AreaLevel.District, "บ้านแพ้ว")]
    [InlineData("จ.ป.ร.", AreaLevel.Province, "จ.ป.ร.")]
    [InlineData("บ้าน  สันทราย", AreaLevel.Village, "บ้าน สันทราย")]
    [InlineData("อำเภอ", AreaLevel.District, "อำเภอ")]
    public void Own_NameWithWordForItsLevel_LosesTheWordOnly(string written, AreaLevel level, string expected) =>
        Assert.Equal(expected, AreaName.Own(written, level));

    [Theory]
    [InlineData("น้ำลัด", "น\u0E49\u0E4D\u0E32ลัด")]
    [InlineData("น้ำลัด", "น\u0E4D\u0E49\u0E32ลัด")]
    [InlineData("แม่จัน", "เเม่จัน")]
    [InlineData("ศรีดอนชัย", "ศรี ดอนชัย")]
    [InlineData("ศรีดอนชัย", "ศรี\u200Bดอนชัย")]
    [InlineData("ศรีดอนชัย", "ตำบลศรีดอนชัย")]
    [InlineData("เชียงราย", "จ.เชียงราย")]
    [InlineData("เชียงราย", "จังหวัด เชียงราย")]
    [InlineData("ดู่", "ต.บ้านดู่")]
    [InlineData("ป่ายางมน", "หมู่บ้านป่ายางมน")]
    [InlineData("ป่ายางมน", "บ.ป่ายางมน")]
    [InlineData("Chiang Rai", "chiangrai")]
    [InlineData("Sa-At", "SAAT")]
    [InlineData("หมู่ ๑๒", "หมู่12")]
    public void SearchKey_TwoWaysOfWriting_AreOneKey(string one, string other) =>
        Assert.Equal(AreaName.SearchKey(one), AreaName.SearchKey(other));

    [Fact]
    public void SearchKey_WordAlone_IsKept() => Assert.Equal("บ้าน", AreaName.SearchKey("บ้าน"));

    [Fact]
    public void SearchKey_AnyText_IsStableUnderSpacesAtTheEnds() => Gen.String.Sample(text =>
        Assert.Equal(AreaName.SearchKey(text), AreaName.SearchKey($" {text}\u00A0")));

    [Theory]
    [InlineData("บ้านดู่", "ดู่", AreaLevel.Village, true)]
    [InlineData("บ้านดู่", "ดู่", AreaLevel.Subdistrict, false)]
    [InlineData("ป่ายางมน", "ป่ายางมนต์", AreaLevel.Village, false)]
    [InlineData("อ.เชียงแสน", "เชียงแสน", AreaLevel.District, true)]
    public void Same_TwoSpellings_CountsOnlyWhatIsPartOfTheName(string one, string other, AreaLevel level, bool expected) =>
        Assert.Equal(expected, AreaName.Same(one, other, level));
}
