using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Figures;
using Klang.Web.Features.Figures;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Figures;

/// <summary>A whole fiscal year, and figures beside earlier ones.</summary>
public sealed class YearFiguresTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Read_WholeYear_StocksAreLatestAndFlowsAdded(string database)
    {
        await using var world = await YearWorld.MakeAsync(database);
        var table = (await world.RunAsync((FigureQueries figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), YearWorld.Year(world)))).Value!;

        var (first, second) = (table.Rows.Single(r => r.Area.Digits == "5701"), table.Rows.Single(r => r.Area.Digits == "5702"));
        Assert.Equal((160m, 40m, 200m), (first.Values["members"], second.Values["members"], table.Total.Values["members"])); // 4 × 40 of round 2, 4 × 10 of round 1
        Assert.Equal((20_000m, 2_000m), (first.Sums.Columns["satja_in_round"].Sum, second.Sums.Columns["satja_in_round"].Sum)); // 4 × (2,000 + 3,000)
        Assert.Equal(8, table.Total.Values["groups"]); // not 12
        Assert.Equal(5.00m, first.Values["overdue_share"]);
        Assert.Equal(new Completeness(6, 3, 0, 0), table.Total.Completeness); // three units, two rounds
        Assert.Null(first.SubmissionId);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Read_Report_SetsEarlierRoundsBeside(string database)
    {
        await using var world = await YearWorld.MakeAsync(database);
        var query = YearWorld.Year(world, by: AreaLevel.District) with { WholeYear = false };
        var report = (await world.RunAsync((FigureReports figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), query))).Value!;
        var year = (await world.RunAsync((FigureReports figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), YearWorld.Year(world, round: 1)))).Value!;
        var village = (await world.RunAsync((FigureReports figures) => figures.ReadAsync(FiguresWorld.Reviewer("57"), query with { Within = AreaCode.Parse("570101"), By = AreaLevel.Village }))).Value!;

        Assert.Equal(["2570/2:160", "2570/1:160", "2569/1:80"], report.Rounds.Select(p => $"{p.Round.WithoutDataset}:{p.Row.Values["members"]}"));
        Assert.Equal(new Completeness(3, 2, 0, 0), report.Rounds[1].Row.Completeness);
        var members = report.Table.Indicators.Single(i => i.Key == "members");
        Assert.Equal(new FigureChange(160, 0, false), report.SinceBefore(members));
        Assert.Null(report.SinceYearAgo(members)); // 2569/2 does not exist
        Assert.Equal(new FigureChange(80, 100, false), year.SinceYearAgo(members));
        Assert.Equal(["2570/2:80", "2570/1:60", "2569/1:40"], village.Rounds.Select(p => $"{p.Round.WithoutDataset}:{p.Row.Values["members"]}"));
    }

    [Fact]
    public async Task GetApi_FiscalYearWithoutRound_IsTheYear()
    {
        await using var world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        await world.StartAsync();
        using var client = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        foreach (var time in new[] { "fiscalYear=2570", "fiscalYear=2570&round=year", "round=2570/year", "round=year", "round=๒๕๗๐/year" })
        {
            var json = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/figures?dataset=savings-group&by=district&{time}")).RootElement;
            Assert.Equal((true, 2570, 2), (json.GetProperty("wholeYear").GetBoolean(), json.GetProperty("fiscalYear").GetInt32(), json.GetProperty("round").GetInt32()));
            Assert.Equal(200, json.GetProperty("total").GetProperty("values").GetProperty("members").GetInt32());
        }

        var round = JsonDocument.Parse(await client.GetStringAsync("/api/v1/figures?dataset=savings-group&round=2570/2&indicator=members")).RootElement;
        Assert.False(round.GetProperty("wholeYear").GetBoolean());
        Assert.Equal(160, round.GetProperty("previous").GetProperty("values").GetProperty("members").GetInt32());
        Assert.Equal(0m, round.GetProperty("previous").GetProperty("change").GetProperty("members").GetDecimal());
        Assert.Equal(JsonValueKind.Null, round.GetProperty("lastYear").ValueKind);
        foreach (var wrong in new[] { "round=2569/year&fiscalYear=2570", "round=x/year", "fiscalYear=2400" })
        {
            Assert.Equal(400, (int)(await client.GetAsync($"/api/v1/figures?dataset=savings-group&{wrong}")).StatusCode);
        }
    }
}
