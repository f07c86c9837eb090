using System.Net;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class AccountPagesTests
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task New_ByTheProvince_ShowsASlipThatLetsTheOfficerIn(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var province = await SessionTests.InAsync(server, "reviewer", "57", Role.ProvinceReviewer);
        var page = (await province.GetAsync("/people/new")).Page;
        Assert.Equal(["57", "5701", "5702", "5709"], page.QuerySelectorAll("#unit option[value]").Select(o => o.GetAttribute("value")!).Where(v => v.Length > 0));
        Assert.Equal(["Officer"], page.QuerySelectorAll("#role option").Select(o => o.GetAttribute("value")!));

        var made = await province.PostAsync("/people/new", Fields("malee", "5709", Role.Officer));
        Assert.Equal(HttpStatusCode.OK, made.Status);
        Assert.True(made.Response.Headers.CacheControl?.NoStore);
        var signs = made.Page.QuerySelector("#slip-signs")!.TextContent;
        Assert.Matches("^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$", signs);
        using var officer = new PeopleBrowser(server);
        Assert.Equal("/account/password", (await officer.SignInAsync("malee", signs)).Location);
        Assert.DoesNotContain(signs, (await province.GetAsync($"/people/{(await server.UserAsync("malee")).Id:D}")).Body);

        var line = (await server.TrailAsync("account.create")).Last();
        Assert.Equal(("5709", "malee"), (line.Stream, line.Subject));
        Assert.DoesNotContain(signs.Replace("-", ""), line.Details);
    }

    [Theory]
    [InlineData("5501", Role.Officer, HttpStatusCode.NotFound)]
    [InlineData("57", Role.ProvinceReviewer, HttpStatusCode.Forbidden)]
    [InlineData("department", Role.Administrator, HttpStatusCode.NotFound)]
    [InlineData("9999", Role.Officer, HttpStatusCode.UnprocessableEntity)]
    public async Task New_ByTheProvince_OutsideAreaOrRole_IsRefused(string unit, Role role, HttpStatusCode status)
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var province = await SessionTests.InAsync(server, "reviewer", "57", Role.ProvinceReviewer);
        Assert.Equal(status, (await province.PostAsync("/people/new", Fields("malee", unit, role))).Status);
        Assert.Equal(1, await server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().Users.Count())));
        Assert.Equal(status == HttpStatusCode.UnprocessableEntity ? 0 : 1, (await server.TrailAsync("access.refused")).Count);
    }

    [Theory]
    [InlineData("malee", "5701", Role.ProvinceReviewer, "role-unit")]
    [InlineData("cdd18570001", "5701", Role.Officer, "user-name-circular")]
    [InlineData("reviewer", "5701", Role.Officer, "user-name-taken")]
    public async Task Create_BadAccount_IsAProblem(string userName, string unit, Role role, string code)
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("reviewer", "57", Role.ProvinceReviewer);
        var account = new NewAccount { UserName = userName, DisplayName = "มาลี แสงทอง", UnitCode = unit, Role = role };
        var result = await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().CreateAsync(Actor.System, account));
        Assert.Equal(code, result.Problem?.Code);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task List_ShowsTheProvinceItsOfficersOnly_AndFindsByTheCircularsName(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var province = await SessionTests.InAsync(server, "reviewer", "57", Role.ProvinceReviewer);
        await server.AccountAsync("malee", "5701");
        await server.AccountAsync("somsri", "5709", displayName: "สมศรี ดวงดี");
        await server.AccountAsync("nan.officer", "5501");
        Assert.Equal(["malee", "somsri"], await NamesAsync(province, "/people"));
        Assert.Equal(["somsri"], await NamesAsync(province, "/people?q=ดวงดี"));
        Assert.Equal(["somsri"], await NamesAsync(province, "/people?q=SOMS"));
        Assert.Equal(["malee"], await NamesAsync(province, "/people?q=cdd18+57+00+01"));
        Assert.Equal(["somsri"], await NamesAsync(province, "/people?unit=5709&state=FirstPassword"));
        Assert.Empty(await NamesAsync(province, "/people?state=Closed"));
        Assert.Empty(await NamesAsync(province, "/people?unit=5501"));

        using var administrator = await SessionTests.InAsync(server, "root.admin", "department", Role.Administrator);
        Assert.Equal(["malee", "nan.officer", "reviewer", "root.admin", "somsri"], (await NamesAsync(administrator, "/people")).Order());
        Assert.Equal(["reviewer"], await NamesAsync(administrator, "/people?role=ProvinceReviewer"));
        Assert.Equal(["nan.officer"], await NamesAsync(administrator, "/people?q=5501"));
        Assert.Equal(["malee", "reviewer", "somsri"], (await NamesAsync(administrator, "/people?unit=57")).Order());
        var units = (await administrator.GetAsync("/people")).Page.QuerySelectorAll("#unit option[value]").Select(o => o.GetAttribute("value"));
        Assert.Contains("57", units);
        Assert.DoesNotContain("5701", units);
    }

    [Fact]
    public async Task List_ToAnOfficer_IsRefusedWithALine()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var officer = await SessionTests.InAsync(server, "malee");
        Assert.Equal(HttpStatusCode.Forbidden, (await officer.GetAsync("/people")).Status);
        Assert.Equal("/people", Assert.Single(await server.TrailAsync("access.refused")).Subject);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Person_SlipCloseReopenMove_ThroughThePage(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var province = await SessionTests.InAsync(server, "reviewer", "57", Role.ProvinceReviewer);
        var first = await server.AccountAsync("malee");
        var page = $"/people/{first.UserId:D}";
        var renewed = (await province.PostAsync(page, [], "Slip")).Page.QuerySelector("#slip-signs")!.TextContent;
        using var officer = new PeopleBrowser(server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await officer.SignInAsync("malee", first.Signs)).Status);
        Assert.Equal("/account/password", (await officer.SignInAsync("malee", renewed)).Location);

        Assert.Equal(page + "?done=closed", (await province.PostAsync(page, [], "Close")).Location);
        Assert.True((await server.UserAsync("malee")).IsClosed);
        Assert.NotNull((await province.PostAsync(page, [], "Reopen")).Page.QuerySelector("#slip-signs"));
        var moved = await province.PostAsync(page, new() { ["DisplayName"] = "มาลี  ใหม่", ["Unit"] = "5709", ["Role"] = "Officer" }, "Move");
        Assert.Equal(page + "?done=moved", moved.Location);
        var user = await server.UserAsync("malee");
        Assert.Equal(("มาลี ใหม่", "5709", false), (user.DisplayName, user.UnitCode, user.IsClosed));
        Assert.Equal(["5701", "5709"], (await server.TrailAsync("account.move")).Select(t => t.Stream).Order());
        var away = await province.PostAsync(page, new() { ["DisplayName"] = "มาลี", ["Unit"] = "5501", ["Role"] = "Officer" }, "Move");
        Assert.Equal(HttpStatusCode.NotFound, away.Status);
    }

    [Fact]
    public async Task Person_OfAnotherProvince_IsNotFound()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var province = await SessionTests.InAsync(server, "reviewer", "57", Role.ProvinceReviewer);
        var stranger = await server.AccountAsync("nan.officer", "5501");
        Assert.Equal(HttpStatusCode.NotFound, (await province.GetAsync($"/people/{stranger.UserId:D}")).Status);
        var reviewer = await server.ScopeAsync(s => s.GetRequiredService<Actors>().FindAsync("reviewer"));
        var refused = await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().CloseAsync(reviewer!, stranger.UserId));
        Assert.Equal("404.1", refused.Problem?.Code);
    }

    [Fact]
    public async Task Close_OwnAccount_IsRefused()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("root.admin", "department", Role.Administrator);
        var actor = (await server.ScopeAsync(s => s.GetRequiredService<Actors>().FindAsync("root.admin")))!;
        var refused = await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().CloseAsync(actor, actor.Id));
        Assert.Equal("own-account", refused.Problem?.Code);
        Assert.Single(await server.TrailAsync("access.refused"));
    }

    private static Dictionary<string, string> Fields(string userName, string unit, Role role) =>
        new() { ["UserName"] = userName, ["DisplayName"] = "นางสาวมาลี แสงทอง", ["Unit"] = unit, ["Role"] = role.ToString() };

    private static async Task<IEnumerable<string>> NamesAsync(PeopleBrowser browser, string path)
    {
        var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Page.QuerySelectorAll("#people tbody code").Select(c => c.TextContent);
    }
}
