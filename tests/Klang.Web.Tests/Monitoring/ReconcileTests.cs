using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Monitoring;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Registers;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Monitoring;

/// <summary>Member funds of centres against the funds' own records, through the real writer.</summary>
public sealed class ReconcileTests
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "Databases 8 and 9: the reconciliation page lists capital that differs, funds in two centres, funds not active"), MemberData(nameof(Databases))]
    public async Task Read_TwoCentresOfTwoDistricts_ShowsWhatDoesNotAgree(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, "2027-03-15T03:00:00Z");
        await Seeding.RoundAsync(world, "savings-group", 2570, 1);
        await Seeding.RoundAsync(world, "fund-centre", 2570, 1);
        var fund = await world.AddAsync("savings-group", "5701", RegisterWorld.Group("กลุ่มออมทรัพย์บ้านเหนือ", "57010101"));
        var gone = await world.AddAsync("savings-group", "5701", RegisterWorld.Group("กลุ่มทอผ้าริมโขง", "57010101"));
        var groups = await Seeding.SubmissionAsync(world, "savings-group", 2570, 1, "5701");
        var own = (await Seeding.OpenAsync(world, groups)).Single(r => r.SubjectId == fund.Id);
        await world.SaveAsync(groups.Id, "5701", RegisterWorld.Edit(own, new SavingsRow(10, 100_000, 0, 0).Cells(world.Catalogue["savings-group"].Definition, 1, 2570)));
        var mine = await CentreAsync(world, "5701", "57010101", fund.Code, RegisterWorld.Fund(fund.Code, "120,000"), RegisterWorld.Fund(gone.Code, "7"));
        var host = await world.AddAsync("savings-group", "5702", RegisterWorld.Group("กลุ่มออมทรัพย์บ้านใต้", "57020101"));
        await CentreAsync(world, "5702", "57020101", host.Code, RegisterWorld.Fund(fund.Code, "101,000"));
        await world.RunAsync<RegisterWriter, bool>(async w => (await w.ChangeAsync(FiguresWorld.Officer("5701"), world.Catalogue.Register("savings-group")!, gone.Id, new EntryEdit("5701", RegisterWorld.Cells(("group_status", "D"), ("status_date", "1/3/2570"), ("status_reason", "เลิก"))))).IsOk);

        var province = await ReadAsync(world, FiguresWorld.Reviewer("57"), new ReconcileQuery(AreaCode.Parse("57")));
        Assert.Equal(
            [(ReconcileKind.Differs, fund.Code, 20_000m), (ReconcileKind.Differs, fund.Code, 1_000m), (ReconcileKind.ListedTwice, fund.Code, 19_000m), (ReconcileKind.NotActive, gone.Code, 0m)],
            province.Select(l => (l.Kind, l.Code, Math.Abs(l.Difference ?? 0))));
        Assert.Equal(0.2m, province[0].Share);
        Assert.StartsWith($"/entry/{groups.Id}#cell={own.Id}:capital_total", province[0].There!.Href, StringComparison.Ordinal);
        Assert.Equal(2, (await ReadAsync(world, FiguresWorld.Reviewer("57"), new ReconcileQuery(AreaCode.Parse("57"), Least: 0.05m)).ContinueWith(t => t.Result.Count(l => l.Kind is ReconcileKind.Differs or ReconcileKind.NotActive))));

        // A district sees its own centre only, and never that another district has the fund.
        Assert.Equal([ReconcileKind.Differs, ReconcileKind.NotActive], (await ReadAsync(world, FiguresWorld.Officer("5701"), new ReconcileQuery(AreaCode.Parse("5701")))).Select(l => l.Kind));
        Assert.Equal("404.1", (await world.RunAsync<ReconcileQueries, Result<System.Collections.Immutable.ImmutableArray<ReconcileLine>>>(q => q.ReadAsync(FiguresWorld.Officer("5701"), new ReconcileQuery(AreaCode.Parse("57"))))).Problem?.Code);

        // One fund in at most one active centre: the district could not know, the province may not approve.
        await world.DbAsync(async db =>
        {
            var sent = await db.Submissions.SingleAsync(s => s.Id == mine);
            (sent.Status, sent.Version) = (Core.Submissions.SubmissionStatus.Submitted, 1);
            return await db.SaveChangesAsync();
        });
        var approved = await world.RunAsync<SubmissionLife, Result<MoveOutcome>>(l => l.ApproveAsync(FiguresWorld.Reviewer("57"), mine, 1));
        Assert.Equal("422.22", approved.Problem?.Code);

        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Reviewer("57"));
        var page = await browser.PageAsync("/reconcile?least=0");
        Assert.Equal(4, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("กลุ่มออมทรัพย์บ้านเหนือ", page.Body!.TextContent, StringComparison.Ordinal);
        var csv = await browser.GetStringAsync("/reconcile?handler=Csv&least=0&kind=Differs");
        Assert.Equal(3, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains($"\"{fund.Code}\"", csv, StringComparison.Ordinal);
        Assert.Contains("ศูนย์ 5702", (await browser.PageAsync($"/submissions/{mine}")).Body!.TextContent + (await browser.PageAsync("/reconcile?least=0")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("เป็นสมาชิกของศูนย์อื่นด้วย", (await browser.PageAsync($"/submissions/{mine}")).Body!.TextContent, StringComparison.Ordinal);
    }

    private static Task<List<ReconcileLine>> ReadAsync(FiguresWorld world, Actor actor, ReconcileQuery query) => world.RunAsync<ReconcileQueries, List<ReconcileLine>>(async q => [.. (await q.ReadAsync(actor, query)).Value]);

    private static async Task<Guid> CentreAsync(FiguresWorld world, string district, string village, string host, params System.Collections.Immutable.ImmutableDictionary<FieldKey, string?>[] funds)
    {
        await world.AddAsync("fund-centre", district, RegisterWorld.Centre("ศูนย์ " + district, village, host));
        var submission = await Seeding.SubmissionAsync(world, "fund-centre", 2570, 1, district);
        var record = Assert.Single(await Seeding.OpenAsync(world, submission));
        await world.SaveAsync(submission.Id, district, new Features.Entry.RowEdit(record.Id, record.Version) { Lists = RegisterWorld.Funds(funds) });
        return submission.Id;
    }
}
