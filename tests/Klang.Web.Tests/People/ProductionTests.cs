using System.Net;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.People;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class ProductionTests
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Production_StartsEmpty_AndMakesNoDemonstration(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database, now: null, mode: "production");
        Assert.Equal(0, await server.ScopeAsync(s => s.GetRequiredService<DemoAccounts>().EnsureAsync()));
        Assert.Equal(0, await server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().Users.Count())));
        using var browser = new PeopleBrowser(server);
        var page = await browser.GetAsync("/account/sign-in");
        Assert.Null(page.Page.QuerySelector("#demonstration"));
        Assert.DoesNotContain(DemoAccounts.Passphrase, page.Body);

        var slip = await server.AccountAsync("root.admin", UnitSeed.Department, Role.Administrator);
        var cookie = (await browser.SignInAsync("root.admin", slip.Signs)).Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("klang.session=", StringComparison.Ordinal));
        Assert.Contains("secure", cookie);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task DemonstrationAccount_InProduction_HasNoDoor(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var demo = await PeopleServer.StartAsync(database);
        Assert.Equal(6, await demo.ScopeAsync(s => s.GetRequiredService<DemoAccounts>().EnsureAsync()));
        Assert.Equal(0, await demo.ScopeAsync(s => s.GetRequiredService<DemoAccounts>().EnsureAsync()));
        var token = PeopleServer.Good(await demo.ScopeAsync(s => s.GetRequiredService<TokenDesk>().CreateAsync(Actor.System, "admin", "x", canWrite: true)));
        using var inside = new PeopleBrowser(demo);
        Assert.Equal("/", (await inside.SignInAsync("officer5701", DemoAccounts.Passphrase)).Location);

        // Preparation refuses such a database; the doors do so each for itself.
        await Assert.ThrowsAsync<InvalidOperationException>(() => PeopleServer.StartAsync(database, now: null, mode: "production"));
        var app = KlangHost.Build(new Dictionary<string, string?> { ["Klang:Database"] = database.Setting, ["Klang:DataPath"] = database.Folder, ["Klang:Mode"] = "production" });
        await using var production = await PeopleServer.OpenAsync(app);
        using var browser = new PeopleBrowser(production);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("officer5701", DemoAccounts.Passphrase)).Status);
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Authorization = new("Bearer", token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendAsync(request)).Status);
        Assert.StartsWith("/account/sign-in", (await inside.At(production).GetAsync("/account")).Location);
        Assert.Contains("Demonstration", (await production.TrailAsync("account.sign-in-refused")).Single().Details);
    }

    [Fact]
    public async Task Demonstration_ListsItsAccounts_AndAButtonSignsIn()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.ScopeAsync(s => s.GetRequiredService<DemoAccounts>().EnsureAsync());
        using var browser = new PeopleBrowser(server);
        var page = (await browser.GetAsync("/account/sign-in")).Page;
        Assert.Equal(["officer5701", "province57", "department", "admin", "officer5702", "officer5709"], page.QuerySelectorAll("#demonstration tbody code").Select(c => c.TextContent));
        var form = page.QuerySelector("#demonstration form:has(input[value=province57])")!;
        var fields = form.QuerySelectorAll("input").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        var post = new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = new FormUrlEncodedContent(fields) };
        Assert.Equal("/", (await browser.SendAsync(post)).Location);
        Assert.Contains("province57", (await browser.GetAsync("/account")).Body);
    }
}
