using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.People;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

/// <summary>Deciding in another's place. The server's day is 22 November 2569.</summary>
public sealed class DelegationTests(Desks desks)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Approve_InForce_IsTheReviewersDecisionWithBothNames(string database)
    {
        var (desk, away, standIn) = await OfficeAsync(database);
        await SubmittedAsync(desk);
        Assert.Equal("403.1", (await ApproveAsync(desk, standIn)).Problem?.Code);
        Assert.True((await HandAsync(desk, away, standIn, 0, 3)).IsOk);

        var approved = await ApproveAsync(desk, standIn);

        Assert.True(approved.IsOk, approved.Problem?.Message.Th);
        Assert.Equal($"{standIn.Name} (ปฏิบัติการแทน {away.Name})", approved.Value.Submission.ReviewedBy);
        var line = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Trail.AsNoTracking().Where(t => t.Stream == desk.Unit && t.What == "submission.approve").SingleAsync());
        Assert.Equal((standIn.Id, approved.Value.Submission.ReviewedBy), (line.ActorId, line.ActorName));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Approve_WhatEitherSubmitted_IsRefused(string database)
    {
        var (desk, away, standIn) = await OfficeAsync(database);
        Assert.True((await HandAsync(desk, away, standIn, 0, 0)).IsOk);
        await SubmittedAsync(desk);
        foreach (var submitter in new[] { standIn.Id, away.Id })
        {
            await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.Where(x => x.Id == desk.Submission).ExecuteUpdateAsync(x => x.SetProperty(y => y.SubmittedById, submitter)));
            Assert.Equal("403.3", (await ApproveAsync(desk, standIn)).Problem?.Code);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Approve_NotYetOverOrEnded_IsRefused(string database)
    {
        var (desk, away, standIn) = await OfficeAsync(database);
        await SubmittedAsync(desk);
        Assert.True((await HandAsync(desk, away, standIn, 1, 3)).IsOk);
        Assert.Equal("403.1", (await ApproveAsync(desk, standIn)).Problem?.Code);

        var clock = new SetClock("2026-11-22T16:59:00Z");
        Assert.Equal([Role.Officer, Role.ProvinceReviewer, Role.ProvinceReviewer, Role.Officer], await RolesAsync(desk, standIn, clock, "2026-11-22T16:59:00Z", "2026-11-22T17:00:00Z", "2026-11-25T16:59:59Z", "2026-11-25T17:00:00Z"));

        var today = await HandAsync(desk, away, standIn, 0, 0);
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<DelegationDesk>().EndAsync(away, today.Value!.Id))).IsOk);
        Assert.Equal("403.1", (await ApproveAsync(desk, standIn)).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Make_Refusals_EachSayWhatIsWrong(string database)
    {
        var (desk, away, standIn) = await OfficeAsync(database);
        var elsewhere = OfficePeople.User(Role.Officer, "50");
        await AddAsync(desk, elsewhere);

        Assert.Equal("422.2", (await HandAsync(desk, away, standIn, -1, 2)).Problem?.Code);
        Assert.Equal("to", (await HandAsync(desk, away, elsewhere.Actor("50"), 0, 2)).Problem?.Where);
        Assert.Equal("to", (await HandAsync(desk, away, away, 0, 2)).Problem?.Where);
        Assert.Equal("403.1", (await HandAsync(desk, standIn, away, 0, 2)).Problem?.Code);
        Assert.True((await HandAsync(desk, away, standIn, 0, 2)).IsOk);
        Assert.Equal("409.33", (await HandAsync(desk, away, standIn, 2, 4)).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task StandIn_ReviewerMovedOrClosed_DecidesNothing(string database)
    {
        var (desk, away, standIn) = await OfficeAsync(database);
        Assert.True((await HandAsync(desk, away, standIn, 0, 3)).IsOk);
        Assert.Equal(Role.ProvinceReviewer, await RoleAsync(desk, standIn));

        await SetAsync(desk, away.Id, u => u.UnitCode = "50");
        Assert.Equal(Role.Officer, await RoleAsync(desk, standIn));
        await SetAsync(desk, away.Id, u => (u.UnitCode, u.IsClosed) = ("57", true));
        Assert.Equal(Role.Officer, await RoleAsync(desk, standIn));
    }

    [Fact]
    public async Task Pages_HandOnThenReviewThenEnd_WorkWithoutScript()
    {
        var (desk, away, standIn) = await OfficeAsync(World.Sqlite);
        await SubmittedAsync(desk);
        using var reviewer = new SignedInBrowser(desk.Server, away);
        using var officer = new SignedInBrowser(desk.Server, standIn);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await officer.GetAsync("/reviews")).Status);

        var handed = await reviewer.FillInAsync("/office/delegation", "#delegate", [("To", standIn.Id.ToString()), ("From", "๒๒/๑๑/๒๕๖๙"), ("Until", "24/11/2569"), ("Reason", "ลาพักผ่อน")]);
        Assert.Equal("/office/delegation", handed.Location);

        Assert.Contains(away.Name, (await officer.GetAsync("/")).Text(".notice--note"), StringComparison.Ordinal);
        Assert.Contains(away.Name, (await officer.GetAsync("/reviews")).Text(".notice--note"), StringComparison.Ordinal);
        Assert.NotNull((await officer.GetAsync($"/submissions/{desk.Submission}/review")).Page.QuerySelector("form[action*=Approve]"));
        Assert.Equal("/office/delegation", (await reviewer.FillInAsync("/office/delegation", "table form", [])).Location);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await officer.GetAsync("/reviews")).Status);
    }

    private static async Task<List<Role>> RolesAsync(Desk desk, Actor actor, SetClock clock, params string[] times)
    {
        var roles = new List<Role>();
        foreach (var time in times)
        {
            clock.Now = DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
            roles.Add((await desk.DoAsync(s => new StandIns(s.GetRequiredService<KlangDb>(), clock).ForAsync(actor))).Role);
        }

        return roles;
    }

    private static async Task<Role> RoleAsync(Desk desk, Actor actor) => (await desk.DoAsync(s => s.GetRequiredService<StandIns>().ForAsync(actor))).Role;

    private async Task<(Desk Desk, Actor Away, Actor StandIn)> OfficeAsync(string database)
    {
        var desk = await desks.TakeAsync(database);
        var (away, standIn) = (OfficePeople.User(Role.ProvinceReviewer, "57", "สมชาย " + desk.Unit), OfficePeople.User(Role.Officer, "57", "สมหญิง " + desk.Unit));
        await AddAsync(desk, away, standIn);
        return (desk, away.Actor("57"), standIn.Actor("57"));
    }

    private static Task AddAsync(Desk desk, params KlangUser[] users) => desk.DoAsync(async s =>
    {
        s.GetRequiredService<KlangDb>().Users.AddRange(users);
        return await s.GetRequiredService<KlangDb>().SaveChangesAsync();
    });

    private static Task SetAsync(Desk desk, Guid id, Action<KlangUser> change) => desk.DoAsync(async s =>
    {
        var db = s.GetRequiredService<KlangDb>();
        change(await db.Users.SingleAsync(u => u.Id == id));
        return await db.SaveChangesAsync();
    });

    private static async Task SubmittedAsync(Desk desk)
    {
        await desk.ConfirmAllAsync();
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll))).IsOk);
    }

    private static Task<Core.Common.Result<Delegation>> HandAsync(Desk desk, Actor from, Actor to, int first, int last) =>
        desk.DoAsync(s => s.GetRequiredService<DelegationDesk>().MakeAsync(from, new NewDelegation(to.Id, Today.AddDays(first), Today.AddDays(last), "ลาพักผ่อน")));

    private static Task<Core.Common.Result<MoveOutcome>> ApproveAsync(Desk desk, Actor actor) => desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().ApproveAsync(actor, desk.Submission, null));
}
