using System.Net;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class SignInTests
{
    private const string Phrase = "wet umbrella sings";

    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Slip_FirstSignIn_ForcesAChoiceOfPassword_ThenWorksNoMore(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = new PeopleBrowser(server);
        var slip = await server.AccountAsync("malee");

        var signedIn = await browser.SignInAsync("Malee", slip.Signs.ToUpperInvariant().Replace("-", " "));
        Assert.Equal((HttpStatusCode.Redirect, "/account/password"), (signedIn.Status, signedIn.Location));
        Assert.Equal("/account/password", (await browser.GetAsync("/account")).Location);
        var json = await browser.GetAsync("/account", "application/json");
        Assert.Equal(HttpStatusCode.Forbidden, json.Status);
        Assert.Contains("first-password", json.Body);

        var derivable = await browser.ChoosePasswordAsync("cdd18@5701");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, derivable.Status);
        Assert.Contains("หนังสือเวียน", derivable.Problem);
        Assert.Contains("มาลี", Assert.Single(await server.TrailAsync("access.refused")).ActorName);

        Assert.Equal("/", (await browser.ChoosePasswordAsync(Phrase)).Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        using var other = new PeopleBrowser(server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.SignInAsync("malee", slip.Signs)).Status);
        Assert.Equal("/", (await other.SignInAsync("malee", Phrase)).Location);
        Assert.Equal(3, (await server.TrailAsync("account.sign-in")).Count + (await server.TrailAsync("account.password")).Count);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Slip_UnusedFor14Days_IsRefused(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        var slip = await server.AccountAsync("malee");
        await using var dayBefore = await PeopleServer.StartAsync(database, PeopleServer.Start.AddDays(13));
        await using var dayAfter = await PeopleServer.StartAsync(database, PeopleServer.Start.AddDays(14));
        using var late = new PeopleBrowser(dayAfter);
        Assert.Equal(HttpStatusCode.Unauthorized, (await late.SignInAsync("malee", slip.Signs)).Status);
        using var inTime = new PeopleBrowser(dayBefore);
        Assert.Equal("/account/password", (await inTime.SignInAsync("malee", slip.Signs)).Location);
    }

    [Fact]
    public async Task Slip_UsedOnce_LivesOnlyHalfAnHourMore()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await using var soon = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(29));
        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(31));
        var slip = await server.AccountAsync("malee");
        using var browser = new PeopleBrowser(server);
        Assert.Equal("/account/password", (await browser.SignInAsync("malee", slip.Signs)).Location);
        using var doubleClick = new PeopleBrowser(soon);
        Assert.Equal("/account/password", (await doubleClick.SignInAsync("malee", slip.Signs)).Location);
        using var thief = new PeopleBrowser(later);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.SignInAsync("malee", slip.Signs)).Status);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task WrongPassword_FiveTimes_LocksForAQuarterOfAnHour(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        var slip = await server.AccountAsync("malee");
        using var browser = new PeopleBrowser(server);
        var unknown = await browser.SignInAsync("nobody", "whatever it is");
        for (var i = 0; i < 5; i++)
        {
            var wrong = await browser.SignInAsync("malee", "not the slip");
            Assert.Equal((unknown.Status, unknown.Problem), (wrong.Status, wrong.Problem));
        }

        var locked = await browser.SignInAsync("malee", slip.Signs);
        Assert.Equal((unknown.Status, unknown.Problem), (locked.Status, locked.Problem));
        Assert.Equal(["UnknownUser", "WrongPassword", "LockedOut"], (await server.TrailAsync("account.sign-in-refused"))
            .Select(t => System.Text.Json.JsonDocument.Parse(t.Details!).RootElement.GetProperty("outcome").GetString()!).Distinct());

        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(15));
        using var again = new PeopleBrowser(later);
        Assert.Equal("/account/password", (await again.SignInAsync("malee", slip.Signs)).Location);
        Assert.Equal(0, (await later.UserAsync("malee")).AccessFailedCount);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task WrongPassword_ManyAtOnce_AreAllCounted(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("malee");
        var tries = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var browser = new PeopleBrowser(server);
            return await browser.SignInAsync("malee", "not the slip");
        }));
        Assert.All(tries, answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.Status));
        Assert.Equal(4, (await server.UserAsync("malee")).AccessFailedCount);
    }

    [Fact]
    public async Task CircularName_NeverSignsIn_AndSaysWhy()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = new PeopleBrowser(server);
        var answer = await browser.SignInAsync("cdd185700", "cdd18@5700");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("ใช้ไม่ได้แล้ว", answer.Problem);
        Assert.DoesNotContain("5700", (await server.TrailAsync("account.sign-in-refused")).Single().Subject);
    }

    [Fact]
    public async Task Post_WithoutAntiforgeryToken_IsRefused()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        var slip = await server.AccountAsync("malee");
        using var browser = new PeopleBrowser(server);
        var bare = new FormUrlEncodedContent(new Dictionary<string, string> { ["UserName"] = "malee", ["Password"] = slip.Signs });
        var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-in") { Content = bare });
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("klang.session", string.Join(';', browser.Cookies.GetAllCookies().Select(c => c.Name)));

        await browser.SignInAsync("malee", slip.Signs);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-out"))).Status);
    }

    [Fact]
    public async Task Stranger_GoesToSignIn_AndThenWhereHeWasGoing()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.ScopeAsync(services => services.GetRequiredService<DemoAccounts>().EnsureAsync());
        using var browser = new PeopleBrowser(server);
        Assert.Equal("/account/sign-in?ReturnUrl=%2Fpeople%3Fq%3D5701", (await browser.GetAsync("/people?q=5701")).Location);
        var json = await browser.GetAsync("/people", "application/json");
        Assert.Equal(HttpStatusCode.Unauthorized, json.Status);
        Assert.Contains("401.1", json.Body);
        Assert.Equal("/people?q=5701", (await browser.SignInAsync("admin", DemoAccounts.Passphrase, "?ReturnUrl=%2Fpeople%3Fq%3D5701")).Location);
        using var lured = new PeopleBrowser(server);
        Assert.Equal("/", (await lured.SignInAsync("admin", DemoAccounts.Passphrase, "?ReturnUrl=%2F%2Felsewhere.example")).Location);
    }

    [Fact]
    public async Task Post_AfterTheSessionEnded_SaysThatNothingWasStored()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = new PeopleBrowser(server);
        var sent = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account") { Content = new FormUrlEncodedContent([]) });
        Assert.Equal((HttpStatusCode.Redirect, "/account/sign-in?Unsent=true"), (sent.Status, sent.Location));
        Assert.NotNull((await browser.GetAsync(sent.Location!)).Page.QuerySelector("#unsent"));

        var part = new HttpRequestMessage(HttpMethod.Get, "/people") { Headers = { { "HX-Request", "true" }, { "HX-Current-URL", "https://klang.example/people?q=5701" } } };
        Assert.Equal("/account/sign-in?ReturnUrl=%2Fpeople%3Fq%3D5701", (await browser.SendAsync(part)).Response.Headers.GetValues("HX-Redirect").Single());
    }

    [Fact]
    public async Task TooManyTries_OfOneName_AreToldToWait_OthersAreNot()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = new PeopleBrowser(server);
        PeopleAnswer answer;
        var tries = 0;
        do
        {
            answer = await browser.SignInAsync("nobody", "whatever it is");
        }
        while (answer.Status == HttpStatusCode.Unauthorized && ++tries < 200);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("60", answer.Response.Headers.RetryAfter?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SignInAsync("somebody", "whatever it is")).Status);
    }

    [Fact]
    public async Task Cookie_IsHttpOnlyAndLax_AndPagesCarryNoInlineScript()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        var slip = await server.AccountAsync("malee");
        using var browser = new PeopleBrowser(server);
        var page = await browser.GetAsync("/account/sign-in");
        Assert.Contains("script-src 'self'", page.Response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Empty(page.Page.QuerySelectorAll("script:not([src]), [style], [onclick]"));
        var cookie = (await browser.SignInAsync("malee", slip.Signs)).Response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("klang.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=lax", cookie);
    }
}
