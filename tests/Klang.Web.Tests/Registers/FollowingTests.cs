using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Registers;

/// <summary>What follows for other entries when one is written (L5, L6, L7).</summary>
public sealed class FollowingTests
{
    private const string District = "5701";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory(DisplayName = "3.8: death closes roles and creates vacancy"), MemberData(nameof(Databases))]
    public async Task Death_EndsEveryPostInOneTransaction_AndTheVacancyShows(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await Seeding.RoundAsync(world, "leaders-groups-networks", 2570, 1);
        var (person, volunteer, leader) = await world.LeaderAsync("สมชาย", "m", "57010101");
        await world.LeaderAsync("สมหญิง", "f", "57010101");
        var elsewhere = await world.AddAsync("leader-post", "5702", Leaders.Post(person.Code, "sage", "57020101"));
        Assert.Equal((2, 2), ((int)(await world.CountsAsync(District)).Number("leader_ach_total"), (int)(await world.CountsAsync(District)).Number("leader_ach_vacancies")));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        var path = $"/registers/person/entries/{person.Id}";

        var form = (IHtmlFormElement)(await browser.PageAsync(path)).QuerySelector("form[data-guard]")!;
        var saved = await browser.SendAsync(path, form, ("vital_status", "dead"), ("vital_status_date", "20/1/2570"));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await Read.HtmlAsync(saved)).QuerySelector("main")?.TextContent);

        foreach (var id in new[] { volunteer.Id, leader!.Id, elsewhere.Id })
        {
            var post = await world.FindAsync(id);
            Assert.Equal((false, "dead", "เสียชีวิต"), (post.Active, post.Text("role_status"), post.Text("end_reason")));
            Assert.Equal(new DateOnly(2027, 1, 20), post.Answers.Value(FieldKey.Parse("end_date_actual")).Date);
        }

        Assert.True(await world.DbAsync(db => db.Trail.AnyAsync(t => t.Stream == "5702" && t.Subject == "leader-post " + elsewhere.Code && t.Details!.Contains(person.Code))));
        Assert.Equal((1, 3), ((int)(await world.CountsAsync(District)).Number("leader_ach_total"), (int)(await world.CountsAsync(District)).Number("leader_ach_vacancies")));

        // The seat is free for another man.
        var next = await world.LeaderAsync("มานะ", "m", "57010102", leads: false);
        Assert.NotNull((await world.TryAsync("leader-post", District, Leaders.Post(next.Person.Code, "leader_ach", "570101", "1/2/2570", "31/1/2574"))).Subject);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task NewName_ReachesThePostsOfThePerson(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var (person, volunteer, _) = await world.LeaderAsync("สมชาย", "m", "57010101", leads: false);

        Assert.NotNull((await world.TryAsync("person", District, RegisterWorld.Cells(("first_name", "สมหมาย")), person.Id)).Subject);

        var post = await world.FindAsync(volunteer.Id);
        Assert.Equal(("สมหมาย ใจดี", "สมหมาย ใจดี", true), (post.Name, post.Text("holder_name"), post.Active));
    }

    [Theory(DisplayName = "L5: term_end passed ⇒ ครบวาระรอคัดเลือก, and a to-do for the district"), MemberData(nameof(Databases))]
    public async Task PassedTerm_TurnsOnce_AndStandsOnTheWorkList(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var (_, volunteer, _) = await world.LeaderAsync("สมชาย", "m", "57010101", leads: false);
        var (_, serving, _) = await world.LeaderAsync("สมหญิง", "f", "57010101", leads: false);
        await world.DbAsync(async db =>
        {
            // As the register stood on the last day of the term.
            var post = await db.Subjects.SingleAsync(s => s.Id == volunteer.Id);
            post.Answers = post.Answers.With(FieldKey.Parse("term_end"), new Klang.Core.Records.Answered(Core.Datasets.Expressions.Value.Of(new DateOnly(2027, 1, 31))));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(1, await world.RunAsync<TermExpiry, int>(t => t.ExpireAsync()));
        Assert.Equal(0, await world.RunAsync<TermExpiry, int>(t => t.ExpireAsync()));

        var turned = await world.FindAsync(volunteer.Id);
        Assert.Equal((false, "awaiting_selection"), (turned.Active, turned.Text("role_status")));
        Assert.True((await world.FindAsync(serving.Id)).Active);
        Assert.Equal(1, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "register.expire" && t.Stream == District)));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        Assert.Contains((await browser.PageAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == "/registers/leader-post/new-term");
        using var other = await world.SignedInAsync(FiguresWorld.Officer("5702"));
        Assert.DoesNotContain((await other.PageAsync("/")).QuerySelectorAll("a"), a => a.GetAttribute("href") == "/registers/leader-post/new-term");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Entry_TypedAsServingAfterItsTerm_TurnsAtOnce(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var person = await world.AddAsync("person", District, Leaders.Person("สมชาย", "m", "57010101"));

        var post = await world.AddAsync("leader-post", District, Leaders.Post(person.Code, "ach", "57010101", "1/10/2562", "30/9/2566"));

        Assert.Equal((false, "awaiting_selection"), (post.Active, post.Text("role_status")));
    }

    [Theory]
    [InlineData("2027-02-01T03:00:00Z", "14:01:00")]
    [InlineData("2027-02-01T16:59:30Z", "00:01:30")]
    [InlineData("2027-02-01T17:00:30Z", "1.00:00:30")]
    public void Watch_WaitsUntilShortlyAfterTheBangkokMidnight(string now, string wait)
    {
        var clock = new Fixed(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(TimeSpan.Parse(wait, System.Globalization.CultureInfo.InvariantCulture).TotalSeconds, TermWatch.UntilTomorrow(clock).TotalSeconds, 1.0);
    }

    [Theory(DisplayName = "L7: deletion impossible once referenced"), MemberData(nameof(Databases))]
    public async Task Entry_HasNoDelete_AndARecordHoldsIt(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await Seeding.RoundAsync(world, "leader-assessment", 2570, 1);
        var (person, _, leader) = await world.LeaderAsync("สมชาย", "m", "57010101");
        await Seeding.OpenAsync(world, await Seeding.SubmissionAsync(world, "leader-assessment", 2570, 1, District));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        foreach (var path in new[] { $"/registers/person/entries/{person.Id}", $"/registers/leader-post/entries/{leader!.Id}" })
        {
            Assert.False((await browser.DeleteAsync(path)).IsSuccessStatusCode);
            Assert.DoesNotContain((await browser.PageAsync(path)).QuerySelectorAll("form, button, a"), e => (e.GetAttribute("action") ?? e.GetAttribute("href") ?? e.GetAttribute("formaction") ?? "").Contains("elete", StringComparison.Ordinal));
        }

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => world.DbAsync(async db =>
        {
            db.Subjects.Remove(await db.Subjects.SingleAsync(s => s.Id == leader!.Id));
            return await db.SaveChangesAsync();
        }));
        Assert.Equal(2, await world.CountAsync("leader-post"));
    }

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
