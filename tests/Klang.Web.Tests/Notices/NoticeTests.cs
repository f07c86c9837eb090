using Klang.Core.Cases;
using Klang.Data;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Notices;
using Klang.Web.Tests.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Notices;

public sealed class NoticeTests(Desks desks)
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Bell_CountsTheReadersOwn_AndIsEmptiedOneByOneOrAtOnce(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        using var colleague = new SignedInBrowser(world.Desk.Server, world.Colleague);
        Assert.Equal("", (await officer.GetAsync("/notices")).Text(".bell__count"));
        for (var i = 0; i < 3; i++)
        {
            await world.MovedAsync(world.Reviewer, await world.OpenedAsync(), CaseState.Reviewing, null);
        }

        var page = await officer.GetAsync("/notices");
        Assert.Equal("3", page.Text(".bell__count"));
        Assert.Equal("แจ้งเตือน ยังไม่อ่าน 3 รายการ", page.Page.QuerySelector(".bell")!.GetAttribute("aria-label"));
        Assert.Equal(3, page.Page.QuerySelectorAll(".notices__item.is-unread").Length);
        Assert.Contains("รับเรื่องไว้ตรวจแล้ว", page.Text(".notices__item"));
        Assert.Contains(world.Reviewer.Name, page.Text(".notices__item"));

        await officer.FillInAsync("/notices", ".notices__item form", []);
        Assert.Equal("2", (await officer.GetAsync("/notices")).Text(".bell__count"));
        await officer.FillInAsync("/notices", "form.page-head__actions", []);
        Assert.Equal("", (await officer.GetAsync("/notices")).Text(".bell__count"));
        Assert.Equal("3", (await colleague.GetAsync("/notices")).Text(".bell__count"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Bell_IsReadByOpeningWhatItTellsOf(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        await world.MovedAsync(world.Reviewer, at, CaseState.Answered);
        using var officer = new SignedInBrowser(world.Desk.Server, world.Officer);
        Assert.Equal("1", (await officer.GetAsync("/cases")).Text(".bell__count"));
        Assert.Equal("", (await officer.GetAsync(at.Link())).Text(".bell__count"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Mark_SomebodyElsesNotice_ChangesNothing(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        await world.MovedAsync(world.Reviewer, await world.OpenedAsync(), CaseState.Reviewing, null);
        var notice = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Notices.SingleAsync(n => n.UserId == world.Officer.Id));
        await world.Desk.Server.WithAsync(s => s.GetRequiredService<NoticeBox>().MarkAsync(world.Colleague, notice.Id));
        Assert.Equal(1, await world.Desk.DoAsync(s => s.GetRequiredService<NoticeBox>().UnreadAsync(world.Officer.Id)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Tell_WhatFails_IsToldToNobody(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        Core.Common.Problem refusal = Core.Common.Problems.RoundClosed;
        var failed = await world.RunAsync(world.Officer, async (desk, scope) =>
        {
            await desk.OpenAsync(scope, new NewCase(CaseKind.Problem, "ไม่เกิดขึ้น", "x"));
            return refusal;
        });
        Assert.Equal(refusal, failed.Problem);
        Assert.Equal(0, await world.Desk.DoAsync(s => s.GetRequiredService<NoticeBox>().UnreadAsync(world.Reviewer.Id)));
    }
}
