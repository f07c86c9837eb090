using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Rounds;

/// <summary>The circular of 31 January 2562 is the reference: its table must come out of the shipped definitions exactly.</summary>
public sealed class Letter2562Tests
{
    private const string DayOfTheLetter = "2019-01-31T03:00:00Z";

    private static readonly FiscalYear Year = new(2562);

    private static readonly DateOnly Announced = new(2019, 1, 31);

    /// <summary>Dataset, bureau, who reports, due days: as the letter prints them.</summary>
    private static readonly string[] Table =
    [
        "1 community-strength province 2019-02-28",
        "2 community-strength district 2019-03-31 2019-09-30",
        "3 community-strength district,province 2019-09-20",
        "4 community-strength district 2019-09-20",
        "5 community-strength district 2019-03-20 2019-09-20",
        "6 community-capital district 2018-12-20 2019-03-20 2019-06-20 2019-09-20",
        "7 community-capital district 2019-03-20 2019-09-20",
        "8 community-capital district 2019-03-20 2019-09-20",
        "9 community-capital district 2019-09-20",
        "10 local-wisdom district,province 2018-11-05 2018-12-05 2019-01-05 2019-02-05 2019-03-05 2019-04-05 2019-05-05 2019-06-05 2019-07-05 2019-08-05 2019-09-05 2019-10-05",
        "11 planning district 2019-04-20",
    ];

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task OpenYear_2562WithTheWholeCountry_IsTheLettersTable(string database)
    {
        await using var world = await RoundsWorld.MakeAsync(database, DayOfTheLetter, provinces: 76, districts: 878);

        var opened = await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, Year, Announced));

        Assert.Equal(new OpenedYear(29, 25_648), opened.Value);
        Assert.Equal(Table, await Lines(world));
        var (all, lastDay) = await world.RunAsync(async (KlangDb db) =>
            (await db.Submissions.CountAsync(), await db.Submissions.CountAsync(s => s.Round!.DueOn == new DateOnly(2019, 9, 20))));
        Assert.Equal((25_648, 6_222), (all, lastDay));
    }

    [Fact]
    public async Task OpenYear_AnnouncedAfterTheFirstDueDates_NobodyIsLateBeforeTheLetter()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, DayOfTheLetter);
        await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, Year, Announced));

        var december = await Find(world, "savings-group", 1);

        Assert.Equal((Announced, new DateOnly(2018, 12, 20), RoundPhase.Open, 0), (december.Round.OpensOn, december.Round.DueOn, december.Phase, december.DaysLeft));
        Assert.Equal((Announced.AddDays(7), Announced.AddDays(30)), (december.Round.GraceUntil, december.Round.LocksOn));
        Assert.True(december.TakesData);
    }

    [Fact]
    public async Task OpenYear_DueOnADayOff_KeepsTheOrderedDayAndTakesTheNextWorkingOne()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, DayOfTheLetter);
        await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, Year, Announced));

        var rounds = await world.RunAsync((RoundQueries q) => q.YearAsync(Year, Announced));

        Assert.Equal(
            [
                "community-standards/2562/1 2019-03-31 2019-04-01",
                "otop-sales/2562/2 2018-12-05 2018-12-06",
                "otop-sales/2562/3 2019-01-05 2019-01-07",
                "otop-sales/2562/7 2019-05-05 2019-05-07",
                "otop-sales/2562/12 2019-10-05 2019-10-07",
                "mother-fund/2562/1 2019-04-20 2019-04-22",
            ],
            rounds.Where(r => r.Round.DueOn != r.Round.EffectiveDueOn).Select(r => $"{r.Round.Id()} {Iso(r.Round.DueOn)} {Iso(r.Round.EffectiveDueOn)}"));
    }

    [Fact]
    public async Task OpenYear_MonthlyRounds_AreNamedForTheMonthTheyReport()
    {
        await using var world = await RoundsWorld.MakeAsync(RoundsWorld.Sqlite, DayOfTheLetter);
        await world.RunAsync((RoundOpening o) => o.OpenYearAsync(RoundsWorld.Department, Year, Announced));

        var september = await Find(world, "otop-sales", 12);

        Assert.Equal(("กันยายน 2562", 2562), (september.Round.NameTh, september.Round.FiscalYear));
        Assert.Equal("งวดที่ 12 · กันยายน 2562", september.Round.Title().Th);
    }

    private static async Task<RoundView> Find(RoundsWorld world, string dataset, int number) =>
        (await world.RunAsync((RoundQueries q) => q.FindAsync(new RoundId(dataset, Year, number), Announced)))!;

    private static async Task<string[]> Lines(RoundsWorld world)
    {
        var rounds = await world.RunAsync((RoundQueries q) => q.YearAsync(Year, Announced));
        return [.. rounds.GroupBy(r => r.Definition).Select(d =>
            $"{d.Key.Number.Plain()} {d.Key.Owner.Key} {Assert.Single(d.Select(r => r.Round.ReportedBy).Distinct())} {string.Join(' ', d.Select(r => Iso(r.Round.DueOn)))}")];
    }

    private static string Iso(DateOnly day) => day.ToString("O");
}
