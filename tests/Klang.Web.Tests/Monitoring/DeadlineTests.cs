using System.Net;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Monitoring;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Monitoring;

/// <summary>20 December 2569, ten in the morning in Bangkok: the first round of savings groups is due today.</summary>
public sealed class DeadlineTests
{
    private const string Now = "2026-12-20T03:00:00Z";

    private static readonly DateOnly Today = new(2026, 12, 20);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Read_AnyStates_CountsWhatTheReportsAre(string database)
    {
        await using var world = await WorldAsync(database);
        await ScatterAsync(world, seed: 7);
        var all = await world.DbAsync(db => db.Submissions.AsNoTracking().Include(s => s.Round).ToListAsync());

        foreach (var (actor, within) in new[] { (FiguresWorld.Department, ""), (FiguresWorld.Reviewer("57"), "57") })
        {
            var board = await ReadAsync(world, actor, within);
            var owed = all.Where(s => s.AreaCode.StartsWith(within, StringComparison.Ordinal)).ToList();
            Assert.Equal(Naive(owed), board.Total);
            Assert.All(board.Rounds, r => Assert.Equal(Naive(owed.Where(s => s.RoundId == r.Round.Round.Id)), r.Count));
            Assert.All(board.Places, p => Assert.Equal(Naive(owed.Where(s => within.Length == 0 ? s.AreaCode[..2] == p.Code : s.UnitCode == p.Code)), p.Count));
            Assert.Equal(owed.Where(s => Naive([s]) is { } one && (one.Drafts + one.NotBegun > 0 || one.WaitingLong + one.ReturnedLong > 0)).Select(s => s.Id).Order(),
                (await world.RunAsync((DeadlineQueries q) => q.ReportsAsync(actor, Query(within), DeadlineList.All, 1_000))).Value.Select(r => r.Id).Order());
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Ranking_OnTimeAndLate_StandApart(string database)
    {
        await using var world = await WorldAsync(database);
        await ReportAsync(world, "5701", "2026-12-18T03:00:00Z");
        await ReportAsync(world, "5702", "2026-12-20T16:59:00Z");
        await ReportAsync(world, "5703", "2026-12-20T17:01:00Z");

        var board = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57");

        Assert.Equal([(1, 0), (1, 0), (0, 1)], board.Ranking.Where(p => p.Code.Length == 4).Select(p => (p.Count.OnTime, p.Count.Late)));
        Assert.Equal("5703", board.Ranking.Last().Code);
    }

    /// <summary>More time counts here as everywhere: not overdue until it is over, and in time until then.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Extended_IsNotOverdue_InTheMatrixAndOnTheScreen(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2026-12-25T03:00:00Z");
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        await ExtendAsync(world, "5701", new DateOnly(2026, 12, 28));
        await ExtendAsync(world, "5702", new DateOnly(2026, 12, 24));
        await ExtendAsync(world, "5703", new DateOnly(2026, 12, 24));
        await ReportAsync(world, "5703", "2026-12-24T16:59:00Z");

        var query = new MatrixQuery(new FiscalYear(2570), AreaCode.Parse("57"));
        var units = (await world.RunAsync((MatrixQueries q) => q.ReadAsync(FiguresWorld.Reviewer("57"), query))).Value!;
        var province = (await world.RunAsync((MatrixQueries q) => q.ReadAsync(FiguresWorld.Department, query with { Within = AreaCode.Country }))).Value!.Rows.Single(r => r.Code == "57");
        var board = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57");

        Assert.Equal([ReportState.DueSoon, ReportState.Overdue, ReportState.Submitted], units.Rows.Select(r => r.Cells.Values.Single().Report!.State));
        Assert.Equal((1, 1, 1, 0), (units.Total.Overdue, units.Total.DueSoon, units.Total.OnTime, units.Total.Late));
        Assert.Equal(units.Total, province.Tally);
        Assert.Equal((1, 1, 1), (board.Total.Overdue, board.Total.Ahead, board.Total.OnTime));
        await world.StartAsync();
        var summary = (await world.JsonAsync(FiguresWorld.Officer("5701"), "/api/v1/submissions")).GetProperty("items")[0];
        Assert.Equal(("2026-12-28", "2026-12-28", "2026-12-20"), (summary.GetProperty("extendedUntil").GetString(), summary.GetProperty("effectiveDueOn").GetString(), summary.GetProperty("dueOn").GetString()));
    }

    /// <summary>Who owes an old round was settled when it was made: offices and areas that come, go or move do not rewrite it.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Matrix_UnitsAndAreasChangedSince_OldRoundStaysAsItWas(string database)
    {
        await using var world = await WorldAsync(database);
        await ReportAsync(world, "5701", "2026-12-18T03:00:00Z");
        var before = await TotalsAsync(world);

        await Seeding.UnitsAsync(world, "5704", "58", "5801");
        await world.DbAsync(async db =>
        {
            await db.Units.Where(u => u.Code == "5702").ExecuteUpdateAsync(u => u.SetProperty(x => x.AreaCode, "5801").SetProperty(x => x.ProvinceCode, "58"));
            return await db.AreaVersions.Where(v => v.Code == "5703").ExecuteUpdateAsync(v => v.SetProperty(x => x.ValidTo, new DateOnly(2026, 12, 1)));
        });

        Assert.Equal(before, await TotalsAsync(world));
        Assert.Equal(["57", "5701", "5702", "5703"], (await UnitsAsync(world, "57")).Rows.Select(r => r.Code));
        Assert.Equal(3, (await UnitsAsync(world, "57")).OfRound((await UnitsAsync(world, "57")).Rounds[0].Round.Id).Expected);
    }

    [Fact]
    public async Task Pages_Reviewer_SeesCountersListsRankingAndFiles()
    {
        await using var world = await WorldAsync(World.Sqlite);
        await ReportAsync(world, "5701", "2026-12-10T03:00:00Z");
        await world.DbAsync(db => db.Submissions.Where(s => s.UnitCode == "5702" && s.RoundNumber == 1 && s.Dataset == "savings-group")
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Rows, 4).SetProperty(x => x.RowsConfirmed, 3).SetProperty(x => x.SavedBy, "ดาว")));
        await world.StartAsync();

