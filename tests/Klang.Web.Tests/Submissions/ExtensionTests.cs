using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Monitoring;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Submissions;

/// <summary>More time, and the clock over midnight in Bangkok. The round 2570/1 is due on Monday 21 December 2569.</summary>
public sealed class ExtensionTests(Desks desks)
{
    private static readonly DateOnly Wanted = new(2026, 12, 27);

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Ask_ThenGrant_MovesTheUnitsDueDayAndTellsBothSides(string database)
    {
        var desk = await desks.TakeAsync(database);
        var (officer, reviewer) = (await PersonAsync(desk, Role.Officer, desk.Unit), await PersonAsync(desk, Role.ProvinceReviewer, "57"));

        var asked = await AskAsync(desk, desk.Officer);
        Assert.True(asked.IsOk, asked.Problem?.Message.Th);
        Assert.Contains("extension.asked", await KindsAsync(desk, reviewer));

        var granted = await DecideAsync(desk, desk.Reviewer, asked.Value, Wanted.AddDays(-1));
        Assert.True(granted.IsOk, granted.Problem?.Message.Th);
        Assert.Contains("extension.granted", await KindsAsync(desk, officer));
        Assert.Equal((ExtensionState.Granted, Wanted.AddDays(-1)), (granted.Value.State, (await FindAsync(desk)).ExtendedUntil));
        var line = (await desk.DoAsync(s => s.GetRequiredService<WorkList>().OfAsync(desk.Officer))).Single(i => i.Submission.Id == desk.Submission);
        Assert.Equal((Wanted.AddDays(-1), 34, Urgency.Open), (line.DueOn, line.DaysLeft, line.Urgency));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Ask_Refusals_EachSayWhatIsWrong(string database)
    {
        var desk = await desks.TakeAsync(database);
        var dates = (await FindAsync(desk)).Dates();

        Assert.Equal("422.3", (await AskAsync(desk, desk.Officer, reason: "-")).Problem?.Code);
        Assert.Equal(("422.2", "until"), Told(await AskAsync(desk, desk.Officer, dates.OnTimeUntil)));
        Assert.Equal(("422.2", "until"), Told(await AskAsync(desk, desk.Officer, dates.LocksOn)));
        Assert.Equal("404.1", (await AskAsync(desk, desk.Stranger)).Problem?.Code);
        Assert.Equal("403.2", (await AskAsync(desk, desk.Reviewer)).Problem?.Code);
        var asked = await AskAsync(desk, desk.Officer);
        Assert.Equal("409.30", (await AskAsync(desk, desk.Colleague)).Problem?.Code);
        Assert.Equal("403.1", (await DecideAsync(desk, desk.Colleague, asked.Value!, Wanted)).Problem?.Code);
        Assert.Equal("404.1", (await DecideAsync(desk, Support.Desk.Somebody(Role.ProvinceReviewer, "50", "50"), asked.Value!, Wanted)).Problem?.Code);
        Assert.Equal("403.1", (await DecideAsync(desk, Support.Desk.Somebody(Role.Department, "planning", ""), asked.Value!, Wanted)).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Withdraw_ThenDecide_IsRefused_AndRefusalNeedsWords(string database)
    {
        var desk = await desks.TakeAsync(database);
        var first = (await AskAsync(desk, desk.Officer)).Value!;
        Assert.Equal("422.3", (await DecideAsync(desk, desk.Reviewer, first, null)).Problem?.Code);
        Assert.True((await desk.DoAsync(s => Desk(s).WithdrawAsync(desk.Officer, desk.Submission, first.Id))).IsOk);
        Assert.Equal("409.32", (await DecideAsync(desk, desk.Reviewer, first, Wanted)).Problem?.Code);

        var second = (await AskAsync(desk, desk.Officer)).Value!;
        var refused = await DecideAsync(desk, desk.Reviewer, second, null, "งวดก่อนได้ขยายแล้ว");
        Assert.Equal((ExtensionState.Refused, null), (refused.Value!.State, (await FindAsync(desk)).ExtendedUntil));
        Assert.Equal("409.32", (await DecideAsync(desk, desk.Reviewer, second, Wanted)).Problem?.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Grant_TwoReviewersAtOnce_OneDecides(string database)
    {
        var desk = await desks.TakeAsync(database);
        var asked = (await AskAsync(desk, desk.Officer)).Value!;

        var both = await Task.WhenAll(DecideAsync(desk, desk.Reviewer, asked, Wanted), DecideAsync(desk, desk.Reviewer, asked, null, "ส่งได้ทันอยู่แล้ว"));

        Assert.Single(both, d => d.IsOk);
        Assert.Equal("409.32", both.Single(d => !d.IsOk).Problem?.Code);
    }

    /// <summary>Sent at 23:59 of the last day, or two minutes later; with more time the same at its own last day. At the lock nothing goes in.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_AroundMidnightInBangkok_IsOnTimeThenLate(string database)
    {
        foreach (var (utc, extended, late) in new (string, bool, bool?)[]
        {
            ("2026-12-21T16:59:00Z", false, false), ("2026-12-21T17:01:00Z", false, true), ("2026-12-21T17:01:00Z", true, false),
            ("2026-12-27T16:59:59Z", true, false), ("2026-12-27T17:00:00Z", true, true),
        })
        {
            var desk = await desks.TakeAsync(database);
            await desk.ConfirmAllAsync();
            if (extended)
            {
                Assert.True((await DecideAsync(desk, desk.Reviewer, (await AskAsync(desk, desk.Officer)).Value!, Wanted)).IsOk);
            }

            var clock = new SetClock(utc);
            var moved = await desk.DoAsync(s => LifeAt(s, clock).SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll));
            Assert.True(moved.IsOk, moved.Problem?.Message.Th);
            clock.Now = clock.Now.AddDays(60);
            Assert.Equal(late, (await ReportAsync(desk, clock)).IsLate);
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Write_RoundLockedSince_TakesNothingWhateverWasGranted(string database)
    {
        var desk = await desks.TakeAsync(database);
        var record = (await desk.OpenAsync())[0];
        Assert.True((await DecideAsync(desk, desk.Reviewer, (await AskAsync(desk, desk.Officer)).Value!, Wanted)).IsOk);
        var locks = (await FindAsync(desk)).Round!.LocksOn;
        var clock = new SetClock("2026-12-29T03:00:00Z") { Now = new DateTimeOffset(locks, new TimeOnly(0, 1), TimeSpan.FromHours(7)) };

        // A calendar that is cut short afterwards closes over the time that was granted.
        var refused = await desk.DoAsync(s => ActivatorUtilities.CreateInstance<RecordWriter>(s, WorkAt(s, clock))
            .SaveAsync(desk.Officer, desk.Submission, [Support.Desk.Edit(record, ("members_male", "41"))]));

        Assert.Equal("409.2", refused.Problem?.Code);
        Assert.Equal(RoundPhase.Locked, (await FindAsync(desk)).Dates().PhaseOn(locks));
    }

    [Fact]
    public async Task Pages_AskDecideInTheQueueAndSeeIt_WorkWithoutScript()
    {
        var desk = await desks.TakeAsync(World.Sqlite);
        var page = $"/submissions/{desk.Submission}/extension";
        using var officer = new SignedInBrowser(desk.Server, desk.Officer);
        using var reviewer = new SignedInBrowser(desk.Server, desk.Reviewer);

        var wrong = await officer.FillInAsync(page, "form[action*=Ask]", [("until", "เร็ว ๆ นี้"), ("reason", "น้ำท่วมพื้นที่")]);
        Assert.Equal(("เร็ว ๆ นี้", true), (((AngleSharp.Html.Dom.IHtmlInputElement)wrong.Page.QuerySelector("#until")!).Value, wrong.Page.QuerySelector("#until-error") is not null));
        Assert.Equal(page, (await officer.FillInAsync(page, "form[action*=Ask]", [("until", "๒๗/๑๒/๒๕๖๙"), ("reason", "<script>น้ำท่วม</script>พื้นที่")])).Location);
        Assert.Null((await officer.GetAsync(page)).Page.QuerySelector("[data-decide]"));
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await officer.GetAsync("/extensions")).Status);

        var card = $"section:has(a[href='{page}'])";
        Assert.Contains("<script>น้ำท่วม</script>", (await reviewer.GetAsync("/extensions")).Text(card), StringComparison.Ordinal);
        Assert.Equal(page, (await reviewer.FillInAsync("/extensions", card + " form", [("until", "26/12/2569")], "grant")).Location);
        Assert.Contains("26 ธ.ค. 2569", (await officer.GetAsync("/")).Text($"tr:has(a[href='/entry/{desk.Submission}'])"), StringComparison.Ordinal);
        Assert.DoesNotContain(desk.Submission.ToString(), (await reviewer.GetAsync("/extensions")).Page.QuerySelectorAll("[data-extension]").Select(e => e.InnerHtml).Aggregate("", string.Concat), StringComparison.Ordinal);
        using var stranger = new SignedInBrowser(desk.Server, desk.Stranger);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await stranger.GetAsync(page)).Status);
    }

    private static SubmissionLife LifeAt(IServiceProvider services, TimeProvider clock)
    {
        var work = WorkAt(services, clock);
        return ActivatorUtilities.CreateInstance<SubmissionLife>(services, work, ActivatorUtilities.CreateInstance<ReasonDesk>(services, work));
    }

    /// <summary>Work on reports at a time of one's own.</summary>
    private static ReportWork WorkAt(IServiceProvider services, TimeProvider clock)
    {
        var processes = new ProcessRunner(services.GetRequiredService<KlangDb>(), clock);
        return new ReportWork(processes, ActivatorUtilities.CreateInstance<EntryLoader>(services, clock), new Guard(processes));
    }

    private static async Task<MatrixReport> ReportAsync(Desk desk, TimeProvider clock)
    {
        var matrix = await MatrixAsync(desk, clock);
        var report = matrix.Rows.Single(r => r.Code == desk.Unit).Cells.Values.Single(c => c.Report!.Id == desk.Submission).Report!;

        // The database counts the country's provinces by itself, and must agree whenever nobody wrote between.
        ReportTally before, country;
        do
        {
            before = (await MatrixAsync(desk, clock)).Total;
            var provinces = await desk.DoAsync(s => ActivatorUtilities.CreateInstance<MatrixQueries>(s, clock).ProvincesAsync(Support.Desk.Somebody(Role.Department, "planning", ""), new MatrixQuery(new FiscalYear(2570), AreaCode.Country)));
            country = provinces.Value!.Rows.Single(r => r.Code == "57").Tally;
        }
        while (before != (await MatrixAsync(desk, clock)).Total);

        Assert.Equal(before, country);
        return report;
    }

    private static async Task<Matrix> MatrixAsync(Desk desk, TimeProvider clock) => (await desk.DoAsync(s => ActivatorUtilities.CreateInstance<MatrixQueries>(s, clock)
        .UnitsAsync(desk.Reviewer, new MatrixQuery(new FiscalYear(2570), AreaCode.Parse("57")), UnitPage.All))).Value!;

    private static ExtensionDesk Desk(IServiceProvider services) => services.GetRequiredService<ExtensionDesk>();

    private static Task<Result<Extension>> AskAsync(Desk desk, Actor actor, DateOnly? until = null, string reason = "น้ำท่วมพื้นที่ เข้าเก็บข้อมูลไม่ได้") =>
        desk.DoAsync(s => Desk(s).AskAsync(actor, desk.Submission, until ?? Wanted, reason));

    private static Task<Result<Extension>> DecideAsync(Desk desk, Actor actor, Extension asked, DateOnly? until, string? words = null) =>
        desk.DoAsync(s => Desk(s).DecideAsync(actor, desk.Submission, asked.Id, new ExtensionDecision(until, words, 0)));

    private static (string?, string?) Told(Result<Extension> refused) => (refused.Problem?.Code, refused.Problem?.Where);

    private static Task<Submission> FindAsync(Desk desk) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Submissions.AsNoTracking().Include(x => x.Round).SingleAsync(x => x.Id == desk.Submission));

    private static async Task<Guid> PersonAsync(Desk desk, Role role, string unit)
    {
        var user = OfficePeople.User(role, unit);
        await desk.DoAsync(async s =>
        {
            s.GetRequiredService<KlangDb>().Users.Add(user);
            return await s.GetRequiredService<KlangDb>().SaveChangesAsync();
        });
        return user.Id;
    }

    private static Task<List<string>> KindsAsync(Desk desk, Guid user) => desk.DoAsync(s => s.GetRequiredService<KlangDb>().Notices.Where(n => n.UserId == user).Select(n => n.Kind).ToListAsync());
}
