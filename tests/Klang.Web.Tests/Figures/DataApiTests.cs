using System.Net;
using System.Text;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Api;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Klang.Web.Tests.Figures;

/// <summary><c>GET /api/v1/data/…</c>: rows of records, inside the caller's area, the same in every format.</summary>
public sealed class DataApiTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Get_Csv_HasARowForEachRecordOfTheRound(string database)
    {
        await using var world = await StartedAsync(database);
        using var client = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        using var response = await client.GetAsync("/api/v1/data/savings-group.csv?round=2570/1&within=57");
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var reader = new StringReader(Encoding.UTF8.GetString(bytes[3..]));
        var rows = Csv.Read(reader).Select(r => r.Fields.ToList()).ToList();
        string Cell(int row, string column) => rows[row][rows[0].IndexOf(column)];
        Assert.Equal(9, rows.Count); // four groups of two districts
        Assert.Equal(("2570/1", "5701", "57", "พื้นที่ 57", "5701", "พื้นที่ 5701", "570101", "57010101"),
            (Cell(1, "round"), Cell(1, "unit"), Cell(1, "provinceCode"), Cell(1, "provinceNameTh"), Cell(1, "districtCode"), Cell(1, "districtNameTh"), Cell(1, "subdistrictCode"), Cell(1, "villageCode")));
        Assert.Equal(("57010101S01", "'=กลุ่ม", "entered", "draft"), (Cell(1, "subject"), Cell(1, "subjectName"), Cell(1, "state"), Cell(1, "status"))); // no formula
        Assert.Equal(("15", "2000.00", "30"), (Cell(1, "members_male"), Cell(1, "satja_balance"), Cell(1, "members_total")));
        Assert.StartsWith("2026-", Cell(1, "as_of_date"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Get_Json_HasTypedValuesUnderItems(string database)
    {
        await using var world = await StartedAsync(database);
        using var client = await world.SignedInAsync(FiguresWorld.Department);
        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/v1/data/savings-group.json?fiscalYear=2570&within=570101"));

        var items = json.RootElement.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["2570/1:57010101S01", "2570/1:57010102S01", "2570/2:57010101S01", "2570/2:57010102S01"], items.Select(i => $"{i.GetProperty("round").GetString()}:{i.GetProperty("subject").GetString()}"));
        var values = items[0].GetProperty("values");
        Assert.Equal("2000.00", values.GetProperty("satja_balance").GetRawText());
        Assert.Equal((15, JsonValueKind.String), (values.GetProperty("members_male").GetInt32(), values.GetProperty("as_of_date").ValueKind));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task Get_Xlsx_IsTheSameRows()
    {
        await using var world = await StartedAsync(FiguresWorld.Sqlite);
        using var client = await world.SignedInAsync(FiguresWorld.Officer("5701"));
        using var book = new MemoryStream(await client.GetByteArrayAsync("/api/v1/data/savings-group.xlsx?fiscalYear=2569"));
        var rows = book.Query(useHeaderRow: true).Cast<IDictionary<string, object>>().ToList();
        Assert.Equal(4, rows.Count);
        Assert.Equal(("=กลุ่ม", 10d), (rows[0]["subjectName"].ToString(), Convert.ToDouble(rows[0]["members_male"], System.Globalization.CultureInfo.InvariantCulture))); // a text, no formula
        using var empty = new MemoryStream(await client.GetByteArrayAsync("/api/v1/data/savings-group.xlsx?fiscalYear=2560"));
        Assert.Equal("round", empty.Query().Cast<IDictionary<string, object>>().Single()["A"]);
    }

    [Fact]
    public async Task Get_ByStatus_LeavesDraftsOut()
    {
        await using var world = await StartedAsync(FiguresWorld.Sqlite);
        using var client = await world.SignedInAsync(FiguresWorld.Department);
        await world.DbAsync(db => db.Database.ExecuteSqlRawAsync("UPDATE rollup_savings_group SET status = 'Approved' WHERE unit_code = '5702'"));

        using var json = JsonDocument.Parse(await client.GetStringAsync("/api/v1/data/savings-group.json?status=approved"));
        Assert.Equal(["5702"], json.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("unit").GetString()!).Distinct());
    }

    [Fact]
    public async Task Get_EveryDataset_LeavesPersonalNumbersAndFilesOut()
    {
        await using var world = await StartedAsync(FiguresWorld.Sqlite);
        using var client = await world.SignedInAsync(FiguresWorld.Department);
        foreach (var definition in world.Catalogue.Datasets.Select(d => d.Definition))
        {
            var head = (await client.GetStringAsync($"/api/v1/data/{definition.Key}.csv")).Split("\r\n")[0].TrimStart('\uFEFF').Split(',');
            var open = definition.Fields.Where(f => f is not (NationalIdField or FileField)).Select(f => f.Key.Name);
            Assert.Equal(DataTable.Envelope.Concat(open), head);
        }
    }

    [Fact]
    public async Task Table_TelephoneNumbers_AreMaskedOutsideTheUnit()
    {
        await using var world = await FiguresWorld.MakeAsync(FiguresWorld.Sqlite);
        var names = await world.RunAsync(async (Web.Features.Areas.AreaNames all) => await all.ReadAsync());
        var phone = new PhoneField { Key = FieldKey.Parse("phone"), Label = new("โทร") };
        var row = new Data.Shelf.RecordRow(2570, 1, "5701", "57", "5701", null, null, "5701", null, "Entered", "Draft", ["081-234-5678"]);

        Assert.Equal("081-234-5678", new DataTable([phone], names, "5701").Cells(row)[^1]);
        Assert.Equal("xxx-xxx-x678", new DataTable([phone], names, "57").Cells(row)[^1]);
    }

    [Theory]
    [InlineData("savings-group.csv?within=57", HttpStatusCode.NotFound)]
    [InlineData("savings-group.json?within=5702", HttpStatusCode.NotFound)]
    [InlineData("savings-group.pdf", HttpStatusCode.NotFound)]
    [InlineData("nothing.csv", HttpStatusCode.NotFound)]
    [InlineData("savings-group.csv?round=x", HttpStatusCode.BadRequest)]
    [InlineData("savings-group.csv?round=2570/1&fiscalYear=2569", HttpStatusCode.BadRequest)]
    [InlineData("savings-group.csv?fiscalYear=2019", HttpStatusCode.BadRequest)]
    [InlineData("savings-group.csv?status=sold", HttpStatusCode.BadRequest)]
    [InlineData("savings-group.csv", HttpStatusCode.OK)]
    public async Task Get_OutsideTheScopeOrWrong_IsRefused(string question, HttpStatusCode expected)
    {
        await using var world = await StartedAsync(FiguresWorld.Sqlite);
        using var client = await world.SignedInAsync(FiguresWorld.Officer("5701"));
        using var response = await client.GetAsync("/api/v1/data/" + question);

        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.OK)
        {
            Assert.All((await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1), line => Assert.Contains(",5701,", line, StringComparison.Ordinal));
        }

        using var nobody = world.Anybody();
        Assert.NotEqual(HttpStatusCode.OK, (await nobody.GetAsync("/api/v1/data/savings-group.csv")).StatusCode);
    }

    private static async Task<FiguresWorld> StartedAsync(string database)
    {
        var world = await YearWorld.MakeAsync(database);
        await world.DbAsync(db => db.Subjects.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, "=กลุ่ม")));
        await world.StartAsync();
        return world;
    }
}
