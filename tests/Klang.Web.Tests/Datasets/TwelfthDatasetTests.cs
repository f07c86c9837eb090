using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Klang.Data;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Datasets;

/// <summary>One file more, and everything follows: through the doors that officers, analysts and programs use.</summary>
public sealed class TwelfthDatasetTests
{
    private const decimal SalesEach = 1500.25m;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Fact]
    public void Manual_ShowsTheExampleFileWordForWord()
    {
        var manual = File.ReadAllLines(TwelfthDataset.InProject("docs/definition-format.md"));
        var shown = manual.SkipWhile(l => l != "   key: community-shop").TakeWhile(l => l.Trim() != "```").Select(l => l.Length == 0 ? "" : l[3..]);

        Assert.Equal(TwelfthDataset.Example.TrimEnd('\n'), string.Join('\n', shown));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task OneFile_GivesCatalogueEntryChecksShelfApiAndFigures(string database)
    {
        await using var twelfth = await TwelfthDataset.StartAsync(database);

        await CatalogueAndCalendarAsync(twelfth);
        var rows = await GridAsync(twelfth);
        await ErrorAndMendAsync(twelfth, rows[0].GetProperty("id").GetGuid());
        await FillRestAsync(twelfth, [.. rows.Skip(1)]);
        await ShelfAsync(twelfth, rows.Count);
        var sent = await twelfth.Officer.FillInAsync($"/submissions/{twelfth.Submission:D}/submit", "main form.card", []);
        Assert.Equal(HttpStatusCode.Redirect, sent.Status);
        await ApiAsync(twelfth, rows.Count);
        await FiguresAsync(twelfth, rows.Count);
    }

    private static async Task CatalogueAndCalendarAsync(TwelfthDataset twelfth)
    {
        var items = (await twelfth.JsonAsync("/api/v1/datasets")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal((12, TwelfthDataset.Key, 2), (items.Count, items[^1].GetProperty("key").GetString(), items[^1].GetProperty("roundsAYear").GetInt32()));
        var dictionary = (await twelfth.Officer.GetAsync("/datasets/community-shop")).Page.QuerySelector("main")!.TextContent;
        Assert.All(["12. ข้อมูลร้านค้าชุมชน", "ร้านค้าที่เปิดอยู่", "ยอดขายในงวด", "shops_new <= shops_open", "ยอดขายต่อร้าน"], text => Assert.Contains(text, dictionary, StringComparison.Ordinal));
        var calendar = (await twelfth.Officer.GetAsync("/rounds?fiscalYear=2570")).Page;
        Assert.Contains("12. ข้อมูลร้านค้าชุมชน", calendar.QuerySelector("#rounds a[href='/rounds/community-shop/2570/1']")?.TextContent, StringComparison.Ordinal);
        var work = (await twelfth.Officer.GetAsync("/")).Page.QuerySelector($"a[href='/entry/{twelfth.Submission:D}']");
        Assert.Equal("ข้อมูลร้านค้าชุมชน", work?.TextContent.Trim());
    }

    private static async Task<List<JsonElement>> GridAsync(TwelfthDataset twelfth)
    {
        var grid = await twelfth.JsonAsync($"/entry/{twelfth.Submission:D}/grid");
        Assert.Equal(["shops_open", "shops_new", "sales"], grid.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("key").GetString()));
        Assert.True(grid.GetProperty("submission").GetProperty("canEdit").GetBoolean());
        var page = (await twelfth.Officer.GetAsync($"/entry/{twelfth.Submission:D}")).Page;
        Assert.Contains("ข้อมูลร้านค้าชุมชน", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var rows = grid.GetProperty("rows").EnumerateArray().ToList();
        var subdistricts = (await twelfth.JsonAsync("/api/v1/areas?parent=5701&limit=100")).GetProperty("items").EnumerateArray().Select(a => a.GetProperty("code").GetString());
        Assert.Equal(subdistricts.Order(StringComparer.Ordinal), rows.Select(r => r.GetProperty("code").GetString()).Order(StringComparer.Ordinal));
        return rows;
    }

    /// <summary>The record's form asks the file's questions; its rule marks a wrong answer and is content with the right one.</summary>
    private static async Task ErrorAndMendAsync(TwelfthDataset twelfth, Guid record)
    {
        var path = $"/entry/{twelfth.Submission:D}/records/{record:D}";
        var form = (await twelfth.Officer.GetAsync(path)).Page;
        Assert.Equal("ร้านค้า", form.QuerySelector("main fieldset legend")!.TextContent.Trim());
        Assert.All(["shops_open", "shops_new", "sales"], key => Assert.NotNull(form.QuerySelector($"main form input[name={key}]")));

        await twelfth.Officer.FillInAsync(path, "main form.form", [("shops_open", "๓"), ("shops_new", "5"), ("sales", "1,500.25")], "stay");
        Assert.Contains("ร้านค้าเปิดใหม่ (5) ต้องไม่เกินร้านค้าที่เปิดอยู่ (3)", (await twelfth.Officer.GetAsync(path)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["new_within_open"], (await IssuesAsync(twelfth, record)).Distinct());
        await twelfth.Officer.FillInAsync(path, "main form.form", [("shops_new", "1")], "stay");
        Assert.Empty(await IssuesAsync(twelfth, record));
    }

    private static async Task<List<string?>> IssuesAsync(TwelfthDataset twelfth, Guid record) =>
        [.. (await RecordsAsync(twelfth)).Single(r => r.GetProperty("id").GetGuid() == record).GetProperty("issues").EnumerateArray().Select(i => i.GetProperty("rule").GetString())];

    private static async Task<List<JsonElement>> RecordsAsync(TwelfthDataset twelfth) =>
        [.. (await twelfth.JsonAsync($"/api/v1/submissions/{twelfth.Submission:D}/records")).GetProperty("items").EnumerateArray()];

    private static async Task FillRestAsync(TwelfthDataset twelfth, List<JsonElement> rows)
    {
        var token = (await twelfth.Officer.GetAsync($"/entry/{twelfth.Submission:D}")).Page.QuerySelector("[data-token]")!.GetAttribute("data-token");
        var edits = rows.Select(r => new { id = r.GetProperty("id").GetGuid(), version = r.GetProperty("version").GetInt32(), cells = new { shops_open = "3", shops_new = "1", sales = "1500.25" } });
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"/api/v1/submissions/{twelfth.Submission:D}/records") { Content = JsonContent.Create(new { rows = edits }) };
        request.Headers.Add("RequestVerificationToken", token);
        Assert.Equal(HttpStatusCode.OK, (await twelfth.Officer.SendAsync(request)).Status);
    }

    private static async Task ShelfAsync(TwelfthDataset twelfth, int rows)
    {
        var (columns, sums) = await twelfth.Server.WithAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT shops_open, shops_new, sales, subdistrict_code FROM shelf_community_shop WHERE counted ORDER BY subdistrict_code";
            await using var reader = await command.ExecuteReaderAsync();
            var read = new List<(long Open, long New, decimal Sales)>();
            while (await reader.ReadAsync())
            {
                read.Add((reader.GetInt64(0), reader.GetInt64(1), reader.GetDecimal(2)));
            }

            return (reader.FieldCount, read);
        });
        Assert.Equal(4, columns);
        Assert.Equal(Enumerable.Repeat((3L, 1L, SalesEach), rows), sums);
    }

    private static async Task ApiAsync(TwelfthDataset twelfth, int rows)
    {
        var records = await RecordsAsync(twelfth);
        Assert.Equal(rows, records.Count);
        Assert.All(records, r => Assert.Equal(("entered", "1500.25"), (r.GetProperty("state").GetString(), r.GetProperty("values").GetProperty("sales").GetRawText())));
        var csv = Encoding.UTF8.GetString(await twelfth.Officer.BytesAsync("/api/v1/data/community-shop.csv?round=2570/1")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",shops_open,shops_new,sales", csv[0], StringComparison.Ordinal);
        Assert.Equal(rows, csv.Count(line => line.EndsWith(",3,1,1500.25", StringComparison.Ordinal)));
        Assert.Contains("shops_open", (await twelfth.JsonAsync($"/api/v1/submissions/{twelfth.Submission:D}/filed-copies/1")).GetRawText(), StringComparison.Ordinal);
    }

    private static async Task FiguresAsync(TwelfthDataset twelfth, int rows)
    {
        var expected = Math.Round(SalesEach / 3, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);
        var figures = await twelfth.JsonAsync("/api/v1/figures?dataset=community-shop&fiscalYear=2570&round=1&within=5701&by=subdistrict&status=reported");
        Assert.Equal(rows, figures.GetProperty("items").GetArrayLength());
        Assert.All(figures.GetProperty("items").EnumerateArray().Append(figures.GetProperty("total")), i =>
            Assert.StartsWith("500.08", i.GetProperty("values").GetProperty("sales_per_shop").GetRawText(), StringComparison.Ordinal));
        var page = (await twelfth.Officer.GetAsync("/figures/community-shop?round=2570/1&show=all")).Page;
        Assert.Contains(expected, page.QuerySelector("[data-area=total] [data-indicator=sales_per_shop]")!.TextContent, StringComparison.Ordinal);
    }
}
