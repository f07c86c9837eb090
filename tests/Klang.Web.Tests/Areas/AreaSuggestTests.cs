using System.Net;
using System.Text.Json;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Areas;

public sealed class AreaSuggestTests(ShippedAreas shipped) : IClassFixture<ShippedAreas>
{
    [Theory]
    [InlineData("q=เเมจัน", "5707", "อ.แม่จัน", "จ.เชียงราย")]
    [InlineData("q=เวียง เชียงแสน", "570801", "ต.เวียง", "อ.เชียงแสน จ.เชียงราย")]
    [InlineData("q=๕๗", "57", "จ.เชียงราย", "")]
    [InlineData("q=เวียง&within=5708", "570801", "ต.เวียง", "อ.เชียงแสน จ.เชียงราย")]
    [InlineData("q=เชียงแสน&level=district&limit=๑", "5708", "อ.เชียงแสน", "จ.เชียงราย")]
    [InlineData("q=chiang rai&lang=en", "57", "Chiang Rai", "")]
    public async Task Get_Text_SuggestsTheAreaWithItsPlace(string query, string code, string label, string place)
    {
        var items = await ItemsAsync(shipped.Anybody, query);

        Assert.Equal((code, label, place), (Text(items[0], "code"), Text(items[0], "label"), Text(items[0], "place")));
        Assert.InRange(items.Count, 1, 10);
    }

    [Theory]
    [InlineData("")]
    [InlineData("q=...")]
    [InlineData("q=ไม่มีอยู่จริง")]
    public async Task Get_NothingToFind_IsAnEmptyList(string query) => Assert.Empty(await ItemsAsync(shipped.Anybody, query));

    [Theory]
    [InlineData("q=ก&level=county", "level")]
    [InlineData("q=ก&within=xx", "within")]
    [InlineData("q=ก&limit=51", "limit")]
    [InlineData("q=ก&limit=x", "limit")]
    public async Task Get_BadParameter_IsToldByItsName(string query, string name)
    {
        var response = await shipped.Anybody.GetAsync("/areas/suggest?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(name, Text(JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, "where"));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Get_OwnAreaFirstAndWhatIsNewAtOnce(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        using var browser = await host.ServeAsync();
        Assert.NotEqual("570101", Text((await ItemsAsync(browser, "q=เวียง&level=subdistrict"))[0], "code"));
        await host.SignInAsync(browser, AreasHost.Officer);

        Assert.Equal("570101", Text((await ItemsAsync(browser, "q=เวียง&level=subdistrict"))[0], "code"));
        Assert.Empty(await ItemsAsync(browser, "q=ขัวแคร่"));
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57010301,ขัวแคร่"));
        Assert.Equal("บ้านขัวแคร่ หมู่ 1", Text(Assert.Single(await ItemsAsync(browser, "q=ขวแคร่")), "label"));
    }

    private static async Task<List<JsonElement>> ItemsAsync(HttpClient browser, string query)
    {
        var response = await browser.GetAsync("/areas/suggest?" + query);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return [.. JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("items").EnumerateArray()];
    }

    private static string? Text(JsonElement item, string field) => item.GetProperty(field).GetString();
}
