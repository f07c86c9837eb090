using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Klang.Web.Tests.Support;
using Klang.Web.Tests.AreaChecks;

namespace Klang.Web.Tests.Areas;

/// <summary>The pages of list reviews, without script.</summary>
public sealed class AreaListReviewPagesTests : IAsyncLifetime
{
    private RegistryWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RegistryWorld.StartAsync("sqlite");
        await _world.ImportAsync("57020201,หนึ่ง", "57020202,สอง");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Upload_ThenTakeAndRefuse_WorksWithPlainForms()
    {
        using var browser = await _world.SignedInAsync(RegistryWorld.Department);
        var tried = await UploadAsync(browser, "code,name_th\n57020201,หนึ่งใหม่\n57020203,สาม\n", "try");
        Assert.Equal(HttpStatusCode.OK, tried.StatusCode);
        Assert.Contains("ใหม่ 1 · เปลี่ยนชื่อ 1 · ย้าย 0 · ไม่มีในรายชื่อ 1", (await Pages.ReadAsync(tried)).QuerySelector("#report")!.TextContent, StringComparison.Ordinal);

        var stored = await UploadAsync(browser, "code,name_th\n57020201,หนึ่งใหม่\n57020203,สาม\n");
        Assert.Equal(HttpStatusCode.Redirect, stored.StatusCode);
        var address = stored.Headers.Location!.OriginalString;
        var page = await Pages.ReadAsync(browser, address);
        Assert.Equal(3, page.QuerySelectorAll("#changes tbody tr").Length);
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));

        // Nothing ticked: told, and nothing done.
        var nothing = await Pages.PostAsync(browser, "", Form(page), ("which", "ticked"), ("action", "take"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
        var line = page.QuerySelectorAll("#changes tbody tr").Single(r => r.TextContent.Contains("57020202", StringComparison.Ordinal)).QuerySelector("input")!.GetAttribute("value")!;
        var refused = await Pages.ReadAsync(await Pages.PostAsync(browser, "", Form(page), ("line", line), ("which", "ticked"), ("action", "refuse")));
        Assert.Contains("ดำเนินการแล้ว 1 รายการ", refused.QuerySelector("#outcome")!.TextContent, StringComparison.Ordinal);

        // The page from before is stale and keeps its ticks.
        var stale = await Pages.PostAsync(browser, "", Form(page), ("line", line), ("which", "ticked"), ("action", "take"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

        var taken = await Pages.ReadAsync(await Pages.PostAsync(browser, "", Form(refused), ("which", "all"), ("action", "take")));
        Assert.Contains("ดำเนินการแล้ว 2 รายการ", taken.QuerySelector("#outcome")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(taken.QuerySelector(".empty"));
        Assert.Single((await Pages.ReadAsync(browser, address.Split('?')[0] + "?decision=Refused&q=5702")).QuerySelectorAll("#changes tbody tr"));
        Assert.Single((await Pages.ReadAsync(browser, "/areas/review")).QuerySelectorAll("#reviews tbody tr"));
    }

    [Fact]
    public async Task Upload_BadFileOrNone_IsToldAndNothingIsStored()
    {
        using var browser = await _world.SignedInAsync(RegistryWorld.Department);
        var bad = await UploadAsync(browser, "code,name_th\n57020201,(null)\n57999901,หลง\n");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bad.StatusCode);
        var faults = (await Pages.ReadAsync(bad)).QuerySelectorAll("#faults li").Select(li => li.TextContent.Trim()).ToList();
        Assert.Equal(["บรรทัดที่ 2", "บรรทัดที่ 3"], faults.Select(f => f.Split(':')[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(browser, "")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await UploadAsync(browser, "code,name_th\n57020201,หนึ่ง\n", effective: "31/2/2570")).StatusCode);
        Assert.Empty((await Pages.ReadAsync(browser, "/areas/review")).QuerySelectorAll("#reviews tbody tr"));
    }

    [Fact]
    public async Task Upload_ListOfTheWholeCountry_IsNotTooLarge()
    {
        using var browser = await _world.SignedInAsync(RegistryWorld.Department);
        var list = new StringBuilder("code,name_th,note\n57020201,หนึ่ง,\n57020202,สอง,\n");
        list.Append(CultureInfo.InvariantCulture, $"570202,เวียงชัย,{new string('ก', 4_500_000)}\n");
        var answer = await UploadAsync(browser, list.ToString(), "try");
        Assert.True(Encoding.UTF8.GetByteCount(list.ToString()) > 12_000_000);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Get_OthersThanTheDepartment_AreRefused()
    {
        using var reviewer = await _world.SignedInAsync(RegistryWorld.Reviewer);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync("/areas/review")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reviewer.GetAsync($"/areas/review/{Guid.NewGuid():D}")).StatusCode);
        using var nobody = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = reviewer.BaseAddress };
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/areas/review")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await nobody.GetAsync("/area-checks")).StatusCode);
        using var department = await _world.SignedInAsync(RegistryWorld.Department);
        Assert.Equal(HttpStatusCode.NotFound, (await department.GetAsync($"/areas/review/{Guid.NewGuid():D}")).StatusCode);
    }

    private static IHtmlFormElement Form(IHtmlDocument page) => Assert.IsType<IHtmlFormElement>(page.QuerySelector("main form[method=post]"), exactMatch: false);

    private static async Task<HttpResponseMessage> UploadAsync(HttpClient browser, string text, string action = "store", string effective = "")
    {
        var form = Form(await Pages.ReadAsync(browser, "/areas/review"));
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Pages.Fields(form, ("effective", effective), ("action", action)))
        {
            content.Add(new StringContent(value), name);
        }

        content.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", "รายชื่อ.csv");
        return await browser.PostAsync("/areas/review", content);
    }
}
