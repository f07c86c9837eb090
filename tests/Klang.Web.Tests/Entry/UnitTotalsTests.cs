using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Entry;

/// <summary>Dataset 10: a district that holds only totals reports one row about itself instead of its producers.</summary>
public sealed class UnitTotalsTests
{
    private const string Sales = "otop-sales";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_Total_TakesTheProducersPlaceAndCounts(string database)
    {
        await using var world = await WithProducersAsync(database);
        var month = await world.SubmissionAsync(Sales, 2570, 1);
        await world.OpenAsync(month);

        var added = await AddAsync(world, month);
        var total = (await world.OpenAsync(month)).Single();
        var saved = await SellAsync(world, month, total.Value, 1_000_000);
        var submitted = await world.RunAsync((SubmissionLife life) => life.SubmitAsync(OpeningWorld.Officer, month, null));

        Assert.Equal((added.Value, "5701"), (total.Value.Id, total.Key));
        Assert.Equal("2", saved.Record.Answers.Value(FieldKey.Parse("basis")).Text);
        Assert.True(submitted.IsOk, submitted.Problem?.Message.En);
        Assert.Equal(["1|1000000|0"], await RollUpAsync(world, "5701"));
        Assert.Single(await world.DumpAsync("shelf_otop_sales"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_Twice_MakesOneRow(string database)
    {
        await using var world = await WithProducersAsync(database);
        var month = await world.SubmissionAsync(Sales, 2570, 1);

        var both = await Task.WhenAll(AddAsync(world, month), AddAsync(world, month));

        Assert.Equal(both[0].Value, both[1].Value);
        Assert.Equal((1, 0), await world.FindAsync(month) is var s ? (s.Rows, s.RowsConfirmed) : default);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_BesideConfirmedProducers_IsAnErrorAtSubmitUntilOneGoes(string database)
    {
        await using var world = await WithProducersAsync(database);
        var month = await world.SubmissionAsync(Sales, 2570, 1);
        await SellAsync(world, month, (await world.OpenAsync(month))["5701P000001"], 500);
        await AddAsync(world, month);
        var rows = await world.OpenAsync(month);
        await SellAsync(world, month, rows["5701"], 9_000);

        var refused = await world.RunAsync((SubmissionLife life) => life.SubmitAsync(OpeningWorld.Officer, month, null));
        var before = await world.FindAsync(month);
        rows = await world.RowsAsync(month);
        var removed = await world.RunAsync((UnitTotals t) => t.RemoveAsync(OpeningWorld.Officer, month, rows["5701P000001"].Id, rows["5701P000001"].Version));
        var submitted = await world.RunAsync((SubmissionLife life) => life.SubmitAsync(OpeningWorld.Officer, month, null));

        Assert.Equal(["5701", "5701P000001"], rows.Keys.Order());
        Assert.Equal("422.1", refused.Problem?.Code);
        Assert.Equal((2, 2, 1), (before.Rows, before.RowsConfirmed, before.Errors));
        Assert.True(removed.IsOk, removed.Problem?.Message.En);
        Assert.True(submitted.IsOk, submitted.Problem?.Message.En);
        Assert.Equal(["1|9000|0"], await RollUpAsync(world, "5701"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Remove_Total_BringsTheProducersBackAndEndsTheirErrors(string database)
    {
        await using var world = await WithProducersAsync(database);
        var month = await world.SubmissionAsync(Sales, 2570, 1);
        await SellAsync(world, month, (await world.OpenAsync(month))["5701P000001"], 500);
        await AddAsync(world, month);
        var total = (await world.RowsAsync(month))["5701"];

        var removed = await world.RunAsync((UnitTotals t) => t.RemoveAsync(OpeningWorld.Officer, month, total.Id, total.Version));
        var rows = await world.OpenAsync(month);

        Assert.True(removed.IsOk, removed.Problem?.Message.En);
        Assert.Equal(["5701P000001", "5701P000002"], rows.Keys.Order());
        Assert.Equal((2, 1, 0), await world.FindAsync(month) is var s ? (s.Rows, s.RowsConfirmed, s.Errors) : default);
        Assert.Equal(["1|500|1"], await RollUpAsync(world, "5701"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_ByTheProvince_IsItsFairs(string database)
    {
        await using var world = await WithProducersAsync(database);
        var month = await world.SubmissionAsync(Sales, 2570, 1, "57");
        Assert.Empty(await world.OpenAsync(month, OpeningWorld.Province));

        Assert.True((await world.RunAsync((UnitTotals t) => t.AddAsync(OpeningWorld.Province, month))).IsOk);
        var saved = await SellAsync(world, month, (await world.RowsAsync(month))["57"], 320, OpeningWorld.Province);

        Assert.Equal("3", saved.Record.Answers.Value(FieldKey.Parse("basis")).Text);
        Assert.Equal(["1|320|0"], await RollUpAsync(world, "57"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Add_WhereItCannotBe_IsRefused(string database)
    {
        await using var world = await OpeningWorld.MakeAsync(database, Sales, "savings-group");
        var groups = await world.RunAsync(async (UnitTotals t) => await t.AddAsync(OpeningWorld.Officer, await world.SubmissionAsync("savings-group", 2570, 1)));
        var strangers = await world.RunAsync(async (UnitTotals t) => await t.AddAsync(OpeningWorld.Neighbour, await world.SubmissionAsync(Sales, 2570, 1)));
        var reviewer = await world.RunAsync(async (UnitTotals t) => await t.AddAsync(OpeningWorld.Province, await world.SubmissionAsync(Sales, 2570, 1)));

        Assert.Equal(["409.5", "404.1", "403.2"], new[] { groups.Problem!.Code, strangers.Problem!.Code, reviewer.Problem!.Code });
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Doors_ApiAndPages_AddAndTakeOutTheTotal(string database)
    {
        await using var world = await WithProducersAsync(database);
        await world.StartAsync();
        var month = await world.SubmissionAsync(Sales, 2570, 1);
        using var browser = await world.SignedInAsync(OpeningWorld.Officer);
        using var api = await world.ApiAsync(OpeningWorld.Officer);

        var head = await OpeningWorld.PageAsync(browser, $"/entry/{month}");
        var pressed = await OpeningWorld.PressAsync(browser, $"/entry/{month}", "form[action$='handler=Total'] button");
        var form = await OpeningWorld.PageAsync(browser, pressed.Headers.Location!.OriginalString);
        var grid = await OpeningWorld.PageAsync(browser, $"/entry/{month}");
        var taken = await OpeningWorld.PressAsync(browser, pressed.Headers.Location!.OriginalString, "button[value=remove]");
        var added = await OpeningWorld.AnswerAsync(api.PostAsJsonAsync($"/api/v1/submissions/{month}/records", new { subject = "unit" }));
        var id = added.Body.GetProperty("id").GetGuid();
        var gone = await OpeningWorld.AnswerAsync(api.DeleteAsync($"/api/v1/submissions/{month}/records/{id}?version=0"));
        var again = await OpeningWorld.AnswerAsync(api.DeleteAsync($"/api/v1/submissions/{month}/records/{id}?version=0"));

        Assert.Contains("0 จาก 2", head.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (pressed.StatusCode, taken.StatusCode));
        Assert.Contains("ยอดรวม", form.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Null(grid.QuerySelector("form[action$='handler=Total']"));
        Assert.Single(grid.QuerySelectorAll("#entry-grid tbody tr"));
        Assert.Equal([201, 204, 404], new[] { added.Status, gone.Status, again.Status });
        Assert.Equal("5701", added.Body.GetProperty("subject").GetString());
        Assert.Equal(2, (await world.OpenAsync(month)).Count);
    }

    [Theory(DisplayName = "Test trap: missing ≠ 0; completeness is producers confirmed ÷ active producers"), MemberData(nameof(Databases))]
    public async Task Page_Head_ShowsProducersConfirmedOfActive(string database)
    {
        await using var world = await WithProducersAsync(database);
        await world.StartAsync();
        var month = await world.SubmissionAsync(Sales, 2570, 1);
        await SellAsync(world, month, (await world.OpenAsync(month))["5701P000001"], 500);
        using var browser = await world.SignedInAsync(OpeningWorld.Officer);

        Assert.Contains("1 จาก 2 รายที่ดำเนินการอยู่ (50%)", (await OpeningWorld.PageAsync(browser, $"/entry/{month}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["1|500|1"], await RollUpAsync(world, "5701"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Save_LaterMonth_KnowsTheYearSoFarAndTheLastThree(string database)
    {
        await using var world = await WithProducersAsync(database);
        foreach (var (year, round, amount) in new[] { (2569, 12, 7_000m), (2570, 1, 1_000m), (2570, 2, 2_000m) })
        {
            var before = await world.SubmissionAsync(Sales, year, round);
            await SellAsync(world, before, (await world.OpenAsync(before))["5701P000001"], amount);
        }

        var third = await world.SubmissionAsync(Sales, 2570, 3);
        var row = (await world.OpenAsync(third))["5701P000001"];
        var running = await SellAsync(world, third, row, 4_500);
        var quiet = await SellAsync(world, third, running.Record, 600);

        Assert.Contains(running.Issues, i => i.Rule == "running_total_typed");
        Assert.DoesNotContain(quiet.Issues, i => i.Rule is "running_total_typed" or "ten_times_usual");
        Assert.Equal(3_600m, quiet.Record.Answers.Value(FieldKey.Parse("year_total")).Number);
        var context = await world.RunAsync((EntryLoader loader) => loader.FindAsync(third));
        Assert.Equal([1_000m, 2_000m], Amounts(context!.ThisYearAnswers["5701P000001"]).Order());
        Assert.Equal([1_000m, 2_000m, 7_000m], Amounts(context.RecentAnswers["5701P000001"]).Order());
        Assert.Equal(3_333.33m, decimal.Round(Amounts(context.RecentAnswers["5701P000001"]).Average(), 2));
    }

    private static IEnumerable<decimal> Amounts(IEnumerable<Core.Records.Answers> answers) => answers.Select(a => a.Value(FieldKey.Parse("total_amount")).Number);

    private static Task<Core.Common.Result<Guid>> AddAsync(OpeningWorld world, Guid month) => world.RunAsync((UnitTotals t) => t.AddAsync(OpeningWorld.Officer, month));

    /// <summary>Records that count, sales, producers.</summary>
    private static async Task<IEnumerable<string>> RollUpAsync(OpeningWorld world, string unit) =>
        (await world.DumpAsync("rollup_otop_sales", $"unit_code = '{unit}'")).Select(row => string.Join('|', new[] { "records", "s_total_amount", "s_one_producer" }
            .Select(c => decimal.Parse(row.Split("; ").Single(x => x.StartsWith(c + "=", StringComparison.Ordinal))[(c.Length + 1)..], System.Globalization.CultureInfo.InvariantCulture).ToString("0", System.Globalization.CultureInfo.InvariantCulture))));

    private static Task<SavedRow> SellAsync(OpeningWorld world, Guid month, Record record, decimal amount, Core.People.Actor? by = null)
    {
        var edit = Desk.Edit(record, ("has_sales", "1"));
        var line = new Dictionary<string, string?>(StringComparer.Ordinal) { ["product_type"] = "1", ["channel"] = "11", ["amount"] = Core.Common.PlainText.Plain(amount) };
        if (!record.SubjectKey.Contains('P', StringComparison.Ordinal))
        {
            line["of_producer_type"] = "1";
        }

        return world.SaveAsync(month, by ?? OpeningWorld.Officer, edit with
        {
            Lists = edit.Lists.Add(FieldKey.Parse("lines"), [line.ToImmutableDictionary(c => FieldKey.Parse(c.Key), c => c.Value)]),
        });
    }

    private static async Task<OpeningWorld> WithProducersAsync(string database)
    {
        var world = await OpeningWorld.MakeAsync(database, Sales);
        await world.EntryAsync("otop-producer", "5701P000001", "5701", cells: ("producer_type", "1"));
        await world.EntryAsync("otop-producer", "5701P000002", "5701", cells: ("producer_type", "2"));
        await world.EntryAsync("otop-producer", "5701P000003", "5701", active: false, cells: ("producer_type", "2"));
        return world;
    }
}
