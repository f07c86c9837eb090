using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

/// <summary>An official list against the registry: found, taken or refused, and never anything lost.</summary>
public sealed class AreaListReviewTests : IAsyncDisposable
{
    private static readonly DateOnly Day = new(2026, 10, 1);

    private AreasHost _host = null!;

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Review_EveryKind_IsFoundAndTakenAndNothingIsDeleted(string database)
    {
        await FurnishAsync(database);
        var moving = await IdAsync("57020301");
        var report = await MakeAsync(List);
        Assert.Equal(
            ["Moved 57020301>57020201", "New 57020203", "Renamed 57020202", "Gone 57020204"],
            report.Items.Select(i => $"{i.Kind} {(i.CodeBefore is null ? "" : i.CodeBefore + ">")}{i.Code}").OrderBy(text => "MNRG".IndexOf(text[0])));
        Assert.Equal(4, report.Added);

        var outcome = Good(await TakeAsync(report, all: new AreaListFilter(null, AreaListDecision.Pending, null)));
        Assert.Equal((4, 0), (outcome.Done, outcome.Left.Count));
        Assert.Equal(moving, await IdAsync("57020201"));
        Assert.Null(await FindAsync("57020301"));
        Assert.Equal("57020301", (await FindAsync("57020301", Day.AddDays(-1)))!.Code.Digits);
        Assert.Equal("สองใหม่", (await FindAsync("57020202"))!.Name.Th);
        Assert.Equal("สอง", (await FindAsync("57020202", Day.AddDays(-1)))!.Name.Th);
        Assert.Equal(Day, (await FindAsync("57020203"))!.ValidFrom);
        Assert.Null(await FindAsync("57020204"));
        Assert.NotNull(await FindAsync("57020204", Day.AddDays(-1)));
        Assert.Equal(8_441 + 4 + 1, await _host.RunAsync((KlangDb db) => db.Areas.CountAsync()));
        Assert.Empty((await _host.RunAsync((AreaCheck check) => check.RunAsync())).Report.Problems);

        // The same file again: the same review, nothing new, no second line in the trail.
        var lines = await TrailAsync();
        var again = await MakeAsync(List);
        Assert.Equal((true, 0, 0, report.ReviewId), (again.IsRepeated, again.Added, again.Items.Count, again.ReviewId));
        Assert.Equal(lines, await TrailAsync());
        Assert.Equal(4, (await SummaryAsync(report)).Of(AreaListDecision.Taken));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Decide_OneByOne_RefusedStaysAndMayBeTakenLater(string database)
    {
        await FurnishAsync(database);
        var report = await MakeAsync(List);
        var gone = await LineAsync(report, AreaListChangeKind.Gone);
        var renamed = await LineAsync(report, AreaListChangeKind.Renamed);

        Assert.Equal(1, Good(await DecideAsync((desk, actor) => desk.RefuseAsync(actor, Choice(report, 1, [gone.Id])))).Done);
        Assert.NotNull(await FindAsync("57020204"));
        Assert.Equal("412.1", (await TakeAsync(report, version: 1, ids: [renamed.Id])).Problem!.Code);
        Assert.Equal("areas.review.nothing", (await TakeAsync(report, version: 2, ids: [])).Problem!.Code);

        // Corrected spelling makes no new period.
        Assert.Equal(1, Good(await DecideAsync((desk, actor) => desk.TakeAsync(actor, Choice(report, 2, [renamed.Id]) with { Spelling = true }))).Done);
        Assert.Equal("สองใหม่", (await FindAsync("57020202", new DateOnly(2000, 1, 1)))!.Name.Th);

        // A refused line of the same file is not brought up again, and may be taken after all.
        var again = await MakeAsync(List);
        Assert.Equal((true, 0), (again.IsRepeated, again.Added));
        Assert.Equal((2, 1, 1), await CountsAsync(report));
        Assert.Equal(1, Good(await TakeAsync(report, version: 3, ids: [gone.Id])).Done);
        Assert.Null(await FindAsync("57020204"));
        var decided = await _host.RunAsync((KlangDb db) => db.AreaListChanges.SingleAsync(c => c.Id == gone.Id));
        Assert.Equal((AreaListDecision.Taken, Boss.Name), (decided.Decision, decided.DecidedBy));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Take_WhatCannotBeTaken_WaitsWithItsReasonAndTheRestGoesOn(string database)
    {
        await FurnishAsync(database);
        var report = await MakeAsync(Dopa(
            "570210|ตั้งใหม่|57021001|หนึ่ง", "570202|เวียงชัย|57020202|สองใหม่", "570202|เวียงชัย|57020204|สี่", "570203|ผางาม|57020301|ย้าย", "570206|ดอนศิลา|57020601|อยู่"));
        Assert.Equal(["New 570210", "New 57021001", "Renamed 57020202"], report.Items.Select(i => $"{i.Kind} {i.Code}").Order(StringComparer.Ordinal));
        var village = await _host.RunAsync((KlangDb db) => db.AreaListChanges.SingleAsync(c => c.Code == "57021001"));
        var alone = Good(await TakeAsync(report, version: 1, ids: [village.Id]));
        Assert.Equal((0, 1), (alone.Done, alone.Left.Count));
        Assert.Contains("570210", alone.Left[0].Problem.Message.Th, StringComparison.Ordinal);

        // Somebody renames the village meanwhile: that line is stale, the others go.
        await _host.ImportAsync(Csv("57020202,ชื่ออื่น"), request => request with { SpellingOnly = true });
        var outcome = Good(await TakeAsync(report, version: 1, all: new AreaListFilter(null, null, null)));
        var left = Assert.Single(outcome.Left);
        Assert.Equal(("57020202", "areas.review.stale"), (left.Change.Code, left.Problem.Code));
        Assert.NotNull(await FindAsync("57021001"));
        Assert.Equal("ชื่ออื่น", (await FindAsync("57020202"))!.Name.Th);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Take_SubdistrictThatMoved_TakesItsVillagesAlong(string database)
    {
        await FurnishAsync(database);
        var others = await _host.RunAsync((KlangDb db) => db.AreaVersions.Where(v => v.Level == AreaLevel.Subdistrict && v.Code.StartsWith("57") && v.Code != "570206")
            .Select(v => v.Code + "," + v.NameTh).ToListAsync());
        var report = await MakeAsync(Csv([.. others, "570320,ดอนศิลา", "57032001,อยู่", "57020202,สอง", "57020204,สี่", "57020301,ย้าย"]));
        Assert.Equal(["57020601>57032001", "570206>570320"], report.Items.Select(i => $"{i.CodeBefore}>{i.Code}").Order(StringComparer.Ordinal));
        var subdistrict = await _host.RunAsync((KlangDb db) => db.AreaListChanges.SingleAsync(c => c.Kind == AreaListChangeKind.Moved && c.Code == "570320"));
        var village = await IdAsync("57020601");

        var outcome = Good(await TakeAsync(report, version: 1, ids: [subdistrict.Id]));

        Assert.Equal((2, 0), (outcome.Done, outcome.Left.Count));
        Assert.Equal(village, await IdAsync("57032001"));
        Assert.Empty((await _host.RunAsync((AreaCheck check) => check.RunAsync())).Report.Problems);
    }

    [Fact]
    public async Task Review_DryRun_TellsTheSameAndStoresNothing()
    {
        await FurnishAsync("sqlite");
        var tried = await MakeAsync(List, dryRun: true);
        Assert.Null(tried.ReviewId);
        Assert.Equal(0, await _host.RunAsync((KlangDb db) => db.AreaListReviews.CountAsync()));

        var made = await MakeAsync(List);
        Assert.Equal(tried.Items, made.Items);
        Assert.Equal("403.1", (await _host.RunAsync((AreaListReviews reviews) => reviews.MakeAsync(new AreaListReviewRequest(List, "x", AreasHost.Officer)))).Problem!.Code);
        Assert.Equal("403.1", (await _host.RunAsync((AreaListReviewDesk desk) => desk.TakeAsync(AreasHost.Officer, Choice(made, 1, [1])))).Problem!.Code);
        Assert.Equal("404.1", (await _host.RunAsync((AreaListReviewDesk desk) => desk.TakeAsync(Boss, new AreaListChoice(Guid.NewGuid(), 1)))).Problem!.Code);
    }

    [Fact]
    public async Task Review_WhatSomebodySettledElsewhere_LeavesTheReview()
    {
        await FurnishAsync("sqlite");
        var report = await MakeAsync(List);
        await _host.ImportAsync(Csv("57020202,สองใหม่"), request => request with { SpellingOnly = true });
        var again = await MakeAsync(List);

        Assert.Equal((report.ReviewId, 3), (again.ReviewId, (await SummaryAsync(report)).Of(AreaListDecision.Pending)));
        Assert.Equal(2, (await SummaryAsync(report)).Review.Version);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static Actor Boss { get; } = Desk.Somebody(Role.Department, "planning", "");

    /// <summary>One village moved to the next subdistrict, one renamed, one new, one gone; the province's other villages are as they were.</summary>
    private static byte[] List => Csv("57020201,ย้าย", "57020202,สองใหม่", "57020203,สาม", "57020601,อยู่");

    private static byte[] Csv(params string[] lines) => TestFiles.Csv(["code,name_th", .. lines]);

    private static byte[] Dopa(params string[] lines) => TestFiles.Csv(["YYMM|CCAATT-CODE|CCAATT-DESC|CCAATTMM-CODE|CCAATTMM-DESC", .. lines.Select(line => "6910|" + line)]);

    private static AreaListChoice Choice(AreaListReviewReport report, int version, IReadOnlyCollection<long> ids) => new(report.ReviewId!.Value, version) { Ids = ids };

    private static AreaListOutcome Good(Result<AreaListOutcome> result)
    {
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value!;
    }

    private async Task FurnishAsync(string database)
    {
        _host = await AreasHost.StartAsync(database, "2026-11-22T03:00:00Z");
        await _host.ImportAsync(Csv("57020301,ย้าย", "57020202,สอง", "57020204,สี่", "57020601,อยู่"));
    }

    private async Task<AreaListReviewReport> MakeAsync(byte[] file, bool dryRun = false)
    {
        var made = await _host.RunAsync((AreaListReviews reviews) => reviews.MakeAsync(new AreaListReviewRequest(file, "ccaatt.txt", Boss) { Effective = Day, DryRun = dryRun }));
        Assert.True(made.IsOk, made.Problem?.Message.Th);
        Assert.Empty(made.Value!.Faults);
        return made.Value!;
    }

    private Task<Result<AreaListOutcome>> TakeAsync(AreaListReviewReport report, int version = 1, IReadOnlyCollection<long>? ids = null, AreaListFilter? all = null) =>
        DecideAsync((desk, actor) => desk.TakeAsync(actor, Choice(report, version, ids ?? []) with { All = all }));

    private Task<Result<AreaListOutcome>> DecideAsync(Func<AreaListReviewDesk, Actor, Task<Result<AreaListOutcome>>> decide) => _host.RunAsync((AreaListReviewDesk desk) => decide(desk, Boss));

    private Task<AreaListChange> LineAsync(AreaListReviewReport report, AreaListChangeKind kind) =>
        _host.RunAsync((KlangDb db) => db.AreaListChanges.AsNoTracking().SingleAsync(c => c.ReviewId == report.ReviewId && c.Kind == kind));

    private async Task<AreaListSummary> SummaryAsync(AreaListReviewReport report) => (await _host.RunAsync((AreaListReviewQueries queries) => queries.FindAsync(report.ReviewId!.Value)))!;

    private async Task<(int Pending, int Taken, int Refused)> CountsAsync(AreaListReviewReport report)
    {
        var summary = await SummaryAsync(report);
        return (summary.Of(AreaListDecision.Pending), summary.Of(AreaListDecision.Taken), summary.Of(AreaListDecision.Refused));
    }

    private Task<AreaView?> FindAsync(string code, DateOnly? day = null) => _host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse(code), new AreaMoment(day, null)));

    private async Task<long> IdAsync(string code) => (await FindAsync(code))!.AreaId;

    private Task<int> TrailAsync() => _host.RunAsync((KlangDb db) => db.Trail.CountAsync());
}
