using System.Net;
using Klang.Data;
using Klang.Web.Tests.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Corrections;

/// <summary>"แจ้งแก้ไข" from every place where an area appears, and the way back to that place.</summary>
public sealed class AreaTagTests(Desks desks)
{
    private const string Ask = "a[href^='/corrections/new']";

    [Fact]
    public async Task AreaOnAScreen_LeadsToItsCorrection_AndKnowsTheWayBack()
    {
        var world = await CasesWorld.MakeAsync(desks, World.Sqlite);
        await world.Desk.OpenAsync();
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        using var reviewer = new SignedInBrowser(world.Desk.Server, world.Reviewer);
        var entry = $"/entry/{world.Desk.Submission:D}";
        var grid = await officer.GetAsync(entry);
        var form = grid.Page.QuerySelector("[data-fallback] a[href*='/records/']")!.GetAttribute("href")!;
        await AsksAsync(officer, entry, "[data-fallback] tbody tr");
        await AsksAsync(officer, form, ".record-head");
        await AsksAsync(officer, "/registers/savings-group", "tbody tr");
        await AsksAsync(officer, $"/areas/{world.Desk.Area}", ".page-head");
        await AsksAsync(officer, $"/areas/{world.Desk.Area}", "tbody tr");
        await AsksAsync(reviewer, "/figures/savings-group?round=2570/1&within=57&by=district", "tr[data-area='" + world.Desk.Area + "'] th");
        await AsksAsync(reviewer, "/monitoring?fiscalYear=2570&within=57", $"tr[data-row='{world.Desk.Unit}'] th");
    }

    [Fact]
    public async Task Grid_TellsTheBrowserTheAreaOfEachRow()
    {
        var desk = await desks.TakeAsync(World.Sqlite);
        var records = await desk.OpenAsync();
        using var officer = new SignedInBrowser(desk.Server, desk.Officer);
        var grid = System.Text.Json.JsonDocument.Parse((await officer.GetAsync($"/entry/{desk.Submission:D}/grid")).Body);
        Assert.Equal(records.Select(r => r.AreaCode), grid.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("area").GetString()!));
    }

    [Fact]
    public async Task Reader_OutsideTheArea_GetsNoMenu()
    {
        var desk = await desks.TakeAsync(World.Sqlite);
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);
        Assert.Null((await stranger.GetAsync("/areas/" + desk.Area)).Page.QuerySelector("main .area-menu"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/corrections/new?area=" + desk.Area)).Status);
    }

    [Theory]
    [InlineData("/registers/savings-group?q=ทดสอบ", true)]
    [InlineData("//elsewhere.example/", false)]
    [InlineData("https://elsewhere.example/", false)]
    [InlineData("/\\elsewhere.example", false)]
    public async Task Filing_LeadsBackToWherePersonWas_AndTellsItOnce(string from, bool back)
    {
        var world = await CasesWorld.MakeAsync(desks, World.Sqlite);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        var address = $"/corrections/new?area={world.Desk.Area}&kind=WrongName&returnTo={Uri.EscapeDataString(from)}";

        var filed = await officer.FillInAsync(address, "form.card", [("Form.NameTh", "เมืองใหม่")]);

        Assert.Equal(HttpStatusCode.Redirect, filed.Status);
        var id = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.Where(c => c.OpenedById == world.Officer.Id).Select(c => c.Id).SingleAsync());
        if (!back)
        {
            Assert.Equal($"/cases/{id:D}", filed.Location);
            return;
        }

        Assert.Equal(from, Uri.UnescapeDataString(filed.Location!));
        var page = await officer.GetAsync(filed.Location!);
        Assert.Equal($"/cases/{id:D}", page.Page.QuerySelector("#told a")!.GetAttribute("href"));
        Assert.Null((await officer.GetAsync(filed.Location!)).Page.QuerySelector("#told"));
    }

    private static async Task AsksAsync(SignedInBrowser browser, string path, string place)
    {
        var page = await browser.GetAsync(path);
        var link = page.Page.QuerySelector($"{place} {Ask}")?.GetAttribute("href");
        Assert.True(link is not null, $"{path} has no {Ask} in {place}: {page.Status}");
        Assert.Contains("returnTo=" + Uri.EscapeDataString(path)[..12], link, StringComparison.OrdinalIgnoreCase);
        var asked = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("returnTo=", asked.Page.QuerySelector(".choices a")!.GetAttribute("href"), StringComparison.Ordinal);
    }
}
