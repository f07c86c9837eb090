using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Core.Tests.Areas;

public sealed class AreaLabelTests
{
    [Theory]
    [InlineData("57", "เชียงราย", null, "จ.เชียงราย", "จังหวัดเชียงราย")]
    [InlineData("5701", "เมืองเชียงราย", null, "อ.เมืองเชียงราย", "อำเภอเมืองเชียงราย")]
    [InlineData("5717", "เวียงเชียงรุ้ง", "กิ่งอำเภอ", "กิ่งอ.เวียงเชียงรุ้ง", "กิ่งอำเภอเวียงเชียงรุ้ง")]
    [InlineData("570101", "เวียง", null, "ต.เวียง", "ตำบลเวียง")]
    [InlineData("10", "กรุงเทพมหานคร", null, "กรุงเทพมหานคร", "กรุงเทพมหานคร")]
    [InlineData("1001", "พระนคร", "เขต", "เขตพระนคร", "เขตพระนคร")]
    [InlineData("100101", "วัดราชบพิธ", null, "แขวงวัดราชบพิธ", "แขวงวัดราชบพิธ")]
    [InlineData("57010301", "ขัวแคร่", null, "บ้านขัวแคร่ หมู่ 1", "บ้านขัวแคร่ หมู่ 1")]
    [InlineData("57010312", "บ้านใหม่", null, "บ้านใหม่ หมู่ 12", "บ้านใหม่ หมู่ 12")]
    [InlineData("57010303", "หมู่ที่ 3", null, "หมู่ 3", "หมู่ 3")]
    public void Short_AndFull_SayTheWordOnce(string code, string name, string? type, string small, string full)
    {
        Assert.Equal(small, AreaLabel.Short(AreaCode.Parse(code), new LocalText(name), type).Th);
        Assert.Equal(full, AreaLabel.Full(AreaCode.Parse(code), new LocalText(name), type).Th);
    }

    [Fact]
    public void Place_WhereEnglishIsMissing_KeepsThai()
    {
        LocalText[] up =
        [
            AreaLabel.Short(AreaCode.Parse("57010301"), new LocalText("ขัวแคร่")),
            AreaLabel.Short(AreaCode.Parse("570103"), new LocalText("บ้านดู่", "Ban Du")),
        ];

        Assert.Equal(("บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่", "บ้านขัวแคร่ หมู่ 1, Ban Du"), (AreaLabel.Place(up).Th, AreaLabel.Place(up).In("en")));
    }
}
