using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class HolidaysPageTests : IAsyncLifetime
{
    private const string Address = "/rounds/holidays";

    private static readonly DateOnly Monday = new(2027, 3, 22);

    private RoundsWorld _world = null!;
    private RoundsSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, "2026-11-22T03:00:00Z");
        _site = await RoundsSite.StartAsync(_world);
        await _world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(2570), new DateOnly(2026, 10, 1)));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Get_AsAnOfficer_IsForbiddenAndLeavesATrailLine()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        var answer = await browser.GetAsync(Address);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("ตารางวันหยุด", Assert.Single(await _world.RunAsync((KlangDb db) => db.Trail.Where(t => t.What == "access.refused").ToListAsync())).Subject);
    }

    [Fact]
    public async Task Post_NewDay_IsShownFirstAndMadeOnTheSecondClick()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var first = Form(await Pages.ReadAsync(browser, Address), "Form.NameEn");

        var preview = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, first, ("Form.Day", "๒๒ มี.ค. ๒๕๗๐"), ("Form.NameTh", "วันหยุดพิเศษ"), ("Form.Confirm", "true")));

        Assert.Equal(4, preview.QuerySelectorAll("#moves tbody tr").Length);
        Assert.Contains("22 มี.ค. 2570", preview.QuerySelector("#moves")!.TextContent);
        Assert.Contains("23 มี.ค. 2570", preview.QuerySelector("#moves")!.TextContent);
        Assert.False(await HasMondayAsync());

        var done = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, Form(preview, "Form.Why"), ("Form.Why", "มติ ครม.")));
        Assert.NotNull(done.QuerySelector("[role=status]"));
        Assert.Contains("วันจันทร์ที่ 22 มีนาคม 2570", done.QuerySelector("#holidays")!.TextContent);
        Assert.Contains("รอประกาศยืนยัน", done.QuerySelector("#holidays")!.TextContent);
        Assert.True(await HasMondayAsync());
    }

    [Fact]
    public async Task Post_ApplyWithoutAReason_ShowsTheChangeAgain()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var first = Form(await Pages.ReadAsync(browser, Address), "Form.NameEn");
        var preview = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, first, ("Form.Day", "22/3/2570"), ("Form.NameTh", "วันหยุดพิเศษ")));

        var again = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, Form(preview, "Form.Why")));

        Assert.Contains("เหตุผล", again.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(4, again.QuerySelectorAll("#moves tbody tr").Length);
        Assert.False(await HasMondayAsync());
    }

    [Fact]
    public async Task Post_RemoveADay_ShowsWhatMovesBackAndRemovesIt()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var table = await Pages.ReadAsync(browser, Address);
        var row = table.QuerySelectorAll("#holidays tbody tr").Single(r => r.TextContent.Contains("วันจันทร์ที่ 7 ธันวาคม 2569"));

        var preview = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, (IHtmlFormElement)row.QuerySelector("form")!));
        Assert.Equal("/rounds/otop-sales/2570/2", Assert.Single(preview.QuerySelectorAll("#moves tbody th a")).GetAttribute("href"));

        await Pages.PostAsync(browser, Address, Form(preview, "Form.Why"), ("Form.Why", "ไม่มีวันหยุดชดเชย"));
        var due = await _world.RunAsync((KlangDb db) => db.Rounds.Where(r => r.Dataset == "otop-sales" && r.Number == 2).Select(r => r.EffectiveDueOn).SingleAsync());
        Assert.Equal(new DateOnly(2026, 12, 7), due);
    }

    [Fact]
    public async Task Post_ADayThatIsNone_SaysWhere()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        var first = Form(await Pages.ReadAsync(browser, Address), "Form.NameEn");

        var page = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, first, ("Form.Day", "30/2/2570"), ("Form.NameTh", "วันหยุด")));

        Assert.Contains("วันที่ไม่ถูกต้อง", page.QuerySelector("#Form-Day-error")!.TextContent);
        Assert.Equal("วันหยุด", page.QuerySelector("[name='Form.NameTh']")!.GetAttribute("value"));
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string field) => page.Forms.Single(f => f.QuerySelector($"[name='{field}']") is not null && f.QuerySelector("button") is not null && f.Closest("table") is null);

    private Task<bool> HasMondayAsync() => _world.RunAsync((KlangDb db) => db.Holidays.AnyAsync(h => h.Day == Monday));
}
