using CsCheck;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.Rounds;
using Klang.Web.Features.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Figures;

/// <summary>Each figure of a year, at each level, is what the rows add up to by the kinds of their fields.</summary>
public sealed class YearFigureProperties
{
    private const string Dataset = "savings-group";

    private static readonly (string Within, AreaLevel By)[] Tables =
    [
        ("", AreaLevel.Province), ("", AreaLevel.District), ("57", AreaLevel.District), ("57", AreaLevel.Subdistrict), ("57", AreaLevel.Village), ("5701", AreaLevel.Village), ("570101", AreaLevel.Village), ("", AreaLevel.Country),
    ];

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task EveryYearFigure_OfARandomCountry_EqualsItsRows(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database);
        foreach (var (year, number) in RandomCountry.Rounds)
        {
            await Seeding.RoundAsync(world, Dataset, year, number);
        }

        var definition = world.Catalogue[Dataset].Definition;
        await RandomCountry.Any.SampleAsync(
            async country =>
            {
                await country.WriteAsync(world, definition);
                await CompareAsync(world);
            },
            iter: 8, threads: 1);
    }

    private static async Task CompareAsync(FiguresWorld world)
    {
        var dataset = world.Catalogue[Dataset];
        var records = await world.DbAsync(db => db.Records.AsNoTracking().Include(r => r.Submission).Where(r => r.Submission!.FiscalYear == 2570).ToListAsync());
        foreach (var through in new[] { 3, 4 })
        {
            foreach (var status in Enum.GetValues<FigureStatus>())
            {
                var expected = new RecomputedYear(dataset.Definition, records, status, through);
                foreach (var (within, by) in Tables)
                {
                    var query = new FigureQuery { Dataset = dataset, Round = new RoundId(Dataset, new FiscalYear(2570), through), WholeYear = true, Within = AreaCode.Parse(within), By = by, Status = status };
                    var table = (await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Department, query))).Value!;
                    Same(expected, dataset.Definition, table.Total, within, null, $"{within} by {by} of {status} through {through}: total");
                    foreach (var row in table.Rows)
                    {
                        Same(expected, dataset.Definition, row, row.Area.Digits, by, $"{within} by {by} of {status} through {through}: {row.Area}");
                    }
                }
            }
        }
    }

    private static void Same(RecomputedYear expected, DatasetDefinition definition, FigureRow row, string area, AreaLevel? level, string where)
    {
        Assert.True(expected.Records(area, level) == row.Sums.Records, $"{where}: {row.Sums.Records} records, the rows say {expected.Records(area, level)}");
        foreach (var field in definition.Fields.OfType<NumberField>().Where(f => f is not YearField))
        {
            var (count, sum) = expected.Sum(field, area, level);
            var shown = row.Sums.Columns.GetValueOrDefault(field.Key.Name);
            Assert.True(shown.Count == count && Math.Abs(shown.Sum - sum) < 0.005m, $"{where}: {field.Key} is {shown.Count} × {shown.Sum}, the rows say {count} × {sum}");
        }
    }
}
