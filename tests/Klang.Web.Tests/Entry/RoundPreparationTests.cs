using System.Net;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Entry;

/// <summary>Opening a round for everybody at once, and what an officer's first visit would have done.</summary>
public sealed class RoundPreparationTests
{
    private const string Groups = "savings-group";
    private static readonly RoundId Round = RoundId.Parse("savings-group/2570/1").Value;
    private static readonly string[] Tables = ["records", "submissions", "shelf_savings_group", "shelf_savings_group__activities", "rollup_savings_group"];

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_ForAll_LeavesExactlyWhatVisitsLeave(string database)
    {
        await using var visited = await WithLastYearAsync(database);
        await using var prepared = await WithLastYearAsync(database);

        foreach (var unit in new[] { "5701", "5702" })
        {
            await visited.OpenAsync(await visited.SubmissionAsync(Groups, 2570, 1, unit), OpeningWorld.Department);
        }

        var done = await PrepareAsync(prepared);

        Assert.Equal(new PreparedUnits(2, 2, 3), done.Value);
        foreach (var table in Tables)
        {
            var (one, other) = (await visited.DumpAsync(table), await prepared.DumpAsync(table));
            Assert.NotEmpty(one);
            Assert.Equal(one, other);
        }

        Assert.Equal(await visited.DumpAsync("trail", "stream <> 'calendar'"), await prepared.DumpAsync("trail", "stream <> 'calendar'"));
        Assert.Single(await prepared.DumpAsync("trail", "what = 'round.prepare'"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_CarriesStocksAndListsAndLeavesFlowsOpen(string database)
    {
        await using var world = await WithLastYearAsync(database);

        await PrepareAsync(world);

        var row = (await world.RowsAsync(await world.SubmissionAsync(Groups, 2570, 1)))["57010101S01"];
        Assert.Equal(RecordState.Carried, row.State);
        Assert.Equal(40m, row.Answers.Value(FieldKey.Parse("members_male")).Number);
        Assert.Single(row.Answers.List(FieldKey.Parse("activities")));
        Assert.All(["members_new", "satja_in_round", "loans_disbursed_ytd"], key => Assert.Null(row.Answers[FieldKey.Parse(key)]));
        Assert.Equal(["records=0"], (await world.DumpAsync("rollup_savings_group", "fiscal_year = 2570 AND unit_code = '5701'")).Select(r => r.Split("; ").Single(c => c.StartsWith("records=", StringComparison.Ordinal))));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_Again_AddsOnlyWhoJoinedSince(string database)
    {
        await using var world = await WithLastYearAsync(database);
        await PrepareAsync(world);
        await world.EntryAsync(Groups, "57010101S09", "5701");

        var again = await PrepareAsync(world);
        var third = await PrepareAsync(world);

        Assert.Equal((1, 0), (again.Value!.Carried, third.Value!.Carried));
        var submission = await world.SubmissionAsync(Groups, 2570, 1);
        Assert.Equal(3, (await world.RowsAsync(submission)).Count);
        Assert.Equal(3, (await world.FindAsync(submission)).Rows);
        Assert.Equal(2, (await world.DumpAsync("trail", "what = 'submission.prepare' AND stream = '5701' AND subject LIKE '%2570/1%'")).Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_TwiceAtOnce_CarriesEachRowOnce(string database)
    {
        await using var world = await WithLastYearAsync(database);

        var both = await Task.WhenAll(PrepareAsync(world), PrepareAsync(world));

        Assert.Equal(3, both.Sum(b => b.Value!.Carried));
        Assert.Equal(2, (await world.FindAsync(await world.SubmissionAsync(Groups, 2570, 1))).Rows);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_WithinAnArea_LeavesTheOthers(string database)
    {
        await using var world = await WithLastYearAsync(database);

        var done = await world.RunAsync((RoundPreparation p) => p.RunAsync(OpeningWorld.Department, Round, AreaCode.Parse("5702")));

        Assert.Equal(new PreparedUnits(1, 1, 1), done.Value);
        Assert.Null((await world.FindAsync(await world.SubmissionAsync(Groups, 2570, 1))).PreparedAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_Stopped_KeepsWhatIsDoneAndGoesOnLater(string database)
    {
        await using var world = await WithLastYearAsync(database);
        using var stop = new CancellationTokenSource();

        var first = await world.RunAsync((RoundPreparation p) => p.RunAsync(OpeningWorld.Department, Round, AreaCode.Country, progress =>
        {
            if (progress.Done == 1)
            {
                stop.Cancel();
            }
        }, stop.Token));
        var rest = await PrepareAsync(world);

        Assert.Equal((1, 2, 2), (first.Value!.Done, first.Value.Units, first.Value.Carried));
        Assert.Equal((2, 1), (rest.Value!.Done, rest.Value.Carried));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Prepare_ByAnOfficerOrOfAClosedRound_IsRefused(string database)
    {
        await using var world = await WithLastYearAsync(database);
        var officer = await world.RunAsync((RoundPreparation p) => p.RunAsync(OpeningWorld.Officer, Round, AreaCode.Country));
        await world.SetRoundsAsync(r => r.SetProperty(x => x.OpensOn, new DateOnly(2029, 1, 1)));
        var closed = await PrepareAsync(world);
        var nowhere = await world.RunAsync((RoundPreparation p) => p.RunAsync(OpeningWorld.Department, RoundId.Parse("savings-group/2570/9").Value, AreaCode.Country));

        Assert.Equal(["403.1", "409.2", "404.1"], new[] { officer.Problem!.Code, closed.Problem!.Code, nowhere.Problem!.Code });
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Carry_EntryThatEndedInTheYear_StaysWhereItHasARowAndJoinsNoOther(string database)
    {
        await using var world = await WithLastYearAsync(database);
        var first = await world.SubmissionAsync(Groups, 2570, 1);
        await world.OpenAsync(first);
        await world.DbAsync(db => db.Subjects.Where(s => s.Code == "57010101S02").ExecuteUpdateAsync(s => s.SetProperty(x => x.Active, false)));

        Assert.Equal(["57010101S01", "57010101S02"], (await world.OpenAsync(first)).Keys.Order());
        Assert.Equal(["57010101S01"], (await world.OpenAsync(await world.SubmissionAsync(Groups, 2570, 2))).Keys);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Carry_AreaThatCameLater_JoinsAtTheNextOpening(string database)
    {
        await using var world = await OpeningWorld.MakeAsync(database, "sufficiency-village");
        await AreaAsync(world, "57010101");
        var submission = await world.SubmissionAsync("sufficiency-village", 2570, 1);
        Assert.Single(await world.OpenAsync(submission));
        var second = await AreaAsync(world, "57010102");
        Assert.Equal(["57010101", "57010102"], (await world.OpenAsync(submission)).Keys.Order());

        // A renumbered village is the same one: its row stays under the code it was opened with.
        await world.DbAsync(db => db.AreaVersions.Where(v => v.Code == "57010102").ExecuteUpdateAsync(v => v.SetProperty(x => x.ValidTo, new DateOnly(2026, 11, 1))));
        await VersionAsync(world, second, "57010177");

        Assert.Equal(["57010101", "57010102"], (await world.OpenAsync(submission)).Keys.Order());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Carry_AfterARoundNobodyReported_TakesTheLastOneReported(string database)
    {
        await using var world = await WithLastYearAsync(database);
        await world.OpenAsync(await world.SubmissionAsync(Groups, 2570, 1));

        var row = (await world.OpenAsync(await world.SubmissionAsync(Groups, 2570, 2)))["57010101S01"];

        Assert.Equal(40m, row.Answers.Value(FieldKey.Parse("members_male")).Number);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Page_ButtonPressedTwice_OpensOnceInTheBackgroundAndShowsHowFar(string database)
    {
        await using var world = await WithLastYearAsync(database);
        await world.StartAsync();
        using var browser = await world.SignedInAsync(OpeningWorld.Department);
        var page = await OpeningWorld.PageAsync(browser, "/rounds/savings-group/2570/1");
        Assert.Equal("0", page.QuerySelector("#opening progress")!.GetAttribute("value"));

        var pressed = await Task.WhenAll(
            OpeningWorld.PressAsync(browser, "/rounds/savings-group/2570/1", "#opening button"),
            OpeningWorld.PressAsync(browser, "/rounds/savings-group/2570/1", "#opening button"));

        Assert.All(pressed, p => Assert.Equal(HttpStatusCode.Redirect, p.StatusCode));
        var job = world.App.Services.GetRequiredService<RoundPreparations>().Of(Round)!;
        while (job.Running)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Null(job.Problem);
        var after = await OpeningWorld.PageAsync(browser, "/rounds/savings-group/2570/1");
        Assert.Equal("2", after.QuerySelector("#opening progress")!.GetAttribute("value"));
        Assert.Equal((100, 2), (job.Units.Percent, job.Units.Done));
        Assert.Equal(3, (await world.DumpAsync("records", "state = 'Carried'")).Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Page_ForAnOfficer_HasNoButtonAndTakesNoPress(string database)
    {
        await using var world = await WithLastYearAsync(database);
        await world.StartAsync();
        using var browser = await world.SignedInAsync(OpeningWorld.Officer);

        Assert.Null((await OpeningWorld.PageAsync(browser, "/rounds/savings-group/2570/1")).QuerySelector("#opening"));
        var forced = await OpeningWorld.PressAsync(browser, $"/entry/{await world.SubmissionAsync(Groups, 2570, 1)}/records/{(await world.OpenAsync(await world.SubmissionAsync(Groups, 2570, 1)))["57010101S01"].Id}", "button[value=stay]");
        Assert.Equal(HttpStatusCode.Redirect, forced.StatusCode);
        Assert.Null(world.App.Services.GetRequiredService<RoundPreparations>().Of(Round));
    }

    private static Task<Result<PreparedUnits>> PrepareAsync(OpeningWorld world) =>
        world.RunAsync((RoundPreparation p) => p.RunAsync(OpeningWorld.Department, Round, AreaCode.Country));

    /// <summary>Two groups in one district and one in the other, with last year's fourth round.</summary>
    private static async Task<OpeningWorld> WithLastYearAsync(string database)
    {
        var world = await OpeningWorld.MakeAsync(database, Groups);
        foreach (var (code, unit) in new[] { ("57010101S01", "5701"), ("57010101S02", "5701"), ("57020101S01", "5702") })
        {
            await world.EntryAsync(Groups, code, unit, cells: [("established_date", "6/3/2540"), ("account_close_month", "12")]);
        }

        foreach (var (unit, by) in new[] { ("5701", OpeningWorld.Officer), ("5702", OpeningWorld.Neighbour) })
        {
            var submission = await world.SubmissionAsync(Groups, 2569, 4, unit);
            foreach (var record in (await world.OpenAsync(submission, by)).Values.OrderBy(r => r.SubjectKey))
            {
                var edit = Desk.Edit(record, Desk.Complete);
                await world.SaveAsync(submission, by, edit with { Lists = edit.Lists.Add(FieldKey.Parse("activities"), [System.Collections.Immutable.ImmutableDictionary<FieldKey, string?>.Empty.Add(FieldKey.Parse("type"), "1").Add(FieldKey.Parse("capital"), "100")]) });
            }
        }

        return world;
    }

    private static async Task<long> AreaAsync(OpeningWorld world, string code)
    {
        var id = await world.DbAsync(async db =>
        {
            var area = new Area { RecordedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) };
            db.Areas.Add(area);
            await db.SaveChangesAsync();
            return area.Id;
        });
        await VersionAsync(world, id, code);
        return id;
    }

    private static Task VersionAsync(OpeningWorld world, long area, string code) => world.DbAsync(db =>
    {
        db.AreaVersions.Add(new AreaVersion { AreaId = area, Code = code, Level = AreaLevel.Village, NameTh = "บ้าน " + code, SearchName = code, ValidFrom = new DateOnly(2020, 1, 1), RecordedAt = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc) });
        return db.SaveChangesAsync();
    });
}