        var page = await world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring/today");
        Assert.Contains("1/ 3", page.QuerySelector("[data-stat=today] .stat__value")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("every 15s", page.QuerySelector("#deadline")!.GetAttribute("hx-trigger"));
        Assert.Contains("ดาว", page.QuerySelector("#l-ToFollow")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ค้างมา 10 วัน", page.QuerySelector("#l-Stalled")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("5701", page.QuerySelector("tr[data-place]")!.GetAttribute("data-place"));
        Assert.Null((await world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring/today?stuck=14")).QuerySelector("#l-Stalled"));
        Assert.Equal(["50", "57"], (await world.PageAsync(FiguresWorld.Department, "/monitoring/today")).QuerySelectorAll("tr[data-place]").Select(r => r.GetAttribute("data-place")!).Order());

        using var client = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        Assert.Contains("5702", await client.GetStringAsync("/monitoring/today/download.csv"), StringComparison.Ordinal);
        Assert.Equal("PK", System.Text.Encoding.ASCII.GetString((await client.GetByteArrayAsync("/monitoring/today/download.xlsx"))[..2]));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/monitoring/today?within=50")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/monitoring/today/download.csv?within=50")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync("/monitoring/today?within=570101")).StatusCode);
        using var officer = await world.SignedInAsync(FiguresWorld.Officer("5701"));
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/monitoring/today")).StatusCode);
    }

    private static DeadlineQuery Query(string within) => new(AreaCode.Parse(within), 7);

    private static async Task<DeadlineBoard> ReadAsync(FiguresWorld world, Actor actor, string within)
    {
        var read = await world.RunAsync((DeadlineQueries q) => q.ReadAsync(actor, Query(within)));
        Assert.True(read.IsOk, read.Problem?.Message.Th);
        return read.Value;
    }

    private static async Task<Matrix> UnitsAsync(FiguresWorld world, string within) =>
        (await world.RunAsync((MatrixQueries q) => q.UnitsAsync(FiguresWorld.Department, new MatrixQuery(new FiscalYear(2570), AreaCode.Parse(within)), UnitPage.All))).Value!;

