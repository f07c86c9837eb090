using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Klang.Core.People;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.AreaChecks;

/// <summary>The pages without script, and the API.</summary>
public sealed class CheckPagesTests : IAsyncLifetime
{
    private RegistryWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RegistryWorld.StartAsync("sqlite");
        await _world.ImportAsync([.. Enumerable.Range(1, 20).Select(n => $"570202{n:00},หมู่บ้านที่ {n}")]);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Sheet_AnswerAllAndSign_WorksWithPlainForms()
    {
        using var browser = await _world.SignedInAsync(RegistryWorld.Officer("5702"));
        var address = $"/area-checks/{_world.Year}/5702";
        Assert.Equal(address, (await browser.GetAsync("/area-checks")).Headers.Location!.OriginalString);
        var page = await Pages.ReadAsync(browser, address);
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
        Assert.Equal("save", Form(page).QuerySelector("button")!.GetAttribute("value"));
        var first = Id(page, "57020201");

        // A wrong row and, in the same click, the rest of its subdistrict.
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(browser, "", Form(page), ($"a.{first}", "no"), ($"n.{first}", "ชื่อผิด"), ("action", "all:570202"))).StatusCode);
        page = await Pages.ReadAsync(browser, address);
        var row = page.QuerySelector($"#r-{first}")!;
        Assert.Equal("ชื่อผิด", row.QuerySelector("td input:not([type=radio])")!.GetAttribute("value"));
        Assert.All(row.QuerySelectorAll("a[href^='/corrections']"), a => Assert.StartsWith("/corrections/new?area=57020201&check=", a.GetAttribute("href")));
        Assert.Equal(["area-menu__links", "check-note"], row.QuerySelectorAll("a[href^='/corrections']").Select(a => a.ParentElement!.ClassName));
        Assert.NotNull(page.QuerySelector($"#r-{Id(page, "57020202")} input[value=ok][checked]"));
        Assert.False(page.QuerySelector("#g-570202")!.HasAttribute("open"));

        // Signing with rows open: refused, and what was answered in the same click is saved.
        var other = page.QuerySelectorAll(".check-row.is-open")[0].Id![2..];
        var refused = await Pages.PostAsync(browser, "", Form(page), ($"a.{other}", "ok"), ("certified", "true"), ("action", "sign"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = await Pages.ReadAsync(refused);
        Assert.Contains("ยังลงนามไม่ได้", told.QuerySelector("#problem")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(told.QuerySelector($"#r-{other} input[value=ok][checked]"));

        await Pages.PostAsync(browser, "", Form(told), ("action", "all"));
        page = await Pages.ReadAsync(browser, address);
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(browser, "", Form(page), ("certified", "true"), ("action", "sign"))).StatusCode);
        page = await Pages.ReadAsync(browser, address);
        Assert.Contains("ลงนามรับรองโดย ผู้ทดสอบ 5702", page.QuerySelector("#state")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("input[type=radio]"));
        Assert.Contains("ลงนามแล้ว", (await Pages.ReadAsync(browser, "/")).Body!.TextContent, StringComparison.Ordinal);

        var reopen = Assert.IsType<IHtmlFormElement>(page.QuerySelector("#state form"), exactMatch: false);
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(browser, "", reopen, ("why", "ชื่อหมู่บ้านเปลี่ยน"))).StatusCode);
        Assert.NotNull((await Pages.ReadAsync(browser, address)).QuerySelector("input[type=radio]"));
    }

    [Fact]
    public async Task Sheet_StaleTab_IsRefusedAndKeepsWhatWasTyped()
    {
        using var browser = await _world.SignedInAsync(RegistryWorld.Officer("5702"));
        var address = $"/area-checks/{_world.Year}/5702";
        var stale = await Pages.ReadAsync(browser, address);
        var (mine, both, theirs) = (Id(stale, "57020201"), Id(stale, "57020202"), Id(stale, "57020203"));
        var fresh = await Pages.ReadAsync(browser, address);
        await Pages.PostAsync(browser, "", Form(fresh), ($"a.{both}", "ok"), ($"a.{theirs}", "ok"), ("action", "save"));

        var refused = await Pages.PostAsync(browser, "", Form(stale), ($"a.{mine}", "no"), ($"n.{mine}", "พิมพ์ไว้"), ($"a.{both}", "no"), ($"n.{both}", "อีกชื่อ"), ("action", "save"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        var page = await Pages.ReadAsync(refused);
        Assert.Equal("พิมพ์ไว้", page.GetElementById($"n.{mine}")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector($"#r-{mine} input[value=no][checked]"));
        Assert.NotNull(page.QuerySelector($"#r-{theirs} input[value=ok][checked]"));
        Assert.NotNull(page.QuerySelector($"#r-{both} input[value=ok][checked]"));
        Assert.Contains("อีกชื่อ", page.QuerySelector($"#r-{both} .text-warning")!.TextContent, StringComparison.Ordinal);

        // The page that came back saves.
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(browser, "", Form(page), ("action", "save"))).StatusCode);
        var after = await Pages.ReadAsync(browser, address);
        Assert.Equal("พิมพ์ไว้", after.GetElementById($"n.{mine}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Sheet_LargestDistrict_FitsOneForm()
    {
        await _world.ImportAsync([.. Enumerable.Range(1, 15).SelectMany(s => Enumerable.Range(1, 40).Select(n => $"5705{s:00}{n:00},หมู่บ้าน {s}/{n}"))]);
        using var browser = await _world.SignedInAsync(RegistryWorld.Officer("5705"));
        var address = $"/area-checks/{_world.Year}/5705";
        var page = await Pages.ReadAsync(browser, address);
        var fields = page.QuerySelectorAll("input[type=radio][value=ok]").Select(i => (i.GetAttribute("name")!, "ok")).Append(("action", "save")).ToArray();
        Assert.True(fields.Length > 600);

        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(browser, "", Form(page), fields)).StatusCode);
        Assert.Empty((await Pages.ReadAsync(browser, address)).QuerySelectorAll(".check-row.is-open"));
    }

    [Fact]
    public async Task Index_ProvinceAndDepartment_SeeWhoHasSigned()
    {
        using var reviewer = await _world.SignedInAsync(RegistryWorld.Reviewer);
        var province = await Pages.ReadAsync(reviewer, "/area-checks");
        Assert.Equal(18, province.QuerySelectorAll("#units tbody tr").Length);
        var sheet = await Pages.ReadAsync(reviewer, province.QuerySelector("#units a")!.GetAttribute("href")!);
        Assert.Empty(sheet.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/area-checks?within=50")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync($"/area-checks/{_world.Year}/5001")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await reviewer.GetAsync("/area-checks/x/5701")).StatusCode);

        using var department = await _world.SignedInAsync(RegistryWorld.Department);
        var country = await Pages.ReadAsync(department, "/area-checks");
        Assert.Equal(76, country.QuerySelectorAll("#provinces tbody tr").Length);
        var form = Assert.IsType<IHtmlFormElement>(country.QuerySelector("#due-setting form"), exactMatch: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Pages.PostAsync(department, "", form, ("due", "32/3/2570"), ("why", "x"))).StatusCode);
        var due = _world.Year.Start.AddDays(300);
        Assert.Equal(HttpStatusCode.Redirect, (await Pages.PostAsync(department, "", form, ("due", due.ToString("O")), ("why", "เลื่อน"))).StatusCode);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Pages.PostAsync(department, "", form, ("due", due.AddDays(1).ToString("O")), ("why", "อีกคน"))).StatusCode);
        Assert.Null(province.QuerySelector("#due-setting"));
    }

    [Fact]
    public async Task Api_WithinScope_ListsUnitsByPages()
    {
        using var department = await _world.SignedInAsync(RegistryWorld.Department);
        var first = await JsonAsync(department, "/api/v1/area-checks");
        Assert.Equal((100, 878), (first.GetProperty("items").GetArrayLength(), first.GetProperty("total").GetProperty("units").GetInt32()));
        var second = await JsonAsync(department, first.GetProperty("next").GetString()!);
        Assert.True(string.CompareOrdinal(second.GetProperty("items")[0].GetProperty("unit").GetString(), first.GetProperty("items")[99].GetProperty("unit").GetString()) > 0);

        using var officer = await _world.SignedInAsync(RegistryWorld.Officer("5702"));
        var own = await JsonAsync(officer, $"/api/v1/area-checks?fiscalYear={_world.Year}");
        var item = Assert.Single(own.GetProperty("items").EnumerateArray());
        Assert.Equal(("5702", "notBegun", 0), (item.GetProperty("unit").GetString(), item.GetProperty("state").GetString(), item.GetProperty("correct").GetInt32()));
        Assert.Equal(item.GetProperty("areas").GetInt32(), item.GetProperty("open").GetInt32());
        Assert.Equal(HttpStatusCode.NotFound, (await officer.GetAsync("/api/v1/area-checks?within=57")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/api/v1/area-checks?fiscalYear=70")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync("/api/v1/area-checks?within=570201")).StatusCode);
    }

    private static IHtmlFormElement Form(IHtmlDocument page) => Assert.IsType<IHtmlFormElement>(page.QuerySelector("form.check-form"), exactMatch: false);

    private static string Id(IHtmlDocument page, string code) => page.QuerySelectorAll(".check-row").Single(r => r.QuerySelector($"a[href='/areas/{code}']") is not null).Id![2..];

    private static async Task<JsonElement> JsonAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }
}
