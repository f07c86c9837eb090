using System.Net;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Assignments;
using Klang.Web.Features.Entry;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Assignments;

/// <summary>Who of an office answers for what. The server's day is 22 November 2569.</summary>
public sealed class AssignmentTests(Desks desks)
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Assign_ThenOneRoundToAnother_TheWorkListSaysWhose(string database)
    {
        var (desk, dao, kob) = await OfficeAsync(database);

        Assert.Equal(1, (await AssignAsync(desk, dao, dao, null, Today)).Value);
        Assert.Equal(1, (await AssignAsync(desk, dao, kob, 2, Today)).Value);

        var lines = await LinesAsync(desk, dao);
        Assert.Equal([dao.Name, kob.Name], lines.OrderBy(l => l.Submission.RoundNumber).Select(l => l.Assignee));
        Assert.Equal(["assignment.given"], await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Notices.Where(n => n.UserId == kob.Id).Select(n => n.Kind).ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Assign_HeadIsNamed_OnlyTheHeadAndTheReviewerMay(string database)
    {
        var (desk, dao, kob) = await OfficeAsync(database);
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<OfficePlaces>().SetAsync(Actor.System, dao.Id, head: true, "พัฒนาการอำเภอ"))).IsOk);

        Assert.Equal("403.1", (await AssignAsync(desk, kob, kob, null, Today)).Problem?.Code);
        Assert.True((await AssignAsync(desk, dao, kob, null, Today)).IsOk);
        Assert.Equal("404.1", (await AssignAsync(desk, desk.Stranger, kob, null, Today)).Problem?.Code);
        Assert.Equal("403.2", (await AssignAsync(desk, desk.Reviewer, kob, null, Today)).Problem?.Code);

        // An office has one head, and a closed account heads nothing.
        Assert.True((await desk.DoAsync(s => s.GetRequiredService<OfficePlaces>().SetAsync(Actor.System, kob.Id, head: true, null))).IsOk);
        Assert.Equal("403.1", (await AssignAsync(desk, dao, dao, null, Today)).Problem?.Code);
        Assert.Equal("403.1", (await desk.DoAsync(s => s.GetRequiredService<OfficePlaces>().SetAsync(dao, dao.Id, head: true, null))).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Assign_Refusals_EachNameTheField(string database)
    {
        var (desk, dao, _) = await OfficeAsync(database);

        Assert.Equal("user", (await AssignAsync(desk, dao, desk.Stranger, null, Today)).Problem?.Where);
        Assert.Equal("chosen", (await AssignAsync(desk, dao, dao, 9, Today)).Problem?.Where);
        Assert.Equal("from", (await AssignAsync(desk, dao, dao, null, Today.AddYears(4))).Problem?.Where);
        Assert.Equal("chosen", (await desk.DoAsync(s => Desk(s).AssignAsync(dao, desk.Unit, new Order(2570, [], null, dao.Id, Today, null)))).Problem?.Where);
        Assert.Equal("incoming", (await desk.DoAsync(s => Desk(s).HandOverAsync(dao, desk.Unit, new HandOver(2570, dao.Id, dao.Id, Today, null)))).Problem?.Where);
        Assert.Equal("outgoing", (await desk.DoAsync(s => Desk(s).HandOverAsync(dao, desk.Unit, new HandOver(2570, dao.Id, Guid.NewGuid(), Today, null)))).Problem?.Where);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task HandOver_FromADay_EndsOneAndBeginsTheOther_AndTheSheetSaysWhatIsOpen(string database)
    {
        var (desk, dao, kob) = await OfficeAsync(database);
        await AssignAsync(desk, dao, dao, null, Today.AddDays(-20));
        await ReturnedAsync(desk);

        var passed = await desk.DoAsync(s => Desk(s).HandOverAsync(dao, desk.Unit, new HandOver(2570, dao.Id, kob.Id, Today.AddDays(2), "แฟ้มอยู่ตู้ที่สอง")));

        Assert.Equal(1, passed.Value);
        var rows = await desk.DoAsync(s => s.GetRequiredService<KlangDb>().Assignments.AsNoTracking().Where(a => a.UnitCode == desk.Unit).OrderBy(a => a.FromDay).ToListAsync());
        Assert.Equal([(dao.Id, Today.AddDays(-20), (DateOnly?)Today.AddDays(1)), (kob.Id, Today.AddDays(2), null)], rows.Select(r => (r.UserId, r.FromDay, r.UntilDay)));
        Assert.All(await LinesAsync(desk, dao), l => Assert.Equal(dao.Name, l.Assignee)); // until the day comes
        var sheet = (await desk.DoAsync(s => s.GetRequiredService<HandoverReader>().ReadAsync(kob, dao.Id, kob.Id)))!;
        Assert.Equal((Today.AddDays(2), 2, "แฟ้มอยู่ตู้ที่สอง"), (sheet.From, sheet.Open.Length, sheet.Notes.Single()));
        var returned = sheet.Open.Single(i => i.Work.Submission.Id == desk.Submission);
        Assert.Equal(("ตรวจยอดอีกครั้ง", SubmissionStatus.Returned), (returned.Returned.Single().Text, returned.Work.Submission.Status));
        Assert.Null(await desk.DoAsync(s => s.GetRequiredService<HandoverReader>().ReadAsync(desk.Stranger, dao.Id, kob.Id)));
    }

    /// <summary>Assignment says who answers; it forbids nobody to help.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Save_AssignedToAnother_IsTaken(string database)
    {
        var (desk, dao, kob) = await OfficeAsync(database);
        await AssignAsync(desk, dao, dao, null, Today);
        var record = (await desk.OpenAsync())[0];
        Assert.True((await desk.SaveAsync(kob, Support.Desk.Edit(record, ("members_male", "12")))).IsOk);
    }

    [Fact]
    public async Task Pages_AssignThenHandOver_ShowMineFirstAndPrintTheSheet()
    {
        var (desk, dao, kob) = await OfficeAsync(World.Sqlite);
        using var browser = new SignedInBrowser(desk.Server, dao);
        using var other = new SignedInBrowser(desk.Server, kob);
        Assert.Null((await other.GetAsync("/")).Page.QuerySelector(".tabs"));

        var given = await browser.FillInAsync("/office/assignments", "#assign", [("chosen", "savings-group"), ("user", dao.Id.ToString()), ("from", "๒๒/๑๑/๒๕๖๙"), ("note", "<b>แฟ้ม</b>")]);
        Assert.Equal("/office/assignments?fiscalYear=2570", given.Location);
        Assert.Contains(dao.Name, (await browser.GetAsync("/office/assignments")).Text("tr[data-dataset=savings-group]"), StringComparison.Ordinal);

        var mine = await browser.GetAsync("/");
        Assert.Equal("/?show=mine", mine.Page.QuerySelector(".tabs [aria-current=page]")!.GetAttribute("href"));
        Assert.Contains(dao.Name, mine.Text("table.table tbody"), StringComparison.Ordinal);
        Assert.Equal("/?show=office", (await other.GetAsync("/")).Page.QuerySelector(".tabs [aria-current=page]")!.GetAttribute("href"));
        Assert.DoesNotContain("savings", (await other.GetAsync("/?show=mine")).Text("table.table tbody"), StringComparison.Ordinal);

        var passed = await browser.FillInAsync("/office/assignments", "#hand-over", [("outgoing", dao.Id.ToString()), ("incoming", kob.Id.ToString()), ("from", "23/11/2569"), ("note", "<b>แฟ้ม</b>")]);
        Assert.StartsWith($"/office/handover/{dao.Id}/{kob.Id}", passed.Location, StringComparison.Ordinal);
        var sheet = await other.GetAsync(passed.Location!);
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        Assert.Equal(2, sheet.Page.QuerySelectorAll("tr[data-report]").Length);
        Assert.Contains("<b>แฟ้ม</b>", sheet.Text("section.card"), StringComparison.Ordinal);
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(passed.Location!)).Status);
    }

    private static AssignmentDesk Desk(IServiceProvider services) => services.GetRequiredService<AssignmentDesk>();

    private static Task<Core.Common.Result<int>> AssignAsync(Desk desk, Actor by, Actor to, int? round, DateOnly from) =>
        desk.DoAsync(s => Desk(s).AssignAsync(by, desk.Unit, new Order(2570, ["savings-group"], round, to.Id, from, null)));

    private static async Task<List<WorkItem>> LinesAsync(Desk desk, Actor actor) => [.. await desk.DoAsync(s => s.GetRequiredService<WorkList>().OfAsync(actor))];

    private static Task ReturnedAsync(Desk desk) => desk.DoAsync(async s =>
    {
        var db = s.GetRequiredService<KlangDb>();
        db.CellComments.Add(new CellComment { Id = Guid.NewGuid(), SubmissionId = desk.Submission, Kind = CommentKind.Return, Text = "ตรวจยอดอีกครั้ง", By = "ผู้ตรวจ", UnitCode = "57", At = DateTime.UtcNow });
        await db.SaveChangesAsync();
        return await db.Submissions.Where(x => x.Id == desk.Submission).ExecuteUpdateAsync(x => x.SetProperty(y => y.Status, SubmissionStatus.Returned));
    });

    private async Task<(Desk Desk, Actor Dao, Actor Kob)> OfficeAsync(string database)
    {
        var desk = await desks.TakeAsync(database);
        var (dao, kob) = (OfficePeople.User(Role.Officer, desk.Unit, "ดาว " + desk.Unit), OfficePeople.User(Role.Officer, desk.Unit, "กบ " + desk.Unit));
        await desk.DoAsync(async s =>
        {
            s.GetRequiredService<KlangDb>().Users.AddRange(dao, kob);
            return await s.GetRequiredService<KlangDb>().SaveChangesAsync();
        });
        return (desk, dao.Actor(desk.Area), kob.Actor(desk.Area));
    }
}
