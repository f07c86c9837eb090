using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Core.Rounds;

namespace Klang.Web.Tests.Figures;

/// <summary>Savings groups over two years: 5701 reports both rounds of 2570, 5702 the first alone; last year 5701 reported round 1.</summary>
internal static class YearWorld
{
    public const string Dataset = "savings-group";

    public static async Task<FiguresWorld> MakeAsync(string database)
    {
        var world = await FiguresWorld.MakeAsync(database, "2027-04-01T03:00:00Z");
        await Seeding.GroupsAsync(world);
        foreach (var (year, number) in new[] { (2569, 1), (2570, 1), (2570, 2) })
        {
            await Seeding.RoundAsync(world, Dataset, year, number, due: new DateOnly(2026, 6, 1)); // still open
        }

        await FillAsync(world, "5701", 2569, 1, new SavingsRow(20, 1_000, 0, 0));
        await FillAsync(world, "5701", 2570, 1, new SavingsRow(30, 2_000, 1_000, 100));
        await FillAsync(world, "5702", 2570, 1, new SavingsRow(10, 500, 0, 0));
        await FillAsync(world, "5701", 2570, 2, new SavingsRow(40, 3_000, 1_000, 50));
        return world;
    }

    /// <summary>All four groups of a unit alike.</summary>
    public static async Task FillAsync(FiguresWorld world, string unit, int year, int round, SavingsRow row)
    {
        var submission = await Seeding.SubmissionAsync(world, Dataset, year, round, unit);
        foreach (var (_, at) in (await Seeding.OpenAsync(world, submission)).Select((r, at) => (r, at)))
        {
            await new Work.Fill(0, at, row).DoAsync(world, submission);
        }
    }

    public static FigureQuery Year(FiguresWorld world, string within = "57", AreaLevel by = AreaLevel.District, int round = 2) => new()
    {
        Dataset = world.Catalogue[Dataset], Round = new RoundId(Dataset, new FiscalYear(2570), round), WholeYear = true, Within = AreaCode.Parse(within), By = by,
    };
}
