using System.Net.Http.Json;
using System.Text.Json;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Entry;

/// <summary>Missing, zero, no change and not applicable are four answers, through every door, in the store and on the screen.</summary>
public sealed class FourAnswersTests
{
    private const string Groups = "savings-group";
    private static readonly FieldKey Zero = FieldKey.Parse("deposit_other");
    private static readonly FieldKey Missing = FieldKey.Parse("cash");
    private static readonly FieldKey NotApplicable = FieldKey.Parse("borrowed_external");

    public static TheoryData<string, string> Doors =>
        [.. TestDatabases.All.SelectMany(d => new[] { "grid", "api", "form" }.Select(door => new TheoryDataRow<string, string>((string)d.Data, door)))];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Doors))]
    public async Task Save_ThroughADoor_KeepsTheFourApart(string database, string door)
    {
        await using var world = await CarriedAsync(database);
        var submission = await world.SubmissionAsync(Groups, 2570, 1);
        var rows = await world.OpenAsync(submission);

        await SaveAsync(world, door, submission, rows["57010101S01"]);
        await ConfirmAsync(world, door, submission, rows["57010101S02"]);

        var (said, unchanged) = ((await world.RowsAsync(submission))["57010101S01"], (await world.RowsAsync(submission))["57010101S02"]);
        Assert.Equal(0m, Assert.IsType<Answered>(said.Answers[Zero]).Value.Number);
        Assert.Null(said.Answers[Missing]);
        Assert.IsType<NotApplicable>(said.Answers[NotApplicable]);
        Assert.Equal((RecordState.Entered, RecordState.Confirmed), (said.State, unchanged.State));

        // No change: stocks as they were, nothing in the round.
        Assert.Equal([5_000m, 0m], new[] { unchanged.Answers.Value(Missing).Number, unchanged.Answers.Value(FieldKey.Parse("members_new")).Number });
        var shelf = (await world.DumpAsync("shelf_savings_group", "round_no = 1 AND subject_key = '57010101S01'")).Single();
        Assert.Contains("; deposit_other=0", shelf, StringComparison.Ordinal);
        Assert.Contains("; cash=;", shelf, StringComparison.Ordinal);
        Assert.Contains("; borrowed_external=;", shelf, StringComparison.Ordinal);
        Assert.Equal(["2|1|1"], await RolledUpAsync(world));
        Assert.Equal(["{\"na\":true}"], await NotApplicableAsync(world, said.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Screens_ShowTheFourApart(string database)
    {
        await using var world = await CarriedAsync(database);
        await world.StartAsync();
        var submission = await world.SubmissionAsync(Groups, 2570, 1);
        var rows = await world.OpenAsync(submission);
        await SaveCellsAsync(world, "/entry/{0}/cells", submission, rows["57010101S01"]);
        using var browser = await world.SignedInAsync(OpeningWorld.Officer);
        using var api = await world.ApiAsync(OpeningWorld.Officer);

        var grid = (await OpeningWorld.AnswerAsync(api.GetAsync($"/entry/{submission}/grid"))).Body;
        var columns = grid.GetProperty("columns").EnumerateArray().Select(c => c.GetProperty("key").GetString()).ToList();
        var row = grid.GetProperty("rows").EnumerateArray().First();
        var form = await OpeningWorld.PageAsync(browser, $"/entry/{submission}/records/{rows["57010101S01"].Id}");
        var values = (await OpeningWorld.AnswerAsync(api.GetAsync($"/api/v1/submissions/{submission}/records"))).Body.GetProperty("items")[0].GetProperty("values");

        Assert.Equal(0, row.GetProperty("v")[columns.IndexOf("deposit_other")].GetDecimal());
        Assert.Equal(JsonValueKind.Null, row.GetProperty("v")[columns.IndexOf("cash")].ValueKind);
        Assert.Equal(["borrowed_external"], row.GetProperty("na").EnumerateArray().Select(n => n.GetString()));
        Assert.Equal(["entered", "carried"], grid.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("state").GetString()));
        Assert.Equal(["0", "", "n/a"], new[] { "deposit_other", "cash", "borrowed_external" }.Select(k => form.QuerySelector($"[name={k}]")!.GetAttribute("value") ?? ""));
        Assert.Equal(0, values.GetProperty("deposit_other").GetDecimal());
        Assert.False(values.TryGetProperty("cash", out _));
        Assert.True(values.GetProperty("borrowed_external").GetProperty("na").GetBoolean());
    }

    [Theory(DisplayName = "§5.8: carried rows not counted until confirmed"), MemberData(nameof(Databases))]
    public async Task Carried_UntilConfirmed_CountsForNothing(string database)
    {
        await using var world = await CarriedAsync(database);
        var submission = await world.SubmissionAsync(Groups, 2570, 1);
        var rows = await world.OpenAsync(submission);

        var refused = await world.RunAsync((SubmissionLife life) => life.SubmitAsync(OpeningWorld.Officer, submission, null));

        Assert.Equal("422.1", refused.Problem?.Code);
        Assert.Equal(["0||"], await RolledUpAsync(world));
        Assert.Equal((2, 0, 0), await world.FindAsync(submission) is var s ? (s.Rows, s.RowsConfirmed, s.Errors) : default);
        Assert.All(rows.Values, r => Assert.NotNull(r.Answers[Missing]));
    }

    private static async Task SaveAsync(OpeningWorld world, string door, Guid submission, Record record)
    {
        if (world.App.Urls.Count == 0)
        {
            await world.StartAsync();
        }

        if (door == "form")
        {
            using var browser = await world.SignedInAsync(OpeningWorld.Officer);
            var saved = await OpeningWorld.PressAsync(browser, $"/entry/{submission}/records/{record.Id}", "button[value=stay]", (Zero.Name, "0"), (Missing.Name, ""), (NotApplicable.Name, "n/a"));
            Assert.Equal(302, (int)saved.StatusCode);
            return;
        }

        await SaveCellsAsync(world, door == "grid" ? "/entry/{0}/cells" : "/api/v1/submissions/{0}/records", submission, record);
    }

    private static async Task SaveCellsAsync(OpeningWorld world, string address, Guid submission, Record record)
    {
        using var api = await world.ApiAsync(OpeningWorld.Officer);
        var cells = new Dictionary<string, object?>(StringComparer.Ordinal) { [Zero.Name] = 0, [Missing.Name] = null, [NotApplicable.Name] = new { na = true } };
        var saved = await OpeningWorld.AnswerAsync(api.PatchAsJsonAsync(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, address, submission),
            new { key = Guid.NewGuid().ToString(), rows = new[] { new { id = record.Id, version = record.Version, cells } } }));
        Assert.Equal(200, saved.Status);
    }

    private static async Task ConfirmAsync(OpeningWorld world, string door, Guid submission, Record record)
    {
        if (door == "form")
        {
            using var browser = await world.SignedInAsync(OpeningWorld.Officer);
            Assert.Equal(302, (int)(await OpeningWorld.PressAsync(browser, $"/entry/{submission}/records/{record.Id}", "button[value=unchanged]")).StatusCode);
            return;
        }

        using var api = await world.ApiAsync(OpeningWorld.Officer);
        var saved = await OpeningWorld.AnswerAsync(api.PatchAsJsonAsync(
            door == "grid" ? $"/entry/{submission}/cells" : $"/api/v1/submissions/{submission}/records",
            new { key = Guid.NewGuid().ToString(), rows = new[] { new { id = record.Id, version = record.Version, confirm = true } } }));
        Assert.Equal(200, saved.Status);
    }

    /// <summary>Records that count; how many say cash, and how many say what is borrowed.</summary>
    private static async Task<IEnumerable<string>> RolledUpAsync(OpeningWorld world) =>
        (await world.DumpAsync("rollup_savings_group", "fiscal_year = 2570 AND unit_code = '5701'")).Select(row =>
        {
            var cells = row.Split("; ").Select(c => c.Split('=', 2)).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);
            return cells["records"] == "0" ? "0||" : string.Join('|', cells["records"], cells["n_cash"], cells["n_borrowed_external"]);
        });

    private static async Task<IEnumerable<string>> NotApplicableAsync(OpeningWorld world, Guid record) => await world.DbAsync(async db =>
    {
        var answers = await db.Records.AsNoTracking().Where(r => r.Id == record).Select(r => r.Answers).SingleAsync();
        using var stored = JsonDocument.Parse(AnswersJson.Write(answers));
        return new[] { stored.RootElement.GetProperty(NotApplicable.Name).GetRawText() };
    });

    /// <summary>Two groups, each with a record of the round before.</summary>
    private static async Task<OpeningWorld> CarriedAsync(string database)
    {
        var world = await OpeningWorld.MakeAsync(database, Groups);
        var last = await world.SubmissionAsync(Groups, 2569, 4);
        foreach (var code in new[] { "57010101S01", "57010101S02" })
        {
            await world.EntryAsync(Groups, code, "5701", cells: [("established_date", "6/3/2540"), ("account_close_month", "12")]);
        }

        foreach (var record in (await world.OpenAsync(last)).Values)
        {
            await world.SaveAsync(last, OpeningWorld.Officer, Desk.Edit(record, Desk.Complete));
        }

        return world;
    }
}
