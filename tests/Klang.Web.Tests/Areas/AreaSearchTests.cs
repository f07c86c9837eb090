using Klang.Core.Areas;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Areas;

public sealed class AreaSearchTests(ShippedAreas shipped) : IClassFixture<ShippedAreas>
{
    [Theory]
    [InlineData("อ.เมืองเชียงราย", "5701", "อ.เมืองเชียงราย จ.เชียงราย")]
    [InlineData("เมืองเชียงราย", "5701", "อ.เมืองเชียงราย จ.เชียงราย")]
    [InlineData("อำเภอ เมืองเชียงราย", "5701", "อ.เมืองเชียงราย จ.เชียงราย")]
    [InlineData("เเม่จัน", "5707", "อ.แม่จัน จ.เชียงราย")]
    [InlineData("น\u0E4D\u0E49าปาด", "5304", "อ.น้ำปาด จ.อุตรดิตถ์")]
    [InlineData("จังหวัดเชียงราย", "57", "จ.เชียงราย")]
    [InlineData("กรุงเทพมหานคร", "10", "กรุงเทพมหานคร")]
    [InlineData("เขตพระนคร", "1001", "เขตพระนคร กรุงเทพมหานคร")]
    [InlineData("พระบรมมหาราชวัง", "100101", "แขวงพระบรมมหาราชวัง เขตพระนคร กรุงเทพมหานคร")]
    [InlineData("๕๗๐๑", "5701", "อ.เมืองเชียงราย จ.เชียงราย")]
    [InlineData("เวียง เชียงแสน", "570801", "ต.เวียง อ.เชียงแสน จ.เชียงราย")]
    [InlineData("ต.เวียง อ.เชียงแสน จ.เชียงราย", "570801", "ต.เวียง อ.เชียงแสน จ.เชียงราย")]
    public async Task Find_AsPeopleTypeIt_FindsTheAreaFirst(string text, string code, string place)
    {
        var hits = await shipped.Host.RunAsync((AreaSearch search) => search.FindAsync(new AreaQuery(text)));

        Assert.NotEmpty(hits);
        Assert.Equal((code, place), (hits[0].Area.Code.Digits, hits[0].Place.Th));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Find_NameThatManyBear_RanksWholeNamesThenBeginningsThenTheRest(string database)
    {
        await using var host = await AreasHost.StartAsync(database);

        var hits = await host.RunAsync((AreaSearch search) => search.FindAsync(new AreaQuery("เวียง") { Within = AreaCode.Parse("57"), Limit = 100 }));

        var names = hits.Select(hit => hit.Area.Name.Th).ToList();
        Assert.Equal(5, names.Count(name => name == "เวียง"));
        Assert.All(names[..5], name => Assert.Equal("เวียง", name));
        var ranks = names.ConvertAll(name => name == "เวียง" ? 0 : name.StartsWith("เวียง") ? 1 : 2);
        Assert.Equal(ranks.Order(), ranks);
        Assert.Equal([0, 1, 2], ranks.Distinct());
        Assert.All(hits, hit => Assert.EndsWith("จ.เชียงราย", hit.Place.Th));
    }

    [Fact]
    public async Task Find_WithLevelAndLimit_KeepsToThem()
    {
        var hits = await shipped.Host.RunAsync((AreaSearch search) => search.FindAsync(new AreaQuery("เชียง") { Level = AreaLevel.District, Limit = 7 }));

        Assert.Equal(7, hits.Count);
        Assert.All(hits, hit => Assert.Equal(AreaLevel.District, hit.Area.Level));
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("...")]
    [InlineData("อ.ไม่มีอยู่จริง")]
    [InlineData("เวียง ไม่มีอยู่จริง")]
    public async Task Find_NothingToFind_IsEmpty(string text)
    {
        Assert.Empty(await shipped.Host.RunAsync((AreaSearch search) => search.FindAsync(new AreaQuery(text))));
    }
}
