using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Datasets;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;

namespace Klang.Web.Tests.Registers;

/// <summary>The registers on screen: overview, lists that can be narrowed, an entry with its child rows and what points to it.</summary>
public sealed class RegisterPagesTests
{
    private const string District = "5701";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task List_IsNarrowedByTextAreaKindAndState_WithCounts(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await world.LeaderAsync("สมชาย", "m", "57010101");
        var other = await world.LeaderAsync("มานะ", "m", "57010201", leads: false);
        await world.TryAsync("leader-post", District, RegisterWorld.Cells(("role_status", "resigned"), ("end_date_actual", "15/1/2570"), ("end_reason", "ย้ายงาน")), other.Volunteer.Id);
        await world.LeaderAsync("คนอื่น", "m", "57020101");
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        async Task<IEnumerable<string>> Names(string query) => (await browser.PageAsync("/registers/leader-post?" + query)).QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim());

        Assert.Equal(["สมชาย ใจดี", "สมชาย ใจดี", "มานะ ใจดี"], await Names(""));
        Assert.Equal(["มานะ ใจดี"], await Names("q=มานะ"));
        Assert.Equal(["มานะ ใจดี"], await Names("area=570102"));
        Assert.Equal(["สมชาย ใจดี"], await Names("kind=leader_ach"));
        Assert.Equal(["มานะ ใจดี"], await Names("state=ended-entries"));
        Assert.Equal(["มานะ ใจดี"], await Names("state=resigned&kind=ach"));
        Assert.Empty(await Names("state=resigned&kind=leader_ach"));
        var page = await browser.PageAsync("/registers/leader-post");
        Assert.Contains("ปฏิบัติงาน 2", page.QuerySelector("#by-status")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ลาออก 1", page.QuerySelector("#by-status")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull((await browser.PageAsync("/registers/network")).QuerySelector(".empty"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Overview_CountsEveryRegister_OfThePersonsArea(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await world.LeaderAsync("สมชาย", "m", "57010101");
        await world.LeaderAsync("คนอื่น", "m", "57020101");
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        using var province = await world.SignedInAsync(FiguresWorld.Reviewer("57"));

        Assert.Equal(["ทะเบียนผู้นำและตำแหน่ง", "2", "0"], Row(await browser.PageAsync("/registers"), "leader-post"));
        Assert.Equal(["ทะเบียนผู้นำและตำแหน่ง", "4", "0"], Row(await province.PageAsync("/registers"), "leader-post"));
        Assert.Equal(world.Catalogue.Registers.Length, (await browser.PageAsync("/registers")).QuerySelectorAll("tbody tr").Length);
        Assert.Equal("page", (await browser.PageAsync("/registers")).QuerySelector("nav a[href='/registers']")!.GetAttribute("aria-current"));

        static IEnumerable<string> Row(IHtmlDocument page, string key) =>
            page.QuerySelector($"tbody a[href='/registers/{key}']")!.Closest("tr")!.Children.Take(3).Select(c => c.TextContent.Trim());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Entry_ShowsWhatPointsToIt_AndSavesChildRows(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        await Seeding.RoundAsync(world, "leader-assessment", 2570, 1);
        var (person, volunteer, leader) = await world.LeaderAsync("สมชาย", "m", "57010101");
        await Seeding.OpenAsync(world, await Seeding.SubmissionAsync(world, "leader-assessment", 2570, 1, District));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));

        var page = await browser.PageAsync($"/registers/person/entries/{person.Id}");
        var links = page.QuerySelectorAll("[aria-labelledby=points-here] a").Select(a => a.GetAttribute("href")).ToList();
        Assert.Contains($"/registers/leader-post/entries/{volunteer.Id}", links);
        Assert.Contains($"/registers/leader-post/entries?person={person.Code}", links);
        var path = $"/registers/leader-post/entries/{leader!.Id}";
        page = await browser.PageAsync(path);
        Assert.Contains(page.QuerySelectorAll("[aria-labelledby=points-here] a"), a => a.GetAttribute("href")!.StartsWith("/entry/", StringComparison.Ordinal));
        Assert.Equal(person.Code, ((IHtmlSelectElement)page.QuerySelector("[name=person]")!).Value);

        // Every level that a post may stand at is offered.
        Assert.Superset(new HashSet<string?> { "57010101", "570101", "5701" }, page.QuerySelectorAll("[name=area_code] option").Select(o => o.GetAttribute("value")).ToHashSet());
        var form = (IHtmlFormElement)page.QuerySelector("form[data-guard]")!;
        var saved = await browser.SendAsync(path, form, ("trainings.0.course", "ผู้นำการเปลี่ยนแปลง"), ("trainings.0.course_year", "2568"), ("trainings.0.organiser", "ศูนย์ศึกษาฯ"));
        Assert.True(saved.StatusCode == HttpStatusCode.Redirect, (await Read.HtmlAsync(saved)).QuerySelector("main")?.TextContent);
        Assert.Equal("ผู้นำการเปลี่ยนแปลง", Assert.Single((await world.FindAsync(leader.Id)).Answers.List(FieldKey.Parse("trainings"))).Value(FieldKey.Parse("course")).Text);

        // A change that leaves the list alone keeps it.
        await world.TryAsync("leader-post", District, RegisterWorld.Cells(("card_no", "A-1")), leader.Id);
        Assert.Single((await world.FindAsync(leader.Id)).Answers.List(FieldKey.Parse("trainings")));
    }
}
