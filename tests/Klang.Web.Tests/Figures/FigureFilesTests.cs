using AngleSharp.Html.Parser;
using Klang.Core.Common;
using MiniExcelLibs;

namespace Klang.Web.Tests.Figures;

/// <summary>The page of a year, its table by round, its chart data, and what is shown as a file.</summary>
public sealed class FigureFilesTests : IAsyncLifetime
{
    private FiguresWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await YearWorld.MakeAsync(FiguresWorld.Sqlite);
        await _world.StartAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Get_Board_ShowsRoundsChangesAndChartData()
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/figures/savings-group?round=2570/2"));

        Assert.Equal(["2570/2", "2570/1", "2569/1"], page.QuerySelectorAll("#by-round tr[data-round]").Select(r => r.GetAttribute("data-round")!));
        Assert.Equal("160", page.QuerySelector("#by-round tr[data-round='2570/1'] [data-indicator=members]")!.TextContent.Trim());
        Assert.Contains("ส่งแล้ว 0 จาก 3", page.QuerySelector("#by-round tr[data-round='2570/1']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0.0 % (จาก 160 ส่งแล้ว 0.0 %)", page.QuerySelector(".stat[data-indicator=members] [data-since=before]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("จุด", page.QuerySelector(".stat[data-indicator=overdue_share] [data-since=before]")!.TextContent, StringComparison.Ordinal);
        using var chart = System.Text.Json.JsonDocument.Parse(page.QuerySelector("#chart-data")!.GetAttribute("data-chart")!);
        Assert.Equal(160, chart.RootElement.GetProperty("areas").GetProperty("points")[0].GetProperty("value").GetInt32());
        Assert.Equal(["ปี 2570", "ปี 2569"], chart.RootElement.GetProperty("rounds").GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("name").GetString()!));
        Assert.True(page.QuerySelector("#charts")!.HasAttribute("hidden"));
        Assert.Contains("chart-drawing.js?v=", page.QuerySelector("#charts")!.GetAttribute("data-drawing"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[style], script:not([src])"));
        foreach (var file in new[] { "charts.js", "chart-drawing.js" })
        {
            Assert.True((await client.GetAsync("/dist/" + file)).IsSuccessStatusCode, file);
        }
    }

    [Fact]
    public async Task Get_Board_OfAYear_SaysHowItIsRolledUp()
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/figures/savings-group?round=2570/year"));

        Assert.Equal("200", page.QuerySelector("tr[data-area=total] [data-indicator=members]")!.TextContent.Trim());
        Assert.Equal("2570/year", page.QuerySelector("#round option[selected]")!.GetAttribute("value"));
        Assert.Contains("ถึงงวดที่ 2", page.QuerySelector(".notice--note")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("round=2570/year", page.QuerySelector("#a-5701")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Csv_HoldsWhatIsShown()
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        using var response = await client.GetAsync("/figures/savings-group/download.csv?round=2570/2&by=district&within=57&status=all");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("savings-group-2570-2-57.csv", response.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var reader = new StringReader(System.Text.Encoding.UTF8.GetString(bytes[3..]));
        var rows = Csv.Read(reader).Select(r => r.Fields).ToList();
        Assert.Equal(["รหัสพื้นที่", "พื้นที่", "งวด"], rows[0].Take(3));
        Assert.Equal(["5701", "5702", "5703", "57"], rows.Skip(1).Select(r => r[0]));
        var label = _world.Catalogue["savings-group"].Definition.Indicators.Single(i => i.Key.Name == "members").Label.Th;
        var members = rows[0].ToList().FindIndex(h => h.StartsWith(label + " (", StringComparison.Ordinal));
        Assert.Equal(("2570/2", "160", ""), (rows[1][2], rows[1][members], rows[2][members]));
        Assert.Equal(["3", "1", "0", "0", "0"], rows[4].Skip(rows[0].Count - 6).Take(5));
        Assert.Contains("2570", rows[1][^1], StringComparison.Ordinal);

        var byRound = await client.GetStringAsync("/figures/savings-group/download.csv?round=2570/2&within=57&table=rounds");
        Assert.Equal(4, byRound.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Get_Xlsx_HasAreasRoundsAndNotes()
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        using var book = new MemoryStream(await client.GetByteArrayAsync("/figures/savings-group/download.xlsx?round=2570/year&within=57"));

        Assert.Equal(["ตามพื้นที่", "ตามงวด", "หมายเหตุ"], book.GetSheetNames());
        var areas = book.Query(useHeaderRow: true, sheetName: "ตามพื้นที่").Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(["5701", "5702", "5703", "57"], areas.Select(r => r["รหัสพื้นที่"].ToString()!));
        var label = _world.Catalogue["savings-group"].Definition.Indicators.Single(i => i.Key.Name == "members").Label.Th;
        Assert.Equal(200d, Convert.ToDouble(areas[3].Single(c => c.Key.StartsWith(label + " (", StringComparison.Ordinal)).Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains(book.Query(sheetName: "หมายเหตุ").Cast<IDictionary<string, object>>(), r => r["A"].ToString()!.Contains("ถึงงวดที่ 2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/figures/savings-group/download.csv?within=50", 404)]
    [InlineData("/figures/savings-group/download.pdf?within=57", 404)]
    [InlineData("/figures/nothing/download.csv", 400)]
    public async Task Get_FileThatCannotBe_IsRefused(string url, int status)
    {
        using var client = await _world.SignedInAsync(FiguresWorld.Reviewer("57"));
        Assert.Equal(status, (int)(await client.GetAsync(url)).StatusCode);
    }
}
