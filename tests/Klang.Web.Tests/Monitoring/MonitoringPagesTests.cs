using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Tests.Figures;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Monitoring;

/// <summary>The page and the API over HTTP: one report approved, one late, one returned, the rest overdue.</summary>
public sealed class MonitoringPagesTests : IAsyncLifetime
{
    private FiguresWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.MakeAsync(FiguresWorld.Sqlite, "2026-12-25T03:00:00Z");
        await Seeding.RoundAsync(_world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(_world, "savings-group", 2570, 2);
        await SetAsync("5701", SubmissionStatus.Approved, new DateTime(2026, 12, 18, 3, 0, 0, DateTimeKind.Utc));
        await SetAsync("5702", SubmissionStatus.Submitted, new DateTime(2026, 12, 22, 3, 0, 0, DateTimeKind.Utc));
        await _world.StartAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Get_Province_ShowsDistrictsByRound()
    {
        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring");

        Assert.Equal(["5701", "5702", "5703", "total"], Rows(page));
        Assert.Equal(["is-approved", "is-submitted", "is-overdue"], Links(page).Take(3).Select(a => a.ClassName!));
        Assert.StartsWith("/submissions/", Links(page)[0].GetAttribute("href"), StringComparison.Ordinal);
        Assert.StartsWith("/entry/", Links(page)[2].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("ส่งหลังกำหนด", Links(page)[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("1/2", page.QuerySelector("tr[data-row='5701'] [data-total=reported]")!.TextContent);
        Assert.Equal("33.3 %", page.QuerySelector("tr[data-row=total] [data-total=on-time]")!.TextContent);
        Assert.Equal(["5703"], page.QuerySelectorAll("tr[data-owed]").Select(r => r.GetAttribute("data-owed")!));
        Assert.Equal("every 10s", page.QuerySelector("#matrix")!.GetAttribute("hx-trigger"));
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }

    [Fact]
    public async Task Get_Country_ShowsProvincesWithLinksToDrill()
    {
        var page = await _world.PageAsync(FiguresWorld.Department, "/monitoring?dataset=savings-group");

        Assert.Equal(["50", "57", "total"], Rows(page));
        Assert.Contains("2/3", page.QuerySelector("tr[data-row='57'] .matrix__cell")!.TextContent, StringComparison.Ordinal);
        var drilled = await _world.PageAsync(FiguresWorld.Department, page.QuerySelector("#u-57")!.GetAttribute("href")!);
        Assert.Equal(["5701", "5702", "5703", "total"], Rows(drilled));
        Assert.Equal("savings-group", drilled.QuerySelector("#dataset option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Get_Officer_SeesTheirOwnRow() => Assert.Equal(["5703", "total"], Rows(await _world.PageAsync(FiguresWorld.Officer("5703"), "/monitoring")));

    [Fact]
    public async Task Get_Filter_LeavesRowsWithThatState()
    {
        var overdue = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring?state=Overdue");
        var returned = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring?state=Returned");

        Assert.Equal(["5703", "total"], Rows(overdue));
        Assert.Single(Links(overdue));
        Assert.NotNull(returned.QuerySelector("#matrix .empty"));
    }

    [Fact]
    public async Task Get_English_SaysStatesInEnglish()
    {
        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/monitoring?lang=en");
        Assert.Contains("submitted late", Links(page)[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/monitoring?within=50", HttpStatusCode.NotFound)]
    [InlineData("/monitoring?within=570101", HttpStatusCode.BadRequest)]
    [InlineData("/monitoring?fiscalYear=2019", HttpStatusCode.BadRequest)]
    [InlineData("/monitoring?dataset=nothing", HttpStatusCode.BadRequest)]
    [InlineData("/monitoring?fiscalYear=2569", HttpStatusCode.OK)]
    [InlineData("/api/v1/completeness?within=50", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/completeness?within=x", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/completeness?fiscalYear=x", HttpStatusCode.BadRequest)]
    public async Task Get_AnswersWithStatus(string url, HttpStatusCode expected)
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        using var response = await client.GetAsync(url);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task GetApi_Province_GivesUnitsWithTheirRounds()
    {
        var json = await _world.JsonAsync(FiguresWorld.Reviewer("57"), "/api/v1/completeness?fiscalYear=2570&within=57");

        var late = json.GetProperty("items")[1];
        Assert.Equal(("5702", "หน่วย 5702", "Unit 5702", "5702"), (Text(late, "unit"), Text(late, "unitNameTh"), Text(late, "unitNameEn"), Text(late, "areaCode")));
        var first = late.GetProperty("rounds")[0];
        Assert.Equal(("savings-group", 1, "submitted", "2026-12-20", "2026-12-22T03:00:00Z"), (Text(first, "dataset"), first.GetProperty("round").GetInt32(), Text(first, "status"), Text(first, "effectiveDueOn"), Text(first, "submittedAt")));
        Assert.Equal((true, false), (first.GetProperty("isLate").GetBoolean(), first.GetProperty("isOverdue").GetBoolean()));
        Assert.True(json.GetProperty("items")[2].GetProperty("rounds")[0].GetProperty("isOverdue").GetBoolean());
        var total = json.GetProperty("total");
        Assert.Equal((6, 2, 1, 1), (total.GetProperty("expected").GetInt32(), total.GetProperty("reported").GetInt32(), total.GetProperty("approved").GetInt32(), total.GetProperty("overdue").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task GetApi_MoreUnitsThanAPage_GoesOnByUnitCode()
    {
        await _world.DbAsync(async db =>
        {
            var round = await db.Rounds.OrderBy(r => r.Id).FirstAsync();
            var codes = Enumerable.Range(1, 98).Select(i => "60" + i.ToString("00", CultureInfo.InvariantCulture)).ToList();
            db.Units.AddRange(codes.Select(c => new ReportingUnit { Code = c, NameTh = c, Level = UnitLevel.District, AreaCode = c, ProvinceCode = "60" }));
            db.Submissions.AddRange(codes.Select(c => new Submission { Id = Guid.CreateVersion7(), RoundId = round.Id, Dataset = round.Dataset, FiscalYear = 2570, RoundNumber = 1, UnitCode = c, AreaCode = c }));
            return await db.SaveChangesAsync();
        });

        var first = await _world.JsonAsync(FiguresWorld.Department, "/api/v1/completeness?fiscalYear=2570");
        var second = await _world.JsonAsync(FiguresWorld.Department, Text(first, "next")!);

        var units = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(i => Text(i, "unit")!).ToList();
        Assert.Equal((100, 103), (first.GetProperty("items").GetArrayLength(), units.Count));
        Assert.Equal(units.Distinct().Order(StringComparer.Ordinal), units);
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(108, first.GetProperty("total").GetProperty("expected").GetInt32());
    }

    private Task<int> SetAsync(string unit, SubmissionStatus status, DateTime at) =>
        _world.DbAsync(db => db.Submissions.Where(s => s.UnitCode == unit && s.RoundNumber == 1)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, status).SetProperty(x => x.SubmittedAt, at).SetProperty(x => x.Rows, 4).SetProperty(x => x.RowsConfirmed, 4)));

    private static IEnumerable<string> Rows(IParentNode page) => page.QuerySelectorAll("tr[data-row]").Select(r => r.GetAttribute("data-row")!);

    /// <summary>The first round's links come first in each row.</summary>
    private static List<IElement> Links(IParentNode page) => [.. page.QuerySelectorAll("tr[data-row]").Select(r => r.QuerySelector("td a")).OfType<IElement>()];

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
