using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class DetailPageTests : IAsyncLifetime
{
    private const string Address = "/rounds/savings-group/2570/1";

    private static readonly RoundId Id = new("savings-group", new FiscalYear(2570), 1);

    private RoundsWorld _world = null!;
    private RoundsSite _site = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, "2026-11-22T03:00:00Z");
        _site = await RoundsSite.StartAsync(_world);
        await _world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, Id.Year, new DateOnly(2026, 10, 1)));
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _world.DisposeAsync();
    }

    [Fact]
    public async Task Get_AsAnOfficer_ShowsTheDaysAndNoForm()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        var page = await Pages.ReadAsync(browser, Address);

        Assert.Contains("20 ธันวาคม 2569", page.QuerySelector("dl.facts")!.TextContent);
        Assert.Contains("เลื่อนเพราะตรงกับวันอาทิตย์", page.QuerySelector("dl.facts")!.TextContent);
        Assert.Null(page.QuerySelector("[name='Form.DueOn']"));
    }

    [Theory]
    [InlineData("/rounds/savings-group/2570/9")]
    [InlineData("/rounds/savings-group/9999/1")]
    [InlineData("/rounds/no-such/2570/1")]
    public async Task Get_NoSuchRound_IsNotFound(string address)
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Officer);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Post_NewDueDate_CountsTheEffectiveOneAndMovesGraceAndLock()
    {
        var (browser, form) = await FormAsync();

        await Pages.PostAsync(browser, Address, form, ("Form.DueOn", "๓๐ ธ.ค. ๒๕๖๙"), ("Form.Why", "หนังสือ พช 1234"));

        var round = await RoundAsync();
        Assert.Equal("2026-12-30 2026-12-30 2027-01-06 2027-01-29", $"{round.DueOn:O} {round.EffectiveDueOn:O} {round.GraceUntil:O} {round.LocksOn:O}");
    }

    [Fact]
    public async Task Post_ShiftSwitchedOff_TakesTheOrderedDay()
    {
        var (browser, form) = await FormAsync();
        form.QuerySelector("[name='Form.ShiftsToWorkingDay']")!.RemoveAttribute("checked");

        await Pages.PostAsync(browser, Address, form, ("Form.Why", "ปิดยอดตามกำหนดเดิม"));

        var round = await RoundAsync();
        Assert.Equal("2026-12-20 2026-12-20 2026-12-27 False", $"{round.DueOn:O} {round.EffectiveDueOn:O} {round.GraceUntil:O} {round.ShiftsToWorkingDay}");
    }

    [Fact]
    public async Task Post_Change_LeavesATrailLineWithOldAndNewAndTheReason()
    {
        var (browser, form) = await FormAsync();

        var page = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, form, ("Form.DueOn", "25/12/2569"), ("Form.NameTh", "ไตรมาสแรก"), ("Form.Why", "มติที่ประชุม")));

        var line = Assert.Single(await TrailAsync("round.change"));
        Assert.Equal((Id.ToString(), "มติที่ประชุม", RoundsWorld.Department.Id), (line.Subject, line.Why, line.ActorId));
        Assert.Contains("\"old\":{\"nameTh\":null", line.Details);
        Assert.Contains("\"dueOn\":\"2026-12-25\"", line.Details);
        Assert.Contains("กำหนดตามคำสั่ง: 20 ธ.ค. 2569 → 25 ธ.ค. 2569", page.QuerySelector("#history")!.TextContent);
    }

    [Theory]
    [InlineData("Form.Why", " ", "บอกเหตุผล")]
    [InlineData("Form.DueOn", "31/11/2569", "วันที่ไม่ถูกต้อง")]
    public async Task Post_WhatCannotBe_SaysWhyAndChangesNothing(string field, string typed, string says)
    {
        var (browser, form) = await FormAsync();
        var before = RoundChange.Of(await RoundAsync());

        var page = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, form, ("Form.Why", "ทดสอบ"), (field, typed)));

        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal(typed.Trim(), page.QuerySelector($"[name='{field}']")!.GetAttribute("value") ?? "");
        Assert.Equal(before, RoundChange.Of(await RoundAsync()));
        Assert.Empty(await TrailAsync("round.change"));
    }

    [Fact]
    public async Task Post_AfterSomebodyElseChangedIt_IsRefused()
    {
        var (browser, form) = await FormAsync();
        var (other, otherForm) = await FormAsync();
        await Pages.PostAsync(other, Address, otherForm, ("Form.DueOn", "25/12/2569"), ("Form.Why", "แรก"));

        var page = await Pages.ReadAsync(await Pages.PostAsync(browser, Address, form, ("Form.NameTh", "ชื่อ"), ("Form.Why", "หลัง")));

        Assert.Contains("ถูกแก้ไขหลังจากที่ท่านเปิดดู", page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Equal((null, new DateOnly(2026, 12, 25)), ((await RoundAsync()).NameTh, (await RoundAsync()).DueOn));
    }

    [Fact]
    public async Task Change_ByAnOfficer_IsForbiddenAndLeavesATrailLine()
    {
        var seen = RoundChange.Of(await RoundAsync());

        var answer = await _world.RunAsync((RoundEditing e) => e.ChangeAsync(RoundsWorld.Officer, Id, seen, seen with { DueOn = new DateOnly(2027, 1, 1) }, "ขอเวลา"));

        Assert.Equal("403.1", answer.Problem?.Code);
        Assert.Equal(seen, RoundChange.Of(await RoundAsync()));
        Assert.Equal((Id.ToString(), "1001"), Assert.Single((await TrailAsync("access.refused")).Select(t => (t.Subject, t.Stream))));
    }

    [Fact]
    public async Task Post_WithoutTheToken_IsRefused()
    {
        var (browser, form) = await FormAsync();
        form.QuerySelector("[name=__RequestVerificationToken]")!.Remove();

        var answer = await Pages.PostAsync(browser, Address, form, ("Form.DueOn", "25/12/2569"), ("Form.Why", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(new DateOnly(2026, 12, 20), (await RoundAsync()).DueOn);
    }

    private async Task<(HttpClient Browser, IHtmlFormElement Form)> FormAsync()
    {
        var browser = await _site.BrowserOfAsync(RoundsWorld.Department);
        return (browser, (await Pages.ReadAsync(browser, Address)).Forms.Single(f => f.QuerySelector("[name='Form.DueOn']") is not null));
    }

    private Task<Round> RoundAsync() => _world.RunAsync((KlangDb db) => db.Rounds.SingleAsync(r => r.Dataset == Id.DatasetKey && r.Number == 1));

    private Task<List<TrailLine>> TrailAsync(string what) => _world.RunAsync((KlangDb db) => db.Trail.Where(t => t.What == what).ToListAsync());
}
