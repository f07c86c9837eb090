using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Areas;

public sealed class AreasApiTests(ShippedAreas shipped) : IClassFixture<ShippedAreas>
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task List_PageByPage_GivesEveryAreaOnceInOrderOfCode(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        using var anybody = await host.ServeAsync();

        var codes = new List<string>();
        for (var next = AreasHost.Api + "?level=district&limit=400"; next is not null;)
        {
            var page = await JsonAsync(anybody, next);
            codes.AddRange(Codes(page));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(928, codes.Count);
        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
    }

    [Theory]
    [InlineData("parent=57", 18, "5701")]
    [InlineData("parent=57&level=subdistrict&limit=1000", 124, "570101")]
    [InlineData("parent=57&level=3&limit=1000", 124, "570101")]
    [InlineData("level=จังหวัด", 77, "10")]
    [InlineData("level=1&after=57", 31, "58")]
    [InlineData("q=เมืองเชียงราย", 1, "5701")]
    [InlineData("q=เวียง&parent=57&level=subdistrict", 11, "570101")]
    [InlineData("parent=9999", 0, null)]
    [InlineData("parent=570101", 0, null)]
    [InlineData("parent=5701&level=province", 0, null)]
    [InlineData("q=...", 0, null)]
    public async Task List_WithParameters_KeepsToThem(string query, int count, string? first)
    {
        var codes = Codes(await JsonAsync(shipped.Anybody, $"{AreasHost.Api}?{query}"));

        Assert.Equal((count, first), (codes.Count, codes.Count > 0 ? codes[0] : null));
    }

    [Fact]
    public async Task One_Area_HasTheFieldsOfTheContract()
    {
        var area = await JsonAsync(shipped.Anybody, AreasHost.Api + "/100101");

        Assert.Equal(
            ["code", "level", "nameEn", "nameTh", "officialCode", "parentCode", "postalCode", "provisional", "typeTh", "validFrom", "validTo"],
            area.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ("subdistrict", "พระบรมมหาราชวัง", "แขวง", "1001", "10200"),
            (Text(area, "level"), Text(area, "nameTh"), Text(area, "typeTh"), Text(area, "parentCode"), Text(area, "postalCode")));
        Assert.Null(Text(area, "validTo"));
        Assert.Null(Text(await JsonAsync(shipped.Anybody, AreasHost.Api + "/10"), "parentCode"));
    }

    [Fact]
    public async Task One_AsOfADay_IsWhatItWasThen()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(TestFiles.Csv("code,name_th", "501805,แม่ทดสอบ"), request => request with { Effective = new DateOnly(2022, 6, 9) });
        using var anybody = await host.ServeAsync();

        Assert.Equal("แม่หลอง", Text(await JsonAsync(anybody, AreasHost.Api + "/501805?asOf=2022-06-08"), "nameTh"));
        Assert.Equal("แม่ทดสอบ", Text(await JsonAsync(anybody, AreasHost.Api + "/501805?asOf=9/6/2565"), "nameTh"));
        Assert.Equal("2022-06-09", Text(await JsonAsync(anybody, AreasHost.Api + "/501805"), "validFrom"));
        Assert.Equal(HttpStatusCode.NotFound, (await anybody.GetAsync(AreasHost.Api + "/501805?knownAt=2019-01-01T00:00:00Z")).StatusCode);
        Assert.Equal(
            ["create", "create", "rename"],
            (await JsonAsync(anybody, AreasHost.Api + "/501805/history")).GetProperty("items").EnumerateArray().Select(v => Text(v, "kind")));
    }

    [Theory]
    [InlineData("level=county", "level")]
    [InlineData("level=6", "level")]
    [InlineData("parent=abc", "parent")]
    [InlineData("after=5", "after")]
    [InlineData("asOf=31/2/2562", "asOf")]
    [InlineData("knownAt=yesterday", "knownAt")]
    [InlineData("knownAt=2562-10-31T00:00:00Z", "knownAt")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=1001", "limit")]
    [InlineData("limit=many", "limit")]
    public async Task List_BadParameter_IsToldByItsName(string query, string name)
    {
        var response = await shipped.Anybody.GetAsync($"{AreasHost.Api}?{query}");
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(name, Text(problem, "where"));
        Assert.Contains(name, Text(problem, "titleTh"));
    }

    [Theory]
    [InlineData("/9999")]
    [InlineData("/abc")]
    [InlineData("/9999/history")]
    public async Task One_NoSuchCode_IsNotFound(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await shipped.Anybody.GetAsync(AreasHost.Api + path)).StatusCode);
    }

    [Fact]
    public async Task List_WithItsETag_IsNotModifiedUntilTheRegistryChanges()
    {
        await using var host = await AreasHost.StartAsync();
        using var anybody = await host.ServeAsync();
        var first = await anybody.GetAsync(AreasHost.Api + "?level=1");
        anybody.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await anybody.GetAsync(AreasHost.Api + "?level=1")).StatusCode);
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57,เชียงรายใหม่"));
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(AreasHost.Api + "?level=1")).StatusCode);
    }

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, new MediaTypeHeaderValue("application/json", "utf-8")), (response.StatusCode, response.Content.Headers.ContentType));
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static List<string> Codes(JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(area => area.GetProperty("code").GetString()!)];

    private static string? Text(JsonElement area, string field) => area.GetProperty(field).GetString();
}
