using AngleSharp.Dom;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;

namespace Klang.Web.Tests.Figures;

/// <summary>The map beside the table says what the table says.</summary>
public sealed class FigureMapsTests : IAsyncLifetime
{
    private const string Districts = """
        {"type":"FeatureCollection","features":[
        {"properties":{"code":"5701"},"geometry":{"type":"Polygon","coordinates":[[[100,14],[101,14],[101,15],[100,14]]]}},
        {"properties":{"code":"5702"},"geometry":{"type":"Polygon","coordinates":[[[101,14],[102,14],[102,15],[101,14]]]}},
        {"properties":{"code":"5799"},"geometry":{"type":"Polygon","coordinates":[[[103,14],[104,14],[104,15],[103,14]]]}}]}
        """;

    private FiguresWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.MakeAsync(FiguresWorld.Sqlite);
        await Seeding.GroupsAsync(_world);
        await Seeding.RoundAsync(_world, "savings-group", 2570, 1);
        var submission = await Seeding.SubmissionAsync(_world, "savings-group", 2570, 1, "5701");
        await Seeding.OpenAsync(_world, submission);
        await new Work.Submit(0, new SavingsRow(100, 50_000, 30_000, 1_500)).DoAsync(_world, submission);
        await _world.StartAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Get_Country_HasTheShippedMapWithTheTablesNumbers()
    {
        var page = await _world.PageAsync(FiguresWorld.Department, "/figures/savings-group");

        var filled = page.QuerySelector("#map-57")!;
        Assert.EndsWith(": 406 คน", filled.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("map-4", filled.ClassList);
        Assert.Contains("within=57", filled.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("406", page.QuerySelector("tr[data-area='57'] [data-indicator=members]")!.TextContent.Trim());
        var bangkok = page.QuerySelector(".map__sheet [data-area='10']")!;
        Assert.Contains("map-out", bangkok.ClassList);
        Assert.Contains("ไม่มีสำนักงานพัฒนาชุมชนอำเภอ", bangkok.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll(".map__legend li"), li => li.TextContent.Trim() == "406 คน");
        Assert.Contains("@svg-maps/thailand", page.QuerySelector(".map__credit")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
    }

    [Fact]
    public async Task Get_ProvinceWithBoundaries_HatchesWhatHasNoData()
    {
        Assert.Null((await _world.PageAsync(FiguresWorld.Reviewer("57"), "/figures/savings-group")).QuerySelector(".map"));
        await _world.DbAsync(async (KlangDb db) =>
        {
            db.AreaBoundaries.Add(new AreaBoundary { Level = AreaLevel.District, Within = "57", Content = Districts, Credit = "ทดสอบ", ImportedAt = DateTime.UnixEpoch, ImportedBy = "ทดสอบ" });
            return await db.SaveChangesAsync();
        });

        var page = await _world.PageAsync(FiguresWorld.Reviewer("57"), "/figures/savings-group?map=loans");

        Assert.Contains("map-4", page.QuerySelector("#map-5701")!.ClassList);
        Assert.Equal("url(#map-hatch)", page.QuerySelector("#map-5702 path")!.GetAttribute("fill"));
        Assert.NotNull(page.QuerySelector("#map-hatch"));
        Assert.EndsWith("ไม่มีข้อมูล", page.QuerySelector("#map-5702")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("map-out", page.QuerySelector(".map__sheet [data-area='5799']")!.ClassList);
        Assert.Equal("loans", page.QuerySelector("#map-of option[selected]")!.GetAttribute("value"));
        Assert.EndsWith("&map=loans", page.QuerySelector("#a-5701")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelector("tr[data-area='5701'] [data-indicator=loans]")!.TextContent.Trim(), page.QuerySelector("#map-5701")!.GetAttribute("aria-label"), StringComparison.Ordinal);
    }
}
