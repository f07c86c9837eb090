using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Figures;

/// <summary>Whatever people do, every figure is what the records' answers add up to.</summary>
public sealed class FigureProperties
{
    private const string Dataset = "savings-group";

    private static readonly (string Within, AreaLevel By)[] Tables =
    [
        ("", AreaLevel.Province), ("", AreaLevel.District), ("57", AreaLevel.Province), ("57", AreaLevel.District), ("57", AreaLevel.Subdistrict), ("57", AreaLevel.Village),
        ("5701", AreaLevel.District), ("5701", AreaLevel.Subdistrict), ("5701", AreaLevel.Village), ("570101", AreaLevel.Village), ("", AreaLevel.Country), ("57", AreaLevel.Country),
    ];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task EveryFigure_AfterRandomWork_EqualsTheRecords(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        await Seeding.GroupsAsync(world);
        await Seeding.GroupAsync(world, "5701", "570101", "570101S91"); // its village is not known
        await Seeding.GroupAsync(world, "5701", "57020101", "57020101S92"); // kept by another district than it stands in
        var submissions = await OpenedAsync(world);
        var definition = world.Catalogue[Dataset].Definition;
        var numbers = definition.Fields.OfType<NumberField>().Where(f => !f.IsComputed && f.AskIf is null).Select(f => f.Key).ToList();

        await BeginAsync(world, submissions);
        await CompareAsync(world);
        await Work.Any(numbers).List[6].SampleAsync(
            async works =>
            {
                foreach (var work in works)
                {
                    await work.DoAsync(world, submissions[work.Unit]);
                }

                await CompareAsync(world);
            },
            iter: 12, threads: 1);
    }

    /// <summary>Last year's last round is filled, so that this round's rows are carried in with values that do not count yet.</summary>
    private static async Task<IReadOnlyList<Submission>> OpenedAsync(FiguresWorld world)
    {
        await Seeding.RoundAsync(world, Dataset, 2569, 4);
        await Seeding.RoundAsync(world, Dataset, 2570, 1);
        var submissions = new List<Submission>();
        foreach (var district in Seeding.Districts)
        {
            var before = await Seeding.SubmissionAsync(world, Dataset, 2569, 4, district);
            await Seeding.OpenAsync(world, before);
            await new Work.Submit(0, new SavingsRow(100, 0, 0, 0)).DoAsync(world, before);
            submissions.Add(await Seeding.SubmissionAsync(world, Dataset, 2570, 1, district));
            await Seeding.OpenAsync(world, submissions[^1]);
        }

        return submissions;
    }

    /// <summary>Every status is there before chance takes over.</summary>
    private static async Task BeginAsync(FiguresWorld world, IReadOnlyList<Submission> submissions)
    {
        var row = new SavingsRow(120, 80_000.75m, 40_000, 2_500.25m);
        foreach (var work in new Work[] { new Work.Submit(0, row), new Work.Submit(2, row), new Work.Approve(2), new Work.Submit(3, row), new Work.Return(3), new Work.Confirm(4, 0) })
        {
            await work.DoAsync(world, submissions[work.Unit]);
        }

        var statuses = await world.DbAsync(db => db.Submissions.Where(s => s.FiscalYear == 2570).OrderBy(s => s.UnitCode).Select(s => s.Status).ToListAsync());
        Assert.Equal([SubmissionStatus.Submitted, SubmissionStatus.Draft, SubmissionStatus.Approved, SubmissionStatus.Returned, SubmissionStatus.Draft], statuses);
    }

    private static async Task CompareAsync(FiguresWorld world)
    {
        var dataset = world.Catalogue[Dataset];
        var submissions = await world.DbAsync(db => db.Submissions.AsNoTracking().Where(s => s.FiscalYear == 2570).ToListAsync());
        var records = await world.DbAsync(db => db.Records.AsNoTracking().Include(r => r.Submission).Where(r => r.Submission!.FiscalYear == 2570).ToListAsync());
        foreach (var (within, by) in Tables)
        {
            foreach (var status in Enum.GetValues<FigureStatus>())
            {
                var query = new FigureQuery { Dataset = dataset, Round = new RoundId(Dataset, new FiscalYear(2570), 1), Within = AreaCode.Parse(within), By = by, Status = status };
                var read = await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, query));
                Compare(read.Value!, new Recomputed(dataset, records, submissions, status), $"{within} by {by} of {status}");
            }
        }
    }

    private static void Compare(FigureTable table, Recomputed expected, string where)
    {
        Same(expected.Values(table.Query.Within.Digits, null), table.Total, where + ": total");
        Assert.Equal(expected.Completeness(table.Query.Within.Digits, null), table.Total.Completeness);
        foreach (var row in table.Rows)
        {
            Same(expected.Values(row.Area.Digits, table.Query.By), row, $"{where}: {row.Area}");
            Assert.Equal(expected.Completeness(row.Area.Digits, table.Query.By), row.Completeness);
        }

        // No row is lost, none is counted twice.
        var sum = table.Rows.Aggregate(ColumnSums.Zero, (all, row) => all + row.Sums);
        Assert.Equal(table.Query.By == AreaLevel.Country ? 0 : table.Total.Sums.Records, sum.Records);
    }

    private static void Same(IReadOnlyDictionary<string, decimal?> expected, FigureRow row, string where)
    {
        Assert.Equal(expected.Keys.Order(), row.Values.Keys.Order());
        foreach (var (key, value) in expected)
        {
            var shown = row.Values[key];
            Assert.True(value is null == shown is null && (value is null || Math.Abs(value.Value - shown!.Value) <= 0.005_000_001m), $"{where}: {key} is {shown}, the records say {value}");
        }
    }
}
