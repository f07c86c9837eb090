using System.Net.Http.Json;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Record = Klang.Data.Model.Record;

namespace Klang.Web.Tests.Entry;

/// <summary>Dataset 2: applicants in March, and in September results of those who were accepted, and of nobody else.</summary>
public sealed class ApplicantsTests
{
    private const string Standards = "community-standards";
    private const string Register = "community-standard-applicant";

    private static readonly (string, string?)[] Certified =
    [
        ("development_plan", "แผน"), ("chosen_indicators", "G62-03,G62-05"), ("district_review_date", "1/6/2570"), ("subcommittee_date", "12/6/2570"),
        ("assessment_mode", "visit"), ("certification_result", "certified"), ("resolution_no", "1/2570"), ("resolution_date", "20/8/2570"),
    ];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Open_RoundTwo_HoldsExactlyTheAccepted(string database)
    {
        await using var world = await AfterMarchAsync(database);
        await world.EntryAsync(Register, "5701M0009", "5701", cells: ("applicant_type", "group"));
        await world.DbAsync(db => db.Subjects.Where(s => s.Code == "5701M0001").ExecuteUpdateAsync(s => s.SetProperty(x => x.Active, false)));

        var rows = await world.OpenAsync(await world.SubmissionAsync(Standards, 2570, 2));

        // 1 and 2 were accepted, and 1 has ended since; 3 was rejected, 4 withdrew, 5 was never confirmed, 9 came later.
        Assert.Equal(["5701M0001", "5701M0002"], rows.Keys.Order());
        Assert.All(rows.Values, r => Assert.Equal(RecordState.Carried, r.State));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Open_RoundTwoWhereNobodyApplied_IsEmptyWhateverTheRegisterHolds(string database)
    {
        await using var world = await OpeningWorld.MakeAsync(database, Standards);
        await world.EntryAsync(Register, "5701M0001", "5701", cells: ("applicant_type", "group"));

        Assert.Empty(await world.OpenAsync(await world.SubmissionAsync(Standards, 2570, 2)));
    }

    [Theory(DisplayName = "Probe: certified without R1 application impossible via form and API"), MemberData(nameof(Databases))]
    public async Task Certify_WithoutAnAcceptedApplication_HasNoDoor(string database)
    {
        await using var world = await AfterMarchAsync(database);
        await world.StartAsync();
        var (march, september) = (await world.SubmissionAsync(Standards, 2570, 1), await world.SubmissionAsync(Standards, 2570, 2));
        var rejected = (await world.RowsAsync(march))["5701M0003"];
        using var browser = await world.SignedInAsync(OpeningWorld.Officer);
        using var api = await world.ApiAsync(OpeningWorld.Officer);
        var grid = await OpeningWorld.PageAsync(browser, $"/entry/{september}");
        var form = await browser.GetAsync($"/entry/{september}/records/{rejected.Id}");
        var rows = await OpeningWorld.AnswerAsync(api.GetAsync($"/api/v1/submissions/{september}/records"));
        var patched = await OpeningWorld.AnswerAsync(PatchAsync(api, $"/api/v1/submissions/{september}/records", rejected, ("certification_result", "certified")));
        var cells = await OpeningWorld.AnswerAsync(PatchAsync(api, $"/entry/{september}/cells", rejected, ("certification_result", "certified")));
        var added = await OpeningWorld.AnswerAsync(api.PostAsJsonAsync($"/api/v1/submissions/{september}/records", new { subject = "5701M0003" }));
        var total = await OpeningWorld.AnswerAsync(api.PostAsJsonAsync($"/api/v1/submissions/{september}/records", new { subject = "unit" }));

        Assert.DoesNotContain("5701M0003", grid.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(404, (int)form.StatusCode);
        Assert.Equal(2, rows.Body.GetProperty("items").GetArrayLength());
        Assert.Equal([404, 404, 400, 409], new[] { patched.Status, cells.Status, added.Status, total.Status });
        Assert.Equal(2, (await world.RowsAsync(september)).Count);
    }

    [Theory(DisplayName = "Probe §2.6: certified without R1 application impossible via Excel"), MemberData(nameof(Databases))]
    public async Task Import_RoundTwoOfOneWhoDidNotApply_IsRefusedAndAddsNoRow(string database)
    {
        await using var world = await AfterMarchAsync(database);
        var september = await world.SubmissionAsync(Standards, 2570, 2);
        await world.OpenAsync(september);
        var book = Import.Books.Of(["รหัส", "ผลการรับรอง"], ["5701M0003", "ผ่านการรับรอง"]);

        var context = await world.RunAsync((EntryLoader loader) => loader.FindAsync(september));
        var done = await world.RunAsync((Klang.Web.Features.Import.ImportRun run) => run.RunAsync(context!, "ผล.xlsx", book, false));

        Assert.False(done is { IsOk: true, Value.IsWhole: true });
        Assert.Equal(0, done.IsOk ? done.Value.Summary.Of(Klang.Core.Imports.ImportRowState.Taken) : 0);
        Assert.DoesNotContain("5701M0003", (await world.RowsAsync(september)).Keys);
    }

    [Theory(DisplayName = "Probe: R2 submit blocked with an undecided applicant"), MemberData(nameof(Databases))]
    public async Task Submit_RoundTwoWithAnUndecidedApplicant_IsBlocked(string database)
    {
        await using var world = await AfterMarchAsync(database);
        await world.StartAsync();
        var september = await world.SubmissionAsync(Standards, 2570, 2);
        using var api = await world.ApiAsync(OpeningWorld.Officer);
        await CertifyAsync(world, september, (await world.OpenAsync(september))["5701M0001"]);

        var unconfirmed = await OpeningWorld.AnswerAsync(api.PostAsync($"/api/v1/submissions/{september}/submit", null));
        await world.SaveAsync(september, (await world.RowsAsync(september))["5701M0002"], [.. Certified.Where(c => c.Item1 != "certification_result")]);
        var undecided = await OpeningWorld.AnswerAsync(api.PostAsync($"/api/v1/submissions/{september}/submit", null));
        await CertifyAsync(world, september, (await world.RowsAsync(september))["5701M0002"]);
        var decided = await OpeningWorld.AnswerAsync(api.PostAsync($"/api/v1/submissions/{september}/submit", null));

        Assert.Equal([422, 422, 200], new[] { unconfirmed.Status, undecided.Status, decided.Status });
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_RoundTwoNeverOpened_IsBlockedByItsApplicants(string database)
    {
        await using var world = await AfterMarchAsync(database);

        var submitted = await world.RunAsync(async (SubmissionLife life) => await life.SubmitAsync(OpeningWorld.Officer, await world.SubmissionAsync(Standards, 2570, 2), null));

        Assert.Equal("422.1", submitted.Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Reopened_RoundOne_BringsTheNewlyAcceptedAndTakesUnconfirmedRowsOut(string database)
    {
        await using var world = await AfterMarchAsync(database);
        var (march, september) = (await world.SubmissionAsync(Standards, 2570, 1), await world.SubmissionAsync(Standards, 2570, 2));
        await world.OpenAsync(september);
        var rows = await world.RowsAsync(march);
        await world.SaveAsync(march, rows["5701M0003"], ("r1_status", "accepted"));
        await world.SaveAsync(march, rows["5701M0002"], ("r1_status", "withdrawn"));

        var after = await world.OpenAsync(september);

        Assert.Equal(["5701M0001", "5701M0003"], after.Keys.Order());
        Assert.Equal(2, (await world.FindAsync(september)).Rows);
        Assert.Equal(2, (await world.DumpAsync("shelf_community_standards", "round_no = 2")).Count);
        Assert.Contains((await world.DumpAsync("trail", "what = 'submission.prepare'")), line => line.Contains("\"withdrawn\":[\"5701M0002\"]", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Result_OfOneWhoseAcceptanceWasTakenBack_BlocksUntilTakenOut(string database)
    {
        await using var world = await AfterMarchAsync(database);
        var (march, september) = (await world.SubmissionAsync(Standards, 2570, 1), await world.SubmissionAsync(Standards, 2570, 2));
        await CertifyAsync(world, september, (await world.OpenAsync(september))["5701M0001"]);
        await world.SaveAsync(march, (await world.RowsAsync(march))["5701M0001"], ("r1_status", "withdrawn"));
        var row = (await world.OpenAsync(september))["5701M0001"];

        var saved = await world.SaveAsync(september, row, ("best_practice", "x"));
        var stays = await world.RunAsync(async (UnitTotals t) => await t.RemoveAsync(OpeningWorld.Officer, september, (await world.RowsAsync(september))["5701M0002"].Id, 0));
        var stranger = await world.RunAsync((UnitTotals t) => t.RemoveAsync(OpeningWorld.Neighbour, september, row.Id, saved.Record.Version));
        var stale = await world.RunAsync((UnitTotals t) => t.RemoveAsync(OpeningWorld.Officer, september, row.Id, row.Version));
        var gone = await world.RunAsync((UnitTotals t) => t.RemoveAsync(OpeningWorld.Officer, september, row.Id, saved.Record.Version));

        Assert.Contains(saved.Issues, i => i.Rule == "not_from_source");
        Assert.Equal(["409.6", "404.1", "412.1"], new[] { stays.Problem!.Code, stranger.Problem!.Code, stale.Problem!.Code });
        Assert.True(gone.IsOk);
        Assert.Equal(["5701M0002"], (await world.OpenAsync(september)).Keys);
        Assert.Contains((await world.DumpAsync("trail", "what = 'record.remove'")), line => line.Contains("certified", StringComparison.Ordinal));
        Assert.Equal((1, 0, 0), await CountsAsync(world, september));
    }

    private static async Task<(int, int, int)> CountsAsync(OpeningWorld world, Guid id) => await world.FindAsync(id) is var s ? (s.Rows, s.RowsConfirmed, s.Errors) : default;

    private static Task<HttpResponseMessage> PatchAsync(HttpClient api, string address, Record record, (string Key, string Text) cell) => api.PatchAsJsonAsync(
        address, new { key = Guid.NewGuid().ToString(), rows = new[] { new { id = record.Id, version = record.Version, cells = new Dictionary<string, string>(StringComparer.Ordinal) { [cell.Key] = cell.Text } } } });

    private static Task<SavedRow> CertifyAsync(OpeningWorld world, Guid submission, Record record)
    {
        var edit = Desk.Edit(record, Certified);
        var results = Enumerable.Range(1, 6).Select(n => RegisterWorld.Cells(("indicator_code", "G62-0" + n.Plain()), ("passed", "1")));
        return world.SaveAsync(submission, OpeningWorld.Officer, edit with
        {
            Lists = edit.Lists.Add(FieldKey.Parse("indicator_results"), [.. results]),
        });
    }

    /// <summary>Five applicants in March: two accepted, one rejected, one withdrawn, one never confirmed.</summary>
    private static async Task<OpeningWorld> AfterMarchAsync(string database)
    {
        var world = await OpeningWorld.MakeAsync(database, Standards);
        for (var i = 1; i <= 5; i++)
        {
            await world.EntryAsync(Register, "5701M000" + i, "5701", cells: [("applicant_type", "group"), ("applicant_name", "กลุ่ม " + i)]);
        }

        var march = await world.SubmissionAsync(Standards, 2570, 1);
        var rows = await world.OpenAsync(march);
        foreach (var (code, status) in new[] { ("1", "accepted"), ("2", "accepted"), ("3", "rejected"), ("4", "withdrawn") })
        {
            await world.SaveAsync(
                march, rows["5701M000" + code],
                ("apply_date", "1/3/2570"), ("active_years", "3"), ("has_minutes", "1"), ("mentor_name", "พัฒนากร"), ("r1_status", status));
        }

        return world;
    }
}
