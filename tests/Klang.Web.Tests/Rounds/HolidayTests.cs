using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class HolidayTests
{
    private const string Now = "2026-11-22T03:00:00Z";

    /// <summary>A Saturday, so the four rounds due on it are in time until Monday.</summary>
    private static readonly DateOnly Due = new(2027, 3, 20);

    private static readonly DateOnly Monday = new(2027, 3, 22);

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Load_EmptyTable_TakesTheShippedDays_AndASecondTimeNothing(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await world.RunAsync(async (KlangDb db) => await db.Holidays.Where(h => h.Day != new DateOnly(2026, 12, 10)).ExecuteDeleteAsync());

        await world.RunAsync(async (HolidaySeed seed) =>
        {
            await seed.LoadAsync(CancellationToken.None);
            return true;
        });

        var left = await world.RunAsync((KlangDb db) => db.Holidays.SingleAsync());
        Assert.Equal(("วันรัฐธรรมนูญ", "Constitution Day", false), (left.NameTh, left.NameEn, left.Confirm));
        Assert.Single(await TrailAsync(world, "holidays.load"));
    }

    [Fact]
    public void Rows_TwoHolidaysOnOneDay_AreOneDayOffWithBothNames()
    {
        var row = Assert.Single(HolidaySeed.Rows($"{HolidayFile.Header}\n2026-07-29,วันอาสาฬหบูชา,Asalha,,true\n2026-07-29,วันหยุดพิเศษ,,,false"));

        Assert.Equal(("วันอาสาฬหบูชา · วันหยุดพิเศษ", null, false), (row.NameTh, row.NameEn, row.Confirm));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Put_OnAnEffectiveDueDate_MovesTheRoundsAndRemovingBringsThemBack(string database)
    {
        await using var world = await OpenedAsync(database);
        var before = await DaysAsync(world);

        var put = await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(Monday, "วันหยุดราชการกรณีพิเศษ", null, false), "มติ ครม."));

        Assert.Equal(["fund-centre/2570/1", "poverty-fund/2570/1", "savings-group/2570/2", "sufficiency-village/2570/1"], put.Value.Select(m => m.Round.Id().ToString()).Order());
        Assert.All(put.Value, m => Assert.Equal((Due, Monday, Monday.AddDays(1)), (m.After.DueOn, m.Before.EffectiveDueOn, m.After.EffectiveDueOn)));
        var after = await DaysAsync(world);
        Assert.Equal(4, before.Zip(after).Count(p => p.First != p.Second));
        Assert.All(before.Zip(after).Where(p => p.First != p.Second), p => Assert.Equal((p.First.Grace.AddDays(1), p.First.Locks.AddDays(1)), (p.Second.Grace, p.Second.Locks)));

        await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new RemoveHoliday(Monday), "ยกเลิกมติ"));
        Assert.Equal(before, await DaysAsync(world));
    }

    [Fact]
    public async Task Put_LeavesOneLineForTheDayAndOneForEachRound()
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);

        await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(Monday, "วันหยุดพิเศษ", null, false), "มติ ครม."));

        var lines = await TrailAsync(world, "holidays.change");
        Assert.Equal(["วันหยุด 22 มีนาคม 2570", "fund-centre/2570/1", "poverty-fund/2570/1", "savings-group/2570/2", "sufficiency-village/2570/1"], lines.Select(l => l.Subject));
        Assert.All(lines, l => Assert.Equal("มติ ครม.", l.Why));
        Assert.Contains("\"effectiveDueOn\":\"2027-03-23\"", lines[^1].Details);
    }

    [Fact]
    public async Task Preview_TellsWhatMovesAndChangesNothing()
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);
        var before = await DaysAsync(world);

        var preview = await world.RunAsync((HolidayKeeping k) => k.PreviewAsync(RoundsWorld.Department, new PutHoliday(Monday, "วันหยุดพิเศษ", null, true)));

        Assert.Equal(4, preview.Value.Length);
        Assert.Equal(before, await DaysAsync(world));
        Assert.False(await world.RunAsync((KlangDb db) => db.Holidays.AnyAsync(h => h.Day == Monday)));
    }

    [Fact]
    public async Task Put_OnADayThatIsThere_RenamesIt()
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);
        var day = new DateOnly(2026, 12, 10);

        var put = await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(day, " วันรัฐธรรมนูญ  ใหม่ ", "", true), "แก้ชื่อ"));

        Assert.Empty(put.Value);
        var row = await world.RunAsync((KlangDb db) => db.Holidays.SingleAsync(h => h.Day == day));
        Assert.Equal(("วันรัฐธรรมนูญ ใหม่", null, true), (row.NameTh, row.NameEn, row.Confirm));
    }

    [Fact]
    public async Task Put_RoundThatIsLockedOrDoesNotShift_StaysWhereItIs()
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);
        await world.RunAsync((KlangDb db) => db.Rounds.Where(r => r.Dataset == "savings-group").ExecuteUpdateAsync(s => s.SetProperty(r => r.ShiftsToWorkingDay, false)));
        await world.RunAsync((KlangDb db) => db.Rounds.Where(r => r.Dataset == "poverty-fund").ExecuteUpdateAsync(s => s.SetProperty(r => r.LocksOn, new DateOnly(2026, 11, 22))));

        var put = await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(Monday, "วันหยุดพิเศษ", null, false), "มติ ครม."));

        Assert.Equal(["fund-centre", "sufficiency-village"], put.Value.Select(m => m.Round.Dataset).Order());
    }

    [Theory]
    [InlineData("", "มติ", "422.2", "NameTh")]
    [InlineData("วันหยุด", " ", "422.3", "Why")]
    public async Task Put_WithoutNameOrReason_IsRefused(string name, string why, string code, string where)
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);

        var put = await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(Monday, name, null, false), why));

        Assert.Equal((code, where), (put.Problem?.Code, put.Problem?.Where));
        Assert.False(await world.RunAsync((KlangDb db) => db.Holidays.AnyAsync(h => h.Day == Monday)));
    }

    [Fact]
    public async Task Remove_DayThatIsNotThere_IsRefused()
    {
        await using var world = await OpenedAsync(RoundsWorld.Sqlite);

        var removed = await world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new RemoveHoliday(Monday), "x"));

        Assert.Equal(("422.2", "Day"), (removed.Problem?.Code, removed.Problem?.Where));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Put_WhileARoundIsEdited_BothTakeEffect(string database)
    {
        await using var world = await OpenedAsync(database);
        var (id, tuesday) = (new RoundId("savings-group", new FiscalYear(2570), 3), new DateOnly(2027, 6, 22));
        var seen = RoundChange.Of((await world.RunAsync((RoundQueries q) => q.FindAsync(id, Due)))!.Round);

        var edit = Task.Run(() => world.RunAsync((RoundEditing e) => e.ChangeAsync(RoundsWorld.Department, id, seen, seen with { DueOn = tuesday }, "เลื่อน")));
        var put = Task.Run(() => world.RunAsync((HolidayKeeping k) => k.ApplyAsync(RoundsWorld.Department, new PutHoliday(tuesday, "วันหยุดพิเศษ", null, false), "มติ ครม.")));
        await Task.WhenAll(edit, put);

        Assert.Equal((true, true), ((await edit).IsOk, (await put).IsOk));
        Assert.Equal(tuesday.AddDays(1), (await world.RunAsync((RoundQueries q) => q.FindAsync(id, Due)))!.Round.EffectiveDueOn);
    }

    private static async Task<RoundsWorld> OpenedAsync(string database)
    {
        var world = await RoundsWorld.MakeAsync(database, Now);
        await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(2570), new DateOnly(2026, 10, 1)));
        return world;
    }

    private static Task<List<(long Id, DateOnly Effective, DateOnly Grace, DateOnly Locks)>> DaysAsync(RoundsWorld world) =>
        world.RunAsync(async (KlangDb db) => (await db.Rounds.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).ConvertAll(r => (r.Id, r.EffectiveDueOn, r.GraceUntil, r.LocksOn)));

    private static Task<List<TrailLine>> TrailAsync(RoundsWorld world, string what) =>
        world.RunAsync((KlangDb db) => db.Trail.Where(t => t.What == what).OrderBy(t => t.Number).ToListAsync());
}
