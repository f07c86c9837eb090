using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Monitoring;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Monitoring;

public sealed class MatrixQueriesTests
{
    /// <summary>25 December 2569 in Bangkok: the first round of savings groups was due on the 20th.</summary>
    private const string Now = "2026-12-25T03:00:00Z";

    private static readonly DateOnly Today = new(2026, 12, 25);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Provinces_AnyStates_CountWhatTheUnitsAre(string database)
    {
        await using var world = await WorldAsync(database);
        await ScatterAsync(world, seed: 57);

        var provinces = await ReadAsync(world, FiguresWorld.Department, "");
        var units = await UnitsAsync(world, "");

        Assert.Equal(Seeding.Provinces, provinces.Rows.Select(r => r.Code));
        Assert.Equal(await NaiveAsync(world, s => true), provinces.Total);
        Assert.Equal(provinces.Total, units.Total);
        foreach (var row in provinces.Rows)
        {
            foreach (var round in provinces.Rounds.Select(r => r.Round))
            {
                Assert.Equal(await NaiveAsync(world, s => s.RoundId == round.Id && s.AreaCode.StartsWith(row.Code)), row.Cells[round.Id].Tally);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Units_OfAProvince_AreItsDistrictsAndItsOwnOffice(string database)
    {
        await using var world = await WorldAsync(database);

        var matrix = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57");

        Assert.Equal(["57", "5701", "5702", "5703"], matrix.Rows.Select(r => r.Code));
        Assert.Equal(["leader-day", "savings-group", "savings-group", "otop-sales"], matrix.Rounds.Select(r => r.Definition.Key));
        Assert.Equal(["leader-day", "otop-sales"], matrix.Rounds.Where(r => matrix.Rows[0].Cells.ContainsKey(r.Round.Id)).Select(r => r.Definition.Key));
        Assert.Equal(3, matrix.OfRound(matrix.Rounds[1].Round.Id).Expected);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lateness_TurnsAtMidnightInBangkok(string database)
    {
        await using var world = await WorldAsync(database);
        await ReportAsync(world, "5701", new DateTime(2026, 12, 20, 16, 59, 59, DateTimeKind.Utc));
        await ReportAsync(world, "5702", new DateTime(2026, 12, 20, 17, 0, 0, DateTimeKind.Utc));

        var units = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", "savings-group");
        var province = (await ReadAsync(world, FiguresWorld.Department, "", "savings-group")).Rows.Single(r => r.Code == "57");

        Assert.Equal([false, true], new[] { "5701", "5702" }.Select(u => Report(units, u).IsLate));
        Assert.Equal((2, 1, 1, 1), (units.Total.Reported, units.Total.OnTime, units.Total.Late, units.Total.Overdue));
        Assert.Equal(units.Total, province.Tally);
        Assert.Equal(1m / 3, province.Tally.OnTimeShare);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Lateness_RoundAnnouncedAfterItsDueDate_CountsFromTheAnnouncement(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Now);
        await Seeding.RoundAsync(world, "savings-group", 2570, 1, due: new DateOnly(2026, 12, 20), announced: new DateOnly(2026, 12, 24));
        await ReportAsync(world, "5701", new DateTime(2026, 12, 24, 16, 0, 0, DateTimeKind.Utc));
        await ReportAsync(world, "5702", new DateTime(2026, 12, 24, 18, 0, 0, DateTimeKind.Utc));

        var matrix = await ReadAsync(world, FiguresWorld.Department, "");

        Assert.Equal((1, 1), (matrix.Total.OnTime, matrix.Total.Late));
    }

    [Fact]
    public async Task Units_ReturnedAfterTheDueDate_IsReturnedAndOverdue()
    {
        await using var world = await WorldAsync(FiguresWorld.Sqlite);
        await ReportAsync(world, "5701", new DateTime(2026, 12, 10, 3, 0, 0, DateTimeKind.Utc), SubmissionStatus.Returned);

        var matrix = await ReadAsync(world, FiguresWorld.Officer("5701"), "5701", "savings-group");

        var report = Report(matrix, "5701");
        Assert.Equal((ReportState.Returned, true, false), (report.State, report.IsOverdue, report.IsLate));
        Assert.Equal(1, matrix.Total.Returned);
    }

    [Fact]
    public async Task Read_RoundsThatCollectNothing_AreLeftOut()
    {
        await using var world = await WorldAsync(FiguresWorld.Sqlite);
        await world.DbAsync(db => db.Rounds.Where(r => r.Dataset == "otop-sales").ExecuteUpdateAsync(r => r.SetProperty(x => x.Collects, false)));

        var units = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57");
        var provinces = await ReadAsync(world, FiguresWorld.Department, "");

        Assert.DoesNotContain(units.Rounds, r => r.Definition.Key == "otop-sales");
        Assert.Equal(7, units.Total.Expected); // three districts twice, the province once
        Assert.Equal(12, provinces.Total.Expected);
    }

    [Fact]
    public async Task Read_OutsideTheScope_IsNotFoundAndLeavesATrail()
    {
        await using var world = await WorldAsync(FiguresWorld.Sqlite);

        foreach (var (actor, within) in new (Actor, string)[] { (FiguresWorld.Officer("5701"), "57"), (FiguresWorld.Officer("5701"), ""), (FiguresWorld.Reviewer("57"), "5001") })
        {
            Assert.Equal(404, (await TryReadAsync(world, actor, within)).Problem?.Status);
        }

        Assert.Equal(3, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "access.refused" && t.Subject.StartsWith("monitoring"))));
    }

    [Fact]
    public async Task Read_Subdistrict_IsRefusedByName()
    {
        await using var world = await WorldAsync(FiguresWorld.Sqlite);
        var problem = (await TryReadAsync(world, FiguresWorld.Department, "570101")).Problem;
        Assert.Equal(("400.1", "within"), (problem?.Code, problem?.Where));
    }

    private static async Task<FiguresWorld> WorldAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database, Now);
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(world, "savings-group", 2570, 2);
        await Seeding.RoundAsync(world, "otop-sales", 2570, 3); // due 5 January: soon
        await Seeding.RoundAsync(world, "leader-day", 2570, 1);
        return world;
    }

