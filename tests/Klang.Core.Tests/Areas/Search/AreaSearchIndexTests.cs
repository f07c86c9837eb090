using Klang.Core.Areas;
using Klang.Core.Areas.Search;

namespace Klang.Core.Tests.Areas.Search;

public sealed class AreaSearchIndexTests
{
    [Theory]
    [InlineData("เชียงราย", "57")]
    [InlineData("จังหวัดเชียงราย", "57")]
    [InlineData("จ. เชียงราย", "57")]
    [InlineData("จ.เชียงร", "57")]
    [InlineData("อ.เมืองเชียงราย", "5701")]
    [InlineData("อำเภอ เมืองเชียงราย", "5701")]
    [InlineData("อ.เมือง เชียงราย", "5701")]
    [InlineData("ต.บ้านดู่ เชียงราย", "570103")]
    [InlineData("ตำบล บ้านดู่ อำเภอ เมืองเชียงราย", "570103")]
    [InlineData("หมู่บ้านขัวแคร่", "57010301")]
    [InlineData("หมู่ ขัวแคร่", "57010301")]
    [InlineData("บ.ดอยช้างใหม่", "57100627")]
    [InlineData("เเม่จัน", "5707")]
    [InlineData("น\u0E4D\u0E49าปาด", "5304")]
    [InlineData("นำปาด", "5304")]
    [InlineData("แมจัน", "5707")]
    [InlineData("แม้จัน", "5707")]
    [InlineData("พญาเมงราย", "5712")]
    [InlineData("เวียงเชยงรุ้ง", "5717")]
    [InlineData("เวียงเชีบงรุ้ง", "5717")]
    [InlineData("เวยีงเชียงรุ้ง", "5717")]
    [InlineData("เวียงงเชียงรุ้ง", "5717")]
    [InlineData("๕๗๐๑", "5701")]
    [InlineData("57-01", "5701")]
    [InlineData("57010100", "570101")]
    [InlineData("Mae Chan", "5707")]
    [InlineData("mae chan district", "5707")]
    [InlineData("Wiang Kaen", "5713")]
    [InlineData("เวียง เชียงแสน", "570801")]
    [InlineData("เชียงแสน เวียง", "570801")]
    [InlineData("เวียงอ.เชียงแสนจ.เชียงราย", "570801")]
    [InlineData("ต.เวียง อ.เชียงแสน จ.เชียงราย", "570801")]
    [InlineData("เวียง, เชียงเเสน", "570801")]
    [InlineData("เวียง 5708", "570801")]
    [InlineData("ขัวแคร่ หมู่ 17", "57010317")]
    [InlineData("ขัวแคร่ หมู่ที่ ๑๗", "57010317")]
    [InlineData("ม.17 บ้านดู่", "57010317")]
    [InlineData("หมู่ 31 ต.ห้วยสัก อ.เมืองเชียงราย", "57011331")]
    [InlineData("กทม.", "10")]
    [InlineData("อ.ไม่มีอยู่จริง", null)]
    [InlineData("เวียง ไม่มีอยู่จริง", null)]
    [InlineData("...", null)]
    [InlineData("", null)]
    public void Find_AsPeopleTypeIt_FindsTheAreaFirst(string text, string? code) => Assert.Equal(code is null ? [] : [code], Indexes.Find(text).Take(1));

    [Fact]
    public void Find_NameOfManyKinds_GivesExactThenPrefixThenInsideThenSlips()
    {
        var index = new AreaSearchIndex(
        [
            Indexes.Area("10", "ก"), Indexes.Area("1001", "แม่จัม"), Indexes.Area("1002", "ในแม่จัน"), Indexes.Area("1003", "แม่จันใหม่"),
            Indexes.Area("1004", "แม่จัน"), Indexes.Area("1005", "แมจัน"), Indexes.Area("100501", "แม่จัน"),
        ]);

        var found = index.Find(new AreaLookup("แม่จัน", 10));

        Assert.Equal(["1004", "100501", "1003", "1002", "1005", "1001"], found.Select(match => match.Code));
        Assert.Equal([AreaMatchKind.Exact, AreaMatchKind.Exact, AreaMatchKind.Prefix, AreaMatchKind.Inside, AreaMatchKind.Slip, AreaMatchKind.Slip], found.Select(match => match.Kind));
    }

    [Fact]
    public void Find_OwnArea_ComesFirstAmongEquals()
    {
        Assert.Equal("570101", Indexes.Find("เวียง", own: "5701")[0]);
        Assert.Equal("570801", Indexes.Find("เวียง", own: "5708")[0]);
        Assert.Equal("57", Indexes.Find("เชียงราย", own: "5708")[0]);
    }

    [Fact]
    public void Find_WithLevelAndPlace_KeepsToThem()
    {
        var districts = Indexes.Shipped.Find(new AreaLookup("เวียง", 50) { Level = AreaLevel.District, Within = "57" });
        Assert.All(districts, match => Assert.Equal((AreaLevel.District, "57"), (match.Level, match.Code[..2])));
        Assert.Contains(districts, match => match.Code == "5702");

        var below = Indexes.Shipped.Find(new AreaLookup("เวียง", 50) { Below = "57" });
        Assert.Equal(districts.Select(match => match.Code), below.Select(match => match.Code));
        Assert.Empty(Indexes.Shipped.Find(new AreaLookup("เวียง", 50) { Within = "99" }));
    }

    [Fact]
    public void Find_NumberOfACommunity_FindsItByTheEndOfItsCode()
    {
        var index = new AreaSearchIndex([Indexes.Area("57", "เชียงราย"), new(2, "57010100502925", AreaLevel.Community, 157, "วังดิน", null), new(3, "57010100502926", AreaLevel.Community, 157, "ป่าแดง", null)]);

        Assert.Equal(["57010100502925"], index.Find(new AreaLookup("๐๐๕๐๒๙๒๕", 10)).Select(match => match.Code));
        Assert.Equal(["57010100502926"], index.Find(new AreaLookup("ชุมชนป่าแดง เชียงราย", 10)).Select(match => match.Code));
    }

    [Fact]
    public void Find_EnoughWithoutSlips_DoesNotGuess()
    {
        Assert.Contains("5712", Indexes.Find("พญาเม็งราย"));
        Assert.All(Indexes.Shipped.Find(new AreaLookup("เมืองเชียงราย", 1_000) { Enough = 1 }), match => Assert.Equal("5701", match.Code));
    }
}
