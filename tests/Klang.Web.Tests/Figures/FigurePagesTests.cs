using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Klang.Core.People;

namespace Klang.Web.Tests.Figures;

/// <summary>The pages and the API over HTTP, on a world with one filled district.</summary>
public sealed class FigurePagesTests : IAsyncLifetime
{
    private FiguresWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.MakeAsync(FiguresWorld.Sqlite);
        await Seeding.GroupsAsync(_world);
        await Seeding.RoundAsync(_world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(_world, "leader-day", 2570, 1);
        var submission = await Seeding.SubmissionAsync(_world, "savings-group", 2570, 1, "5701");
        await Seeding.OpenAsync(_world, submission);
        await new Work.Submit(0, new SavingsRow(100, 50_000, 30_000, 1_500)).DoAsync(_world, submission);
        await _world.StartAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Get_Index_ShowsLeadingFiguresWithCompleteness()
    {
        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/figures");

        var members = page.QuerySelector("#figures .stat[data-indicator=members]")!;
        Assert.Contains("406", members.TextContent, StringComparison.Ordinal); // 100 + 101 + 102 + 103
        Assert.Contains("ส่งแล้ว 1 จาก 3", members.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/figures/savings-group']"));
        Assert.Equal("every 10s", page.QuerySelector("#figures")!.GetAttribute("hx-trigger"));
    }

    [Fact]
    public async Task Get_Board_ListsEveryDistrictMissingOnesAsDash()
    {
        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/figures/savings-group");

        Assert.Equal(["5701", "5702", "5703", "total"], Rows(page).Select(r => r.GetAttribute("data-area")!));
        Assert.Equal("5.00", Cell(page, "5701", "overdue_share"));
        Assert.Equal("–", Cell(page, "5702", "members"));
        Assert.Equal("406", Cell(page, "total", "members"));
        Assert.Equal(["members", "savings", "loans", "overdue_share"], Rows(page)[0].QuerySelectorAll("[data-indicator]").Select(c => c.GetAttribute("data-indicator")!));
        Assert.StartsWith("/entry/", page.QuerySelector("#r-5701")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("within=5701", page.QuerySelector("#a-5701")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("อ.พื้นที่ 5701", page.QuerySelector("#a-5701")!.TextContent);
        Assert.Contains("บันทึกล่าสุด 10 ธ.ค. 2569", page.QuerySelector("#figures")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }

    [Fact]
    public async Task Get_Board_DrillsDownToVillages()
    {
        var officer = FiguresWorld.Officer("5701");
        var district = await _world.PageAsync(officer, "/figures/savings-group");
        Assert.Equal(["570101", "570102", "total"], Rows(district).Select(r => r.GetAttribute("data-area")!));

        var subdistrict = await _world.PageAsync(officer, district.QuerySelector("#a-570101")!.GetAttribute("href")!);
        Assert.Equal(["57010101", "57010102", "total"], Rows(subdistrict).Select(r => r.GetAttribute("data-area")!));
        Assert.Equal("100", Cell(subdistrict, "57010101", "members"));
        Assert.Null(subdistrict.QuerySelector("#a-57010101"));
    }

    [Fact]
    public async Task Get_Board_AllColumnsByStatus()
    {
        var page = await _world.PageAsync(FiguresWorld.Department, "/figures/savings-group?round=2570/1&by=district&within=57&status=approved&show=all");

        Assert.Equal("–", Cell(page, "total", "members"));
        Assert.True(Rows(page)[0].QuerySelectorAll("[data-indicator]").Length > 10);
        Assert.Null(page.QuerySelector("[data-indicator=level_good]")); // not asked in this round
        Assert.Equal("approved", page.QuerySelector("#status option[selected]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/figures/savings-group?within=50", HttpStatusCode.NotFound)]
    [InlineData("/figures/no-such-dataset", HttpStatusCode.NotFound)]
    [InlineData("/figures/savings-group?round=2570/3", HttpStatusCode.BadRequest)]
    [InlineData("/figures/savings-group?status=sold", HttpStatusCode.BadRequest)]
    [InlineData("/figures/savings-group?within=5701&by=district", HttpStatusCode.OK)]
    public async Task Get_Board_AnswersWithStatus(string url, HttpStatusCode expected)
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        using var response = await client.GetAsync(url);
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Get_Board_MuchMoney_IsShownInMillions()
    {
        var submission = await Seeding.SubmissionAsync(_world, "savings-group", 2570, 1, "5702");
        await Seeding.OpenAsync(_world, submission);
        await new Work.Submit(0, new SavingsRow(100, 60_000_000, 0, 0)).DoAsync(_world, submission);

        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/figures/savings-group");

        Assert.Equal("240.20ล้านบาท", page.QuerySelector(".stat[data-indicator=savings] .stat__value")!.TextContent.Trim()); // 4 × 60,000,000 + 4 × 50,000
        Assert.Equal("120,000บาท", page.QuerySelector(".stat[data-indicator=loans] .stat__value")!.TextContent.Trim());
        Assert.Equal("240,200,000.00", Cell(page, "total", "savings"));
    }

    [Fact]
    public async Task GetApi_ByDistrict_GivesValuesAndCompleteness()
    {
        var json = await _world.JsonAsync(FiguresWorld.Reviewer("57"), "/api/v1/figures?dataset=savings-group&fiscalYear=2570&round=1&by=district&within=57&status=reported");

        var first = json.GetProperty("items")[0];
        Assert.Equal("5701", first.GetProperty("code").GetString());
        Assert.Equal(406, first.GetProperty("values").GetProperty("members").GetInt32());
        Assert.Equal("120000.00", first.GetProperty("values").GetProperty("loans").GetRawText()); // money has two places
        Assert.Equal(5m, first.GetProperty("values").GetProperty("overdue_share").GetDecimal());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("items")[1].GetProperty("values").GetProperty("members").ValueKind);
        var completeness = json.GetProperty("total").GetProperty("completeness");
        Assert.Equal((3, 1, 1, 0), (completeness.GetProperty("expected").GetInt32(), completeness.GetProperty("started").GetInt32(), completeness.GetProperty("reported").GetInt32(), completeness.GetProperty("approved").GetInt32()));
        Assert.Equal(0.3333m, completeness.GetProperty("share").GetDecimal());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task GetApi_OneIndicator_GivesThatOneOfTheNewestRound()
    {
        var json = await _world.JsonAsync(FiguresWorld.Department, "/api/v1/figures?dataset=savings-group&indicator=members&by=province");

        Assert.Equal(1, json.GetProperty("round").GetInt32());
        Assert.Equal(["members"], json.GetProperty("total").GetProperty("values").EnumerateObject().Select(p => p.Name));
        Assert.Equal(["50", "57"], json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()!));
    }

    [Theory]
    [InlineData("", "dataset")]
    [InlineData("dataset=nothing", "dataset")]
    [InlineData("dataset=savings-group&indicator=nothing", "indicator")]
    [InlineData("dataset=savings-group&fiscalYear=2019", "fiscalYear")]
    [InlineData("dataset=savings-group&fiscalYear=2570&round=x", "round")]
    [InlineData("dataset=savings-group&fiscalYear=2570&round=9", "round")]
    [InlineData("dataset=savings-group&by=street", "by")]
    [InlineData("dataset=savings-group&within=5", "within")]
    [InlineData("dataset=savings-group&status=sold", "status")]
    public async Task GetApi_BadParameter_IsNamed(string query, string parameter)
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Department);
        using var response = await client.GetAsync("/api/v1/figures?" + query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Equal(parameter, problem.RootElement.GetProperty("where").GetString());
    }

    [Fact]
    public async Task GetApi_OutsideTheScope_IsNotFound()
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Officer("5701"));
        using var response = await client.GetAsync("/api/v1/figures?dataset=savings-group&within=57&by=district");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static List<IElement> Rows(IParentNode page) => [.. page.QuerySelectorAll("tr[data-area]")];

    private static string Cell(IParentNode page, string area, string indicator) => page.QuerySelector($"tr[data-area='{area}'] [data-indicator={indicator}]")!.TextContent.Trim();
}
