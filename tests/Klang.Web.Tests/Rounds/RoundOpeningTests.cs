using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

public sealed class RoundOpeningTests
{
    private const string Now = "2026-11-22T03:00:00Z";

    private static readonly FiscalYear Year = new(2570);

    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_Twice_AddsNothingTheSecondTime(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        var first = await OpenAsync(world);

        var second = await OpenAsync(world);

        Assert.Equal(new OpenedYear(0, 0), second.Value);
        Assert.Equal((first.Value!.Rounds, first.Value.Submissions), await CountsAsync(world));
        Assert.Single(await TrailAsync(world, "rounds.open"), line => line.Stream == RoundsRoom.Stream);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_FourAtOnce_MakeEverythingOnce(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);

        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync(world))));

        Assert.All(opened, o => Assert.True(o.IsOk));
        var made = Assert.Single(opened, o => o.Value!.Rounds > 0).Value!;
        Assert.Equal((made.Rounds, made.Submissions), await CountsAsync(world));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_SomeDatasetsThere_AddsTheRest(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);
        await OpenAsync(world, ["leader-day"]);

        var rest = await OpenAsync(world);

        var all = await CountsAsync(world);
        Assert.Equal((all.Rounds - 1, all.Submissions - 2), (rest.Value!.Rounds, rest.Value.Submissions));
    }

    [Fact]
    public async Task OpenYear_UnitAddedSince_OwesOnlyNewRounds()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);
        await OpenAsync(world, ["leader-day"]);
        await world.RunAsync(async (KlangDb db) =>
        {
            db.Units.Add(new ReportingUnit { Code = "99", NameTh = "จังหวัดใหม่", Level = UnitLevel.Province, AreaCode = "99", ProvinceCode = "99" });
            return await db.SaveChangesAsync();
        });

        await OpenAsync(world);

        var owes = await world.RunAsync((KlangDb db) => db.Submissions.Where(s => s.UnitCode == "99").Select(s => s.Dataset).Distinct().ToListAsync());
        Assert.DoesNotContain("leader-day", owes);
        Assert.Contains("leaders-groups-networks", owes);
    }

    [Fact]
    public async Task OpenYear_Submissions_AreEmptyDraftsOfTheUnitsThatReport()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);
        await OpenAsync(world, ["leaders-groups-networks", "leader-day"]);

        var rows = await world.RunAsync((KlangDb db) => db.Submissions.Include(s => s.Round).ToListAsync());

        Assert.Equal(["10", "11"], rows.Where(s => s.Dataset == "leader-day").Select(s => s.UnitCode).Order());
        Assert.Equal(["10", "1001", "1002", "1003", "11", "1101", "1102"], rows.Where(s => s.Dataset == "leaders-groups-networks").Select(s => s.UnitCode).Order(StringComparer.Ordinal));
        Assert.All(rows, s => Assert.Equal((SubmissionStatus.Draft, 0, s.UnitCode, 2570, s.Round!.Number), (s.Status, s.Version, s.AreaCode, s.FiscalYear, s.RoundNumber)));
    }

    [Fact]
    public async Task OpenYear_YearThatHasEnded_CollectsNothing()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);

        var opened = await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(2562), Today));

        Assert.Equal(0, opened.Value!.Submissions);
        var rounds = await world.RunAsync((RoundQueries q) => q.YearAsync(new FiscalYear(2562), Today));
        Assert.Equal(opened.Value.Rounds, rounds.Length);
        Assert.All(rounds, r => Assert.Equal((false, new DateOnly(2018, 10, 1), false), (r.Round.Collects, r.Round.AnnouncedOn, r.TakesData)));
    }

    [Fact]
    public async Task OpenYear_PastYearAskedToCollect_MakesSubmissions()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);

        var opened = await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, new FiscalYear(2562), new DateOnly(2019, 1, 31), ["leader-day"], collects: true));

        Assert.Equal(new OpenedYear(1, 2), opened.Value);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_ByAnOfficer_IsRefusedAndLeavesATrailLine(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, Now);

        var opened = await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Officer, Year, Today));

        Assert.Equal(Problems.NotYourRole, opened.Problem);
        Assert.Equal((0, 0), await CountsAsync(world));
        var line = Assert.Single(await TrailAsync(world, "access.refused"));
        Assert.Equal((RoundsWorld.Officer.Id, "1001", "ปีงบประมาณ 2570"), (line.ActorId, line.Stream, line.Subject));
        Assert.Contains("ManageCalendar", line.Details);
    }

    [Fact]
    public async Task OpenYear_UnknownDataset_IsRefusedByName()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now);

        var opened = await OpenAsync(world, ["leader-day", "no-such"]);

        Assert.Equal(("422.2", "no-such"), (opened.Problem?.Code, opened.Problem?.Where));
        Assert.Equal((0, 0), await CountsAsync(world));
    }

    [Fact]
    public async Task OpenYear_NoUnitsLoaded_IsRefused()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, Now, provinces: 2, districts: 0);

        var opened = await OpenAsync(world);

        Assert.Equal("422.2", opened.Problem?.Code);
        Assert.Equal((0, 0), await CountsAsync(world));
    }

    private static Task<Result<OpenedYear>> OpenAsync(RoundsWorld world, IReadOnlyCollection<string>? datasets = null) =>
        world.RunAsync((RoundOpening o) => o.OpenYearAsync(Actor.System, Year, Today, datasets));

    private static Task<(int Rounds, int Submissions)> CountsAsync(RoundsWorld world) =>
        world.RunAsync(async (KlangDb db) => (await db.Rounds.CountAsync(), await db.Submissions.CountAsync()));

    private static Task<List<TrailLine>> TrailAsync(RoundsWorld world, string what) =>
        world.RunAsync((KlangDb db) => db.Trail.Where(t => t.What == what).ToListAsync());
}
