using System.Net;
using Klang.Core.People;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class SessionTests
{
    private const string Phrase = "wet umbrella sings";

    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task ClosedAccount_LosesItsSessionsAndCannotReturn(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = await InAsync(server, "malee");
        var id = (await server.UserAsync("malee")).Id;
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().CloseAsync(Actor.System, id)));

        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(5));
        Assert.StartsWith("/account/sign-in", (await browser.At(later).GetAsync("/account")).Location);
        using var again = new PeopleBrowser(server);
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.SignInAsync("malee", Phrase)).Status);

        var slip = PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().ReopenAsync(Actor.System, id)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await again.SignInAsync("malee", Phrase)).Status);
        Assert.Equal("/account/password", (await again.SignInAsync("malee", slip.Signs)).Location);
    }

    [Fact]
    public async Task OpenSession_IsCheckedAndRenewed_UntilEightIdleHours()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = await InAsync(server, "malee");
        await using var sevenHours = await PeopleServer.StartAsync(database, PeopleServer.Start.AddHours(7));
        await using var fourteenHours = await PeopleServer.StartAsync(database, PeopleServer.Start.AddHours(14));
        await using var nextDay = await PeopleServer.StartAsync(database, PeopleServer.Start.AddHours(23));
        Assert.Equal(HttpStatusCode.OK, (await browser.At(sevenHours).GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.At(fourteenHours).GetAsync("/account")).Status);
        Assert.StartsWith("/account/sign-in", (await browser.At(nextDay).GetAsync("/account")).Location);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task EndSessions_EndsTheOthersToo(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var office = await InAsync(server, "malee");
        using var home = new PeopleBrowser(server);
        await home.SignInAsync("malee", Phrase);
        Assert.Equal("/account/sign-in", (await home.PostAsync("/account", [], "EndSessions")).Location);
        Assert.StartsWith("/account/sign-in", (await home.GetAsync("/account")).Location);
        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(5));
        Assert.StartsWith("/account/sign-in", (await office.At(later).GetAsync("/account")).Location);
        Assert.Single(await server.TrailAsync("account.end-sessions"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task ChangePassword_NeedsTheOldOne_AndKeepsThisSession(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = await InAsync(server, "malee");
        Assert.Contains("รหัสผ่านเดิม", (await browser.ChoosePasswordAsync("dry umbrella hums", "no idea at all")).Problem);
        Assert.Contains("เหมือนของเดิม", (await browser.ChoosePasswordAsync(Phrase, Phrase)).Problem);
        var differing = await browser.PostAsync("/account/password", new() { ["Current"] = Phrase, ["Next"] = "dry umbrella hums", ["Repeat"] = "dry umbrella" });
        Assert.Contains("ไม่ตรงกัน", differing.Problem);
        Assert.Equal("/account?done=password", (await browser.ChoosePasswordAsync("dry umbrella hums", Phrase)).Location);
        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddMinutes(6));
        Assert.Equal(HttpStatusCode.OK, (await browser.At(later).GetAsync("/account")).Status);
    }

    [Fact]
    public async Task NewSlip_MayNotBeMetByAnOldSession()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var thief = await InAsync(server, "malee");
        var id = (await server.UserAsync("malee")).Id;
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().RenewAsync(Actor.System, id)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.ChoosePasswordAsync("dry umbrella hums", Phrase)).Status);
        Assert.True((await server.UserAsync("malee")).MustChangePassword);
    }

    [Fact]
    public async Task SignOut_EndsTheSession_AndLeavesALine()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = await InAsync(server, "malee");
        var token = (await browser.GetAsync("/account")).Page.QuerySelector("form[action='/account/sign-out'] input")!.GetAttribute("value")!;
        var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token });
        Assert.Equal("/account/sign-in", (await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sign-out") { Content = form })).Location);
        Assert.StartsWith("/account/sign-in", (await browser.GetAsync("/account")).Location);
        Assert.Single(await server.TrailAsync("account.sign-out"));
    }

    internal static async Task<PeopleBrowser> InAsync(PeopleServer server, string userName, string unit = "5701", Role role = Role.Officer)
    {
        var slip = await server.AccountAsync(userName, unit, role);
        var browser = new PeopleBrowser(server);
        await browser.SignInAsync(userName, slip.Signs);
        Assert.Equal("/", (await browser.ChoosePasswordAsync(Phrase)).Location);
        return browser;
    }
}
