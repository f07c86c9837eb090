using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Cases;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Cases;

/// <summary>The clock stands on Sunday 22 November 2026.</summary>
public sealed class CaseDeskTests(Desks desks)
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Open_ByADistrict_GoesToItsProvinceWithFiveWorkingDays(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var opened = await world.OpenedAsync();
        Assert.Equal((CaseState.Sent, new DateOnly(2026, 11, 27), 2570, 1), (opened.State, opened.DueOn, opened.FiscalYear, opened.Version));
        Assert.Matches("^2570-[0-9]{6}$", opened.Label);
        Assert.Equal(["case.opened"], await world.ToldAsync(world.Reviewer, opened));
        Assert.Empty(await world.ToldAsync(world.Officer, opened));
        Assert.Empty(await world.ToldAsync(world.Colleague, opened));
        Assert.Empty(await world.ToldAsync(world.Department, opened));
        Assert.Contains(opened.Label, Assert.Single(await world.TrailAsync("test.case")).Subject);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Open_ByAProvince_GoesToTheDepartmentWithTenWorkingDays(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var opened = await world.OpenedAsync(world.Reviewer);
        Assert.Equal((CaseState.Forwarded, "57"), (opened.State, opened.UnitCode));

        // Ten working days, and 7 December stands for the 5th.
        Assert.Equal(new DateOnly(2026, 12, 4), opened.DueOn);
        Assert.Equal(["case.opened"], await world.ToldAsync(world.Department, opened));
        Assert.Empty(await world.ToldAsync(world.Officer, opened));
        var answered = await world.MovedAsync(world.Department, opened, CaseState.Answered);
        Assert.Equal(CaseState.Forwarded, (await world.MovedAsync(world.Reviewer, answered, CaseState.Forwarded)).State);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Problem_GoesUpAndComesBack_EachSideIsTold(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        at = await world.MovedAsync(world.Reviewer, at, CaseState.Reviewing, null);
        Assert.Equal(new DateOnly(2026, 11, 27), at.DueOn);
        at = await world.MovedAsync(world.Reviewer, at, CaseState.Forwarded, "ขอกรมช่วยดู");
        Assert.Equal(new DateOnly(2026, 12, 4), at.DueOn);
        at = (await world.SayAsync(world.Officer, at, "แนบภาพเพิ่มแล้ว")).Value!;
        at = await world.MovedAsync(world.Department, at, CaseState.Answered, "เปิดงวดให้แล้ว");
        Assert.Null(at.DueOn);
        at = await world.MovedAsync(world.Colleague, at, CaseState.Sent, "ยังไม่ได้");
        Assert.Equal(new DateOnly(2026, 11, 27), at.DueOn);
        at = await world.MovedAsync(world.Reviewer, at, CaseState.Answered, "ลองใหม่");
        at = await world.MovedAsync(world.Officer, at, CaseState.Closed, null);
        Assert.Equal((CaseState.Closed, 8), (at.State, at.Version));

        Assert.Equal(["case.reviewing", "case.forwarded", "case.answered", "case.answered"], await world.ToldAsync(world.Officer, at));
        Assert.Equal(["case.forwarded", "case.message"], await world.ToldAsync(world.Department, at));
        Assert.Equal(["case.opened", "case.message", "case.answered", "case.sent", "case.closed"], await world.ToldAsync(world.Reviewer, at));
        var lines = (await world.Desk.DoAsync(s => s.GetRequiredService<CaseReader>().ReadAsync(world.Officer, at.Id))).Value!.Lines;
        Assert.Equal(8, lines.Count);
        Assert.Equal([null, CaseState.Reviewing, CaseState.Forwarded, null, CaseState.Answered, CaseState.Sent, CaseState.Answered, CaseState.Closed], lines.Select(l => l.Message.MovedTo));
        Assert.Equal([true, false, false, true, false, true, false, true], lines.Select(l => l.ByAsker));
        Assert.Equal("case-over", (await world.SayAsync(world.Officer, at, "ขอบคุณ")).Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Correction_IsNotAppliedByAButton_ButByTheRoomThatChangesTheRegistry(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync(kind: CaseKind.Correction);
        Assert.Equal("case-move", (await world.MoveAsync(world.Reviewer, at, CaseState.Forwarded)).Problem?.Code);
        at = await world.MovedAsync(world.Reviewer, at, CaseState.Reviewing, null);
        Assert.Equal("422.3", (await world.MoveAsync(world.Reviewer, at, CaseState.Refused)).Problem?.Code);
        at = await world.MovedAsync(world.Reviewer, at, CaseState.Forwarded, null);
        Assert.Equal("case-move", (await world.MoveAsync(world.Department, at, CaseState.Applied, "แก้แล้ว")).Problem?.Code);
        var applied = await world.RunAsync(world.Department, (desk, scope) => desk.MoveAsync(scope, at.Id, at.Version, CaseState.Applied, CaseWords.None));
        Assert.Equal(CaseState.Applied, applied.Value?.State);
        Assert.Equal(["case.reviewing", "case.forwarded", "case.applied"], await world.ToldAsync(world.Officer, at));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Move_ByTheWrongSide_IsRefusedWithALine(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        Assert.Equal("403.1", (await world.MoveAsync(world.Officer, at, CaseState.Answered, "เอง")).Problem?.Code);
        Assert.Equal("403.1", (await world.MoveAsync(world.Department, at, CaseState.Answered, "ข้าม")).Problem?.Code);
        Assert.Equal("403.1", (await world.MoveAsync(world.Reviewer, at, CaseState.Withdrawn)).Problem?.Code);
        Assert.Equal("404.1", (await world.MoveAsync(world.Neighbour, at, CaseState.Withdrawn)).Problem?.Code);
        Assert.Equal("404.1", (await world.SayAsync(world.Neighbour, at, "อ่านได้ไหม")).Problem?.Code);
        Assert.Equal("403.4", (await world.SayAsync(world.Officer with { ReadOnly = true }, at, "จากโทเคน")).Problem?.Code);
        Assert.Equal(4, (await world.TrailAsync("access.refused")).Count);
        Assert.Equal(1, (await ReadAsync(world, at)).Version);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Open_FromTwentyPlacesAtOnce_NumbersWithoutAGap(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => world.RunAsync(world.Officer, async (desk, scope) =>
        {
            var opened = await desk.OpenAsync(scope, new NewCase(CaseKind.Problem, $"เรื่องที่ {i.Plain()}", "ข้อความ"));
            return opened.IsOk && i % 5 == 4 ? Problems.RoundClosed : opened;
        })));
        var all = await world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.Where(c => c.FiscalYear == 2570).Select(c => new { c.Number, c.UnitCode }).ToListAsync());
        Assert.Equal(16, all.Count(c => c.UnitCode == world.Desk.Unit));
        Assert.Equal(Enumerable.Range(1, all.Count), all.Select(c => c.Number).Order());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Move_ByTwoAtOnce_OneWinsAndTheOtherIsTold(string database)
    {
        var world = await CasesWorld.MakeAsync(desks, database);
        var at = await world.OpenedAsync();
        var both = await Task.WhenAll(world.MoveAsync(world.Reviewer, at, CaseState.Reviewing), world.MoveAsync(world.Reviewer, at, CaseState.Forwarded));
        Assert.Single(both, r => r.IsOk);
        Assert.Equal("412.1", Assert.Single(both, r => !r.IsOk).Problem!.Code);
        Assert.Equal(2, (await ReadAsync(world, at)).Version);
        Assert.Single(await world.ToldAsync(world.Officer, at));
    }

    [Theory]
    [InlineData(null, "ข้อความ", "case-title")]
    [InlineData("\u200B", "ข้อความ", "case-title")]
    public async Task Open_WithoutATitle_IsRefusedAndTakesNoNumber(string? title, string text, string code)
    {
        var world = await CasesWorld.MakeAsync(desks, "sqlite");
        Assert.Equal(code, (await world.OpenAsync(what: new NewCase(CaseKind.Problem, title!, text))).Problem?.Code);
        Assert.Empty(await world.TrailAsync("test.case"));
    }

    private static Task<Case> ReadAsync(CasesWorld world, Case at) => world.Desk.DoAsync(s => s.GetRequiredService<KlangDb>().Cases.AsNoTracking().SingleAsync(c => c.Id == at.Id));
}
