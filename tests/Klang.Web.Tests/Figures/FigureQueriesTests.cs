using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Figures;

public sealed class FigureQueriesTests
{
    private const string Savings = "savings-group";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_TwoDistricts_RatioComesFromSums(string database)
    {
        await using var world = await SavingsWorldAsync(database);
        await FillAsync(world, "5701", new SavingsRow(10, 1_000, 1_000, 500)); // half overdue, but little money
        await FillAsync(world, "5702", new SavingsRow(10, 99_000, 99_000, 0));

        var table = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District);

        Assert.Equal(50.00m, Row(table, "5701").Values["overdue_share"]);
        Assert.Equal(0.00m, Row(table, "5702").Values["overdue_share"]);
        Assert.Equal(0.50m, table.Total.Values["overdue_share"]); // 500 ÷ 100,000, not the mean of 50 and 0
        Assert.Equal(80, table.Total.Values["members"]); // four groups each
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_DistrictWithoutData_IsListedAndMissing(string database)
    {
        await using var world = await SavingsWorldAsync(database);
        await FillAsync(world, "5701", new SavingsRow(10, 1_000, 0, 0));

        var table = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District);

        Assert.Equal(["5701", "5702", "5703"], table.Rows.Select(r => r.Area.Digits));
        Assert.All(Row(table, "5703").Values.Values, Assert.Null);
        Assert.Equal(0.00m, Row(table, "5701").Values["loans"]); // said to be zero
        Assert.Null(Row(table, "5701").Values["overdue_share"]); // nothing ÷ nothing
        Assert.Null(Row(table, "5701").Values["level_good"]); // asked in round 4 only
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_ReportedWithoutGroups_CountIsZeroNotMissing(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        await Seeding.RoundAsync(world, Savings, 2570, 1);
        var submission = await Seeding.SubmissionAsync(world, Savings, 2570, 1, "5701");
        await Seeding.OpenAsync(world, submission);
        await new Work.Submit(0, new SavingsRow(1, 1, 1, 1)).DoAsync(world, submission);

        var table = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District);
        var approved = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, FigureStatus.Approved);

        Assert.Equal(0, Row(table, "5701").Values["groups"]);
        Assert.Null(Row(table, "5701").Values["members"]);
        Assert.Null(Row(table, "5702").Values["groups"]);
        Assert.Null(Row(approved, "5701").Values["groups"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_IndicatorWithACondition_CountsRecordsForWhichItIsTrue(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        await Seeding.GroupsAsync(world);
        await Seeding.RoundAsync(world, Savings, 2570, 4);
        var submission = await Seeding.SubmissionAsync(world, Savings, 2570, 4, "5701");
        var edits = (await Seeding.OpenAsync(world, submission)).Take(3).Select((r, i) => new RowEdit(r.Id, r.Version)
        {
            Cells = ImmutableDictionary<FieldKey, string?>.Empty.Add(FieldKey.Parse("potential_level"), i == 0 ? "1" : "3"),
        }).ToList();
        await world.RunAsync((RecordWriter writer) => writer.SaveAsync(FiguresWorld.Officer("5701"), submission.Id, edits));

        var table = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, round: 4);
        var below = await ReadAsync(world, FiguresWorld.Officer("5701"), "5701", AreaLevel.Subdistrict, round: 4);

        Assert.Equal((1, 0, 2), (Row(table, "5701").Values["level_low"], Row(table, "5701").Values["level_fair"], Row(table, "5701").Values["level_good"]));
        Assert.Equal(2, below.Total.Values["level_good"]);
        Assert.Null(Row(table, "5702").Values["level_good"]);
    }

    [Fact]
    public async Task Rebuild_RecordsSavedBeforeACondition_GetItsColumn()
    {
        await using var world = await FiguresWorld.MakeAsync(FiguresWorld.Sqlite);
        await Seeding.GroupsAsync(world);
        await Seeding.RoundAsync(world, Savings, 2570, 4);
        var submission = await Seeding.SubmissionAsync(world, Savings, 2570, 4, "5701");
        var record = (await Seeding.OpenAsync(world, submission))[0];
        await world.DbAsync(async db =>
        {
            var row = await db.Records.SingleAsync(r => r.Id == record.Id);
            (row.Answers, row.State) = (Answers.Empty.With(FieldKey.Parse("potential_level"), new Answered(Core.Datasets.Expressions.Value.Of("3"))), RecordState.Entered);
            return await db.SaveChangesAsync();
        });

        await world.RunAsync((ShelfBuilder shelf) => world.DbAsync(db => shelf.RebuildAsync(db)));

        Assert.Equal(1, Row(await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, round: 4), "5701").Values["level_good"]);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_CarriedRows_CountForNothingUntilConfirmed(string database)
    {
        await using var world = await SavingsWorldAsync(database);
        await Seeding.RoundAsync(world, Savings, 2570, 2);
        await FillAsync(world, "5701", new SavingsRow(10, 1_000, 0, 0));
        var next = await Seeding.SubmissionAsync(world, Savings, 2570, 2, "5701");
        var records = await Seeding.OpenAsync(world, next);

        var before = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, round: 2);
        await world.RunAsync((RecordWriter writer) => writer.SaveAsync(FiguresWorld.Officer("5701"), next.Id, [new RowEdit(records[0].Id, records[0].Version) { Confirm = true }]));
        var after = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, round: 2);

        Assert.Null(before.Total.Values["members"]);
        Assert.Equal(0, before.Total.Completeness.Started);
        Assert.Equal(10, after.Total.Values["members"]);
        Assert.Equal(new Completeness(3, 1, 0, 0), after.Total.Completeness);
        Assert.NotNull(after.SavedAt);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_ProvinceOfficesOwnReport_StandsBesideTheDistricts(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        await Seeding.RoundAsync(world, "leaders-groups-networks", 2570, 1);
        await TypeAsync(world, "57", "certified_date", "10/9/2570");
        await TypeAsync(world, "5701", "certified_date", "10/9/2570");

        var table = await ReadAsync(world, FiguresWorld.Reviewer("57"), "57", AreaLevel.District, dataset: "leaders-groups-networks");
        var country = await ReadAsync(world, FiguresWorld.Department, "", AreaLevel.Province, dataset: "leaders-groups-networks");

        Assert.Equal(["57", "5701", "5702", "5703"], table.Rows.Select(r => r.Area.Digits));
        Assert.True(Row(table, "57").IsWhole);
        Assert.Equal((1, 1, 2), (Row(table, "57").Sums.Records, Row(table, "5701").Sums.Records, table.Total.Sums.Records));
        var subdistricts = Sum(Row(table, "5701"), "subdistricts_total");
        Assert.True(subdistricts > 0);
        Assert.Equal(0, Sum(Row(table, "57"), "subdistricts_total"));
        Assert.Equal(subdistricts, Sum(table.Total, "subdistricts_total"));
        Assert.Equal(subdistricts, Sum(Row(country, "57"), "subdistricts_total"));
        Assert.Equal(4, Row(country, "57").Completeness.Expected);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Read_CountOfADate_CountsAnswers(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        await world.DbAsync(async db =>
        {
            db.Subjects.AddRange(Enumerable.Range(1, 3).Select(i => new Subject
            {
                Id = Guid.CreateVersion7(), Register = "community-standard-applicant", Code = $"57010101C0{i}", Name = "ผู้สมัคร", SearchName = "x", AreaCode = "57010101", UnitCode = "5701",
                Active = true, SavedBy = "ทดสอบ",
            }));
            return await db.SaveChangesAsync();
        });
        await Seeding.RoundAsync(world, "community-standards", 2570, 1);
        await TypeAsync(world, "5701", "apply_date", "05/11/2569");

        var table = await ReadAsync(world, FiguresWorld.Officer("5701"), "5701", AreaLevel.Subdistrict, dataset: "community-standards");

        Assert.Equal(1, table.Total.Values["applicants"]);
        Assert.Equal(1, Row(table, "570101").Values["applicants"]);
    }

    [Fact]
    public async Task Read_OutsideTheScope_IsNotFoundAndLeavesATrail()
    {
        await using var world = await SavingsWorldAsync(FiguresWorld.Sqlite);

        foreach (var (actor, within) in new (Actor, string)[] { (FiguresWorld.Officer("5701"), "57"), (FiguresWorld.Officer("5701"), "5702"), (FiguresWorld.Reviewer("57"), ""), (FiguresWorld.Reviewer("57"), "50") })
        {
            var read = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(actor, Query(world, within, AreaLevel.District)));
            Assert.Equal(404, read.Problem?.Status);
        }

        var refused = await world.DbAsync(db => db.Trail.Where(t => t.What == "access.refused").OrderBy(t => t.Id).Select(t => t.Stream).ToListAsync());
        Assert.Equal(["5701", "5701", "57", "57"], refused);
    }

    [Fact]
    public async Task Read_LevelAboveTheArea_IsRefusedByName()
    {
        await using var world = await SavingsWorldAsync(FiguresWorld.Sqlite);

        var read = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, Query(world, "5701", AreaLevel.Province)));
        var nowhere = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, Query(world, "99", AreaLevel.Province)));
        var never = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, Query(world, "57", AreaLevel.District, round: 3)));

        Assert.Equal(("400.1", "by"), (read.Problem?.Code, read.Problem?.Where));
        Assert.Equal(404, nowhere.Problem?.Status);
        Assert.Equal(("400.1", "round"), (never.Problem?.Code, never.Problem?.Where));
    }

    private static async Task<FiguresWorld> SavingsWorldAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database);
        await Seeding.GroupsAsync(world);
        await Seeding.RoundAsync(world, Savings, 2570, 1);
        return world;
    }

    private static async Task FillAsync(FiguresWorld world, string unit, SavingsRow values)
    {
        var submission = await Seeding.SubmissionAsync(world, Savings, 2570, 1, unit);
        var edits = (await Seeding.OpenAsync(world, submission)).Select(r => Work.Edit(world, submission, r, values)).ToList();
        var saved = await world.RunAsync((RecordWriter writer) => writer.SaveAsync(FiguresWorld.Officer(unit), submission.Id, edits));
        Assert.True(saved.IsOk, saved.Problem?.Message.Th);
    }

    /// <summary>One cell of the unit's first record.</summary>
    private static async Task TypeAsync(FiguresWorld world, string unit, string field, string text)
    {
        var dataset = field == "apply_date" ? "community-standards" : "leaders-groups-networks";
        var submission = await Seeding.SubmissionAsync(world, dataset, 2570, 1, unit);
        var record = (await Seeding.OpenAsync(world, submission))[0];
        var actor = unit.Length == 2 ? FiguresWorld.Reviewer(unit) : FiguresWorld.Officer(unit);
        var edit = new RowEdit(record.Id, record.Version) { Cells = System.Collections.Immutable.ImmutableDictionary<FieldKey, string?>.Empty.Add(FieldKey.Parse(field), text) };
        var saved = await world.RunAsync((RecordWriter writer) => writer.SaveAsync(actor, submission.Id, [edit]));
        Assert.True(saved.IsOk, saved.Problem?.Message.Th);
    }

    private static FigureQuery Query(FiguresWorld world, string within, AreaLevel by, FigureStatus status = FigureStatus.All, string dataset = Savings, int round = 1) => new()
    {
        Dataset = world.Catalogue[dataset],
        Round = new RoundId(dataset, new FiscalYear(2570), round),
        Within = AreaCode.Parse(within),
        By = by,
        Status = status,
    };

    private static async Task<FigureTable> ReadAsync(FiguresWorld world, Actor actor, string within, AreaLevel by, FigureStatus status = FigureStatus.All, string dataset = Savings, int round = 1)
    {
        var read = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(actor, Query(world, within, by, status, dataset, round)));
        Assert.True(read.IsOk, read.Problem?.Message.Th);
        return read.Value;
    }

    private static FigureRow Row(FigureTable table, string code) => table.Rows.Single(r => r.Area.Digits == code);

    private static decimal Sum(FigureRow row, string field) => row.Sums.Columns[field].Sum;
}