    private static async Task<List<ReportTally>> TotalsAsync(FiguresWorld world)
    {
        var provinces = (await world.RunAsync((MatrixQueries q) => q.ProvincesAsync(FiguresWorld.Department, new MatrixQuery(new FiscalYear(2570), AreaCode.Country)))).Value!;
        return [provinces.Total, .. provinces.Rows.Select(r => r.Tally), (await UnitsAsync(world, "")).Total, (await UnitsAsync(world, "57")).Total, (await UnitsAsync(world, "50")).Total];
    }

    private static async Task<FiguresWorld> WorldAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database, Now);
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(world, "savings-group", 2570, 2);
        await Seeding.RoundAsync(world, "otop-sales", 2570, 1); // due 5 November
        await Seeding.RoundAsync(world, "leader-day", 2570, 1, due: new DateOnly(2026, 12, 24));
        return world;
    }

    private static Task<int> ReportAsync(FiguresWorld world, string unit, string at) => world.DbAsync(db => db.Submissions
        .Where(s => s.UnitCode == unit && s.Dataset == "savings-group" && s.RoundNumber == 1)
        .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, SubmissionStatus.Submitted).SetProperty(x => x.SubmittedAt, DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime)));

    private static Task<int> ExtendAsync(FiguresWorld world, string unit, DateOnly until) =>
        world.DbAsync(db => db.Submissions.Where(s => s.UnitCode == unit && s.RoundNumber == 1).ExecuteUpdateAsync(s => s.SetProperty(x => x.ExtendedUntil, until)));

    private static Task<int> ScatterAsync(FiguresWorld world, int seed) => world.DbAsync(async db =>
    {
        var random = new Random(seed);
        var now = DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        foreach (var s in await db.Submissions.Include(s => s.Round).OrderBy(s => s.RoundId).ThenBy(s => s.UnitCode).ToListAsync())
        {
            s.Status = (SubmissionStatus)random.Next(5);
            (s.Rows, s.RowsConfirmed) = (4, random.Next(5));
            s.SubmittedAt = s.Status == SubmissionStatus.Draft ? null : now.AddHours(-random.Next(400));
            s.ReviewedAt = s.Status == SubmissionStatus.Returned ? s.SubmittedAt!.Value.AddHours(1) : null;
            s.SavedAt = random.Next(3) == 0 ? null : now.AddHours(-random.Next(400));
            s.ExtendedUntil = random.Next(3) == 0 ? Today.AddDays(random.Next(-2, 4)) : null;
        }

        return await db.SaveChangesAsync();
    });

    private static DeadlineCount Naive(IEnumerable<Submission> owed) => owed.Aggregate(default(DeadlineCount), (sum, s) =>
    {
        var until = new[] { s.Round!.AnnouncedOn, s.Round.EffectiveDueOn, s.ExtendedUntil ?? DateOnly.MinValue }.Max();
        var old = DateTimeOffset.Parse(Now, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime.AddDays(-7);
        var reported = s.Status is SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked;
        var listed = !reported && until <= Today.AddDays(7);
        int If(bool yes) => yes ? 1 : 0;
        return sum + new DeadlineCount
        {
            Expected = 1, Reported = If(reported), Late = If(reported && DateOnly.FromDateTime(s.SubmittedAt!.Value.AddHours(7)) > until),
            Today = If(until == Today), TodayReported = If(reported && until == Today), Ahead = If(listed && until > Today), Overdue = If(!reported && until < Today),
            NotBegun = If(listed && s.RowsConfirmed == 0), Drafts = If(listed && s.RowsConfirmed > 0),
            Rows = listed && s.RowsConfirmed > 0 ? s.Rows : 0, Confirmed = listed ? s.RowsConfirmed : 0,
            Waiting = If(s.Status == SubmissionStatus.Submitted), WaitingLong = If(s.Status == SubmissionStatus.Submitted && s.SubmittedAt < old),
            ReturnedLong = If(s.Status == SubmissionStatus.Returned && s.ReviewedAt < old && (s.SavedAt is null || s.SavedAt < old)),
        };
    });
}
