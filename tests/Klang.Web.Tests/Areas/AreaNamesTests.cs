using Klang.Core.Areas;
using Klang.Web.Features.Areas;

namespace Klang.Web.Tests.Areas;

public sealed class AreaNamesTests(ShippedAreas shipped) : IClassFixture<ShippedAreas>
{
    [Theory]
    [InlineData("570101", "เวียง", "ต.เวียง อ.เมืองเชียงราย จ.เชียงราย", "Wiang, Mueang Chiang Rai, Chiang Rai")]
    [InlineData("100101", "พระบรมมหาราชวัง", "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร", "Phra Borom Maha Ratchawang, Phra Nakhon, Bangkok")]
    [InlineData("999999", "999999", "999999", "999999")]
    public async Task Place_OfACode_ReadsFromTheAreaUp(string digits, string name, string th, string en)
    {
        var code = AreaCode.Parse(digits);

        var (found, place, all) = await shipped.Host.RunAsync(async (AreaNames names) => (await names.NameAsync(code), await names.PlaceAsync(code), await names.ReadAsync()));

        Assert.Equal((name, th, en), (found.Th, place.Th, place.In("en")));
        Assert.Equal((th, en), (all.PlaceOf(digits, "th"), all.PlaceOf(digits, "en")));
        Assert.Equal(digits == name ? null : name, all.NameOf(digits, "th"));
    }

    [Fact]
    public async Task Place_OfAVillage_SaysItsMoo()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57010301,ขัวแคร่"));

        var place = await host.RunAsync((AreaNames names) => names.PlaceAsync(AreaCode.Parse("57010301")).AsTask());

        Assert.Equal("บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย", place.Th);
        Assert.Equal("บ้านขัวแคร่ หมู่ 1, Ban Du, Mueang Chiang Rai, Chiang Rai", place.In("en"));
    }

    [Fact]
    public async Task Name_AfterAnImport_IsTheNewOneAtOnce()
    {
        await using var host = await AreasHost.StartAsync();
        var code = AreaCode.Parse("570101");
        var before = await host.RunAsync((AreaNames names) => names.NameAsync(code).AsTask());
        var version = await host.RunAsync((AreaNames names) => names.VersionAsync().AsTask());

        await host.ImportAsync(TestFiles.Csv("code,name_th", "570101,เวียงใหม่"));

        Assert.Equal("เวียง", before.Th);
        Assert.Equal("เวียงใหม่", (await host.RunAsync((AreaNames names) => names.NameAsync(code).AsTask())).Th);
        Assert.True(await host.RunAsync((AreaNames names) => names.VersionAsync().AsTask()) > version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("department")]
    [InlineData("00502925")]
    [InlineData("5700")]
    public async Task NameOf_WhatIsNoAreaInForce_IsNullAndItsPlaceItself(string code)
    {
        var names = await shipped.Host.RunAsync((AreaNames names) => names.ReadAsync().AsTask());

        Assert.Equal((null, code), (names.NameOf(code, "th"), names.PlaceOf(code, "th")));
    }
}
