using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Web.Features.Registers;
using Klang.Web.Tests.Figures;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Registers;

/// <summary>เปิดวาระใหม่: many posts at once, looked at first, all or none.</summary>
public sealed class NewTermTests
{
    private const string District = "5701";
    private const string Path = "/registers/leader-post/new-term?kind=ach";

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Page_PreviewStoresNothing_ThenStoresAllWithKeptAndNewHolders(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var kept = await world.LeaderAsync("สมชาย", "m", "57010101", leads: false);
        var left = await world.LeaderAsync("สมหญิง", "f", "57010101", leads: false);
        var later = await world.LeaderAsync("มานะ", "m", "57010102", leads: false);
        var successor = await world.AddAsync("person", District, Leaders.Person("สุดา", "f", "57010101"));
        await world.StartAsync();
        using var browser = await world.SignedInAsync(FiguresWorld.Officer(District));
        (string, string)[] typed =
        [
            ("start", "1/2/2570"), ("selected_date", "15/1/2570"), ("appointment_order_no", "7/2570"),
            ($"way.{kept.Volunteer.Id}", "keep"), ($"way.{left.Volunteer.Id}", "replace"), ($"holder.{left.Volunteer.Id}", successor.Code), ($"way.{later.Volunteer.Id}", "leave"),
        ];

        var form = (IHtmlFormElement)(await browser.PageAsync(Path)).QuerySelector("form[data-guard]")!;
        var looked = await Read.HtmlAsync(await browser.SendAsync("/registers/leader-post/new-term?handler=Preview", form, typed));
        Assert.NotNull(looked.QuerySelector(".notice--ok"));
        Assert.Contains("สุดา ใจดี", looked.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, await world.CountAsync("leader-post"));
        Assert.True((await world.FindAsync(kept.Volunteer.Id)).Active);

        var stored = await browser.SendAsync("/registers/leader-post/new-term?handler=Store", (IHtmlFormElement)looked.QuerySelector("form[data-guard]")!, typed);
        Assert.True(stored.StatusCode == HttpStatusCode.Redirect, (await Read.HtmlAsync(stored)).QuerySelector("main")?.TextContent);

        var posts = await world.DbAsync(db => db.Subjects.Where(s => s.Register == "leader-post").OrderBy(s => s.Code).ToListAsync());
        Assert.Equal(5, posts.Count);
        Assert.Equal(["มานะ ใจดี", "สมชาย ใจดี", "สุดา ใจดี"], posts.Where(p => p.Active).Select(p => p.Name).Order(StringComparer.Ordinal));
        var closed = posts.Single(p => p.Id == kept.Volunteer.Id);
        Assert.Equal(("term_ended", new DateOnly(2027, 1, 31)), (closed.Text("role_status"), closed.Answers.Value(FieldKey.Parse("end_date_actual")).Date));
        var next = posts.Single(p => p.Active && p.Text("person") == kept.Person.Code);
        Assert.Equal((2m, new DateOnly(2031, 1, 31), "7/2570"), (next.Answers.Number("term_no"), next.Answers.Value(FieldKey.Parse("term_end")).Date, next.Text("appointment_order_no")));
        Assert.Equal(4, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "register.renew")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Run_OneBadHolder_StoresNone(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var first = await world.LeaderAsync("สมชาย", "m", "57010101", leads: false);
        var second = await world.LeaderAsync("สมหญิง", "f", "57010101", leads: false);

        var posts = await RunAsync(world, "5701", new DateOnly(2027, 2, 1), (first.Volunteer.Id, null), (second.Volunteer.Id, "5701B99999"));

        Assert.Equal([true, false], posts.Value.Select(p => p.IsGood));
        Assert.Equal(2, await world.CountAsync("leader-post"));
        Assert.True((await world.FindAsync(first.Volunteer.Id)).Active);
        Assert.Equal(0, await world.DbAsync(db => db.Trail.CountAsync(t => t.What == "register.renew")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Run_TermThatHasNotBegun_OrPostsOfOthers_IsRefused(string database)
    {
        await using var world = await FiguresWorld.MakeAsync(database, Leaders.Now);
        var post = await world.LeaderAsync("สมชาย", "m", "57010101", leads: false);

        Assert.Equal("422.2", (await RunAsync(world, "5701", new DateOnly(2027, 2, 2), (post.Volunteer.Id, null))).Problem?.Code);
        Assert.Empty((await RunAsync(world, "5702", new DateOnly(2027, 2, 1), (post.Volunteer.Id, null))).Value);
        Assert.Equal(1, await world.CountAsync("leader-post"));
    }

    private static Task<Result<ImmutableArray<NewPost>>> RunAsync(FiguresWorld world, string unit, DateOnly start, params (Guid Id, string? Holder)[] holders) =>
        world.RunAsync<TermRenewing, Result<ImmutableArray<NewPost>>>(t => t.RunAsync(
            FiguresWorld.Officer(unit), world.Catalogue.Register("leader-post")!,
            new NewTerm(start, RegisterWorld.Cells(("selected_date", "15/1/2570"), ("appointment_order_no", "7/2570")), holders.ToImmutableDictionary(h => h.Id, h => h.Holder)), preview: false));
}
