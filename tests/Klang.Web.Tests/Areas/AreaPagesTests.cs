using System.Net;
using AngleSharp.Html.Dom;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Areas;

public sealed class AreaPagesTests(ShippedAreas shipped) : IClassFixture<ShippedAreas>
{
    [Fact]
    public async Task Get_FromProvincesDown_LeadsToAVillage()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57010301,ขัวแคร่"));
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);

        var country = await Pages.ReadAsync(browser, "/areas");
        Assert.Equal(77, country.QuerySelectorAll(".tree--root > li").Length);
        Assert.Equal("18", country.QuerySelector("li:has(> a[href='/areas/57']) summary .badge")!.TextContent);
        foreach (var (from, to, word) in new[] { ("57", "5701", "อำเภอเมืองเชียงราย"), ("5701", "570103", "ตำบลบ้านดู่"), ("570103", "57010301", "บ้านขัวแคร่ หมู่ 1") })
        {
            var page = await Pages.ReadAsync(browser, "/areas/" + from);
            Assert.Equal(word, page.QuerySelector($"table a[href='/areas/{to}']")!.TextContent);
        }

        var village = await Pages.ReadAsync(browser, "/areas/57010301");
        Assert.Equal("บ้านขัวแคร่ หมู่ 1", village.QuerySelector("h1")!.TextContent);
        Assert.Contains("บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย", village.QuerySelector(".page-head")!.TextContent);
        Assert.Equal(["/areas", "/areas/57", "/areas/5701", "/areas/570103"], village.QuerySelectorAll(".breadcrumb a").Select(a => a.GetAttribute("href")));
        Assert.Contains("หนังสือทดสอบ", village.QuerySelector("table:last-of-type tbody tr")!.TextContent);
    }

    [Fact]
    public async Task Get_Search_WorksWithoutScript()
    {
        await using var host = await AreasHost.StartAsync();
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);

        var form = Assert.IsType<IHtmlFormElement>((await Pages.ReadAsync(browser, "/areas")).QuerySelector("form[role=search]"), exactMatch: false);
        Assert.Equal("get", form.Method);
        var found = await Pages.ReadAsync(browser, "/areas?q=" + Uri.EscapeDataString("เเม่จัน"));
        Assert.Equal("/areas/5707", found.QuerySelector("#found tbody a")!.GetAttribute("href"));
        Assert.Equal("อ.แม่จัน จ.เชียงราย", found.QuerySelectorAll("#found tbody tr")[0].LastElementChild!.TextContent);
        Assert.Equal("เเม่จัน", found.QuerySelector("#q")!.GetAttribute("value"));
        Assert.NotNull((await Pages.ReadAsync(browser, "/areas?q=" + Uri.EscapeDataString("ไม่มีอยู่จริง"))).QuerySelector("#found .empty"));
    }

    [Fact]
    public async Task Get_RenamedArea_ShowsItsHistory()
    {
        await using var host = await AreasHost.StartAsync(now: "2022-06-15T03:00:00Z");
        await host.ImportAsync(TestFiles.Csv("code,name_th", "501805,สบโขง"), request => request with { SpellingOnly = true });
        await host.ImportAsync(TestFiles.Csv("code,name_th", "501805,แม่หลอง"), request => request with { Effective = new DateOnly(2022, 6, 9) });
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);

        var rows = (await Pages.ReadAsync(browser, "/areas/501805")).QuerySelectorAll("table:last-of-type tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(4, rows.Count);
        Assert.Contains("เปลี่ยนชื่อ", rows[^1]);
        Assert.Contains("ตั้งแต่ 9 มิ.ย. 2565", rows[^1]);
        Assert.Contains(rows, row => row.Contains("สบโขง") && row.Contains("ถึงก่อน 9 มิ.ย. 2565"));
    }

    [Theory]
    [InlineData("/areas/9999")]
    [InlineData("/areas/เชียงราย")]
    public async Task Get_NoSuchArea_IsNotFound(string address)
    {
        await using var host = await AreasHost.StartAsync();
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Get_Nobody_SeesTheRegistryAndNoReports()
    {
        var page = await Pages.ReadAsync(shipped.Anybody, "/areas/5701");

        Assert.Equal("อำเภอเมืองเชียงราย", page.QuerySelector("h1")!.TextContent);
        Assert.Null(page.QuerySelector("#reports"));
        Assert.Null(page.QuerySelector("a[href^='/corrections']"));
        Assert.Equal(16, page.QuerySelectorAll("section[aria-labelledby=below] tbody tr").Length);
    }

    [Fact]
    public async Task Get_SignedIn_MayAskForACorrection()
    {
        await using var host = await AreasHost.StartAsync();
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);

        var page = await Pages.ReadAsync(browser, "/areas/570103");

        Assert.NotNull(page.QuerySelector("a[href='/corrections/new?area=570103&returnTo=%2Fareas%2F570103']"));
        Assert.NotNull(page.QuerySelector("#reports"));
        Assert.Equal("57100", page.QuerySelectorAll("dl.facts dd").Single(dd => dd.PreviousElementSibling!.TextContent == "รหัสไปรษณีย์").TextContent);
    }

    [Fact]
    public async Task Get_OpenBranch_ShowsTheWayDownAndKeepsTheMoment()
    {
        var page = await Pages.ReadAsync(shipped.Anybody, "/areas?open=5701&asOf=1/9/2562");

        Assert.Equal(2, page.QuerySelectorAll("details[open].tree__branch").Length);
        Assert.Equal(18, page.QuerySelectorAll("#in-57 > li").Length);
        Assert.Equal(16, page.QuerySelectorAll("#in-5701 > li").Length);
        Assert.NotNull(page.QuerySelector("#in-5701 a[href='/areas/570101?asOf=2019-09-01']"));
        Assert.Equal("/areas?open=5702&asOf=2019-09-01", page.QuerySelector("#in-57 li:has(#in-5702) details")!.GetAttribute("hx-get"));
        Assert.Contains("1 กันยายน 2562", page.QuerySelector(".notice")!.TextContent);
        Assert.Equal("/areas/57?asOf=2019-09-01", page.QuerySelector("#provinces-57")!.GetAttribute("href"));
        Assert.Empty((await Pages.ReadAsync(shipped.Anybody, "/areas?knownAt=31/12/2540")).QuerySelectorAll(".tree--root > li"));
    }

    [Theory]
    [InlineData("/areas?asOf=31/2/2562")]
    [InlineData("/areas/57?knownAt=yesterday")]
    public async Task Get_BadMoment_IsRefused(string address)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await shipped.Anybody.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Get_Provinces_AreOnTheMapWithItsCredit()
    {
        var map = (await Pages.ReadAsync(shipped.Anybody, "/areas")).QuerySelector(".map")!;

        Assert.Equal(77, map.QuerySelectorAll("a.map__area").Length);
        Assert.Equal("จ.เชียงราย", map.QuerySelector("#provinces-57")!.GetAttribute("aria-label"));
        Assert.Contains("CC BY 4.0", map.QuerySelector("figcaption")!.TextContent);
        Assert.Equal("57", (await Pages.ReadAsync(shipped.Anybody, "/areas/570103")).QuerySelector(".is-marked")!.GetAttribute("data-area"));
        Assert.Empty((await Pages.ReadAsync(shipped.Anybody, "/areas")).QuerySelectorAll("[style], script:not([src])"));
    }
}