    /// <summary>Every submission somewhere: any status, around its due date.</summary>
    private static Task<int> ScatterAsync(FiguresWorld world, int seed) => world.DbAsync(async db =>
    {
        var random = new Random(seed);
        foreach (var s in await db.Submissions.Include(s => s.Round).OrderBy(s => s.RoundId).ThenBy(s => s.UnitCode).ToListAsync())
        {
            s.Status = (SubmissionStatus)random.Next(5);
            (s.Rows, s.RowsConfirmed) = (4, random.Next(5));
            var midnight = s.Round!.EffectiveDueOn.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-7);
            s.SubmittedAt = s.Status == SubmissionStatus.Draft ? null : midnight.AddSeconds(random.Next(-90, 90));
        }

        return await db.SaveChangesAsync();
    });

    private static async Task<ReportTally> NaiveAsync(FiguresWorld world, Func<Submission, bool> which)
    {
        var all = (await world.DbAsync(db => db.Submissions.AsNoTracking().Include(s => s.Round).ToListAsync())).Where(which).ToList();
        var reported = all.Where(s => s.Status is SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked).ToList();
        return all.Aggregate(default(ReportTally), (tally, s) =>
        {
            var round = s.Round!;
            var until = round.AnnouncedOn > round.EffectiveDueOn ? round.AnnouncedOn : round.EffectiveDueOn;
            var isReported = reported.Contains(s);
            var isLate = isReported && DateOnly.FromDateTime(s.SubmittedAt!.Value.AddHours(7)) > until;
            var one = new ReportTally
            {
                Expected = 1, Started = s.RowsConfirmed > 0 || isReported ? 1 : 0, Reported = isReported ? 1 : 0,
                Approved = s.Status is SubmissionStatus.Approved or SubmissionStatus.Locked ? 1 : 0, Returned = s.Status == SubmissionStatus.Returned ? 1 : 0, Late = isLate ? 1 : 0,
            };
            return tally + one.On(new RoundDates(default, null, null, round.OpensOn, round.DueOn, round.EffectiveDueOn, round.GraceUntil, round.LocksOn, round.AnnouncedOn), Today);
        });
    }

    private static Task<int> ReportAsync(FiguresWorld world, string unit, DateTime at, SubmissionStatus status = SubmissionStatus.Submitted) =>
        world.DbAsync(db => db.Submissions.Where(s => s.UnitCode == unit && s.Dataset == "savings-group" && s.RoundNumber == 1)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, status).SetProperty(x => x.SubmittedAt, at)));

    private static MatrixReport Report(Matrix matrix, string unit) => matrix.Rows.Single(r => r.Code == unit).Cells[matrix.Rounds[0].Round.Id].Report!;

    private static Task<Result<Matrix>> TryReadAsync(FiguresWorld world, Actor actor, string within, string? dataset = null) =>
        world.RunAsync((MatrixQueries queries) => queries.ReadAsync(actor, new MatrixQuery(new FiscalYear(2570), AreaCode.Parse(within)) { Dataset = dataset }));

    private static async Task<Matrix> ReadAsync(FiguresWorld world, Actor actor, string within, string? dataset = null)
    {
        var read = await TryReadAsync(world, actor, within, dataset);
        Assert.True(read.IsOk, read.Problem?.Message.Th);
        return read.Value;
    }

    private static async Task<Matrix> UnitsAsync(FiguresWorld world, string within) =>
        (await world.RunAsync((MatrixQueries queries) => queries.UnitsAsync(FiguresWorld.Department, new MatrixQuery(new FiscalYear(2570), AreaCode.Parse(within)), UnitPage.All))).Value!;
}
