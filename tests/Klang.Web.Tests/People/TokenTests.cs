using System.Net;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Data;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class TokenTests
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Token_CarriesItsAccountsRoleAndArea_AndReadsOnlyUnlessWrite(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("robot", "57", Role.ProvinceReviewer);
        var read = await WhoAsync(server, await TokenAsync(server, "robot", canWrite: false));
        Assert.Equal(("robot", Role.ProvinceReviewer, "57", true), (read.UserName, read.Role, read.Scope.Digits, read.ReadOnly));
        Assert.False((await WhoAsync(server, await TokenAsync(server, "robot", canWrite: true))).ReadOnly);
        Assert.Equal(2, (await server.TrailAsync("token.create")).Count);
        Assert.All(await TokensAsync(server), t => Assert.Equal(64, t.Hash.Length));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Token_RevokedOrItsAccountClosed_IsRefusedInJson(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("robot");
        await server.AccountAsync("other");
        var revoked = await TokenAsync(server, "robot", canWrite: true);
        var id = (await TokensAsync(server)).Single().Id;
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<TokenDesk>().RevokeAsync(Actor.System, id)));
        var closed = await TokenAsync(server, "other", canWrite: true);
        var user = (await server.UserAsync("other")).Id;
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().CloseAsync(Actor.System, user)));
        foreach (var token in new[] { revoked, closed, "klang_made-up", "else" })
        {
            var answer = await KnockAsync(server, token);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Contains("token-refused", answer.Body);
            Assert.Equal("Bearer", answer.Response.Headers.WwwAuthenticate.ToString());
        }

        await KnockAsync(server, revoked);
        Assert.Equal(["other", "robot"], (await server.TrailAsync("access.refused")).Select(t => NameOf(t.ActorId)).Order());
        string NameOf(Guid actor) => actor == user ? "other" : "robot";
    }

    [Fact]
    public async Task Token_UseIsNotedOnceAMinute()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await using var soon = await PeopleServer.StartAsync(database, PeopleServer.Start.AddSeconds(59));
        await using var later = await PeopleServer.StartAsync(database, PeopleServer.Start.AddSeconds(60));
        await server.AccountAsync("robot");
        var token = await TokenAsync(server, "robot", canWrite: false);
        await KnockAsync(server, token);
        Assert.Equal(PeopleServer.Start, (await TokensAsync(server)).Single().LastUsedAt);
        await KnockAsync(soon, token);
        Assert.Equal(PeopleServer.Start, (await TokensAsync(server)).Single().LastUsedAt);
        await KnockAsync(later, token);
        Assert.Equal(PeopleServer.Start.AddSeconds(60), (await TokensAsync(server)).Single().LastUsedAt);
    }

    [Fact]
    public async Task Token_NewSlip_RevokesIt()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("robot");
        var token = await TokenAsync(server, "robot", canWrite: true);
        var id = (await server.UserAsync("robot")).Id;
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<AccountDesk>().RenewAsync(Actor.System, id)));
        Assert.Equal(HttpStatusCode.Unauthorized, (await KnockAsync(server, token)).Status);
    }

    [Fact]
    public async Task Token_BesideACookie_IsTheOneThatCounts()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        using var browser = await SessionTests.InAsync(server, "malee");
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Authorization = new("Bearer", "klang_made-up");
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.SendAsync(request)).Status);
    }

    [Fact]
    public async Task Create_ByAnOfficer_IsRefused()
    {
        await using var database = await PeopleDatabase.CreateAsync("sqlite");
        await using var server = await PeopleServer.StartAsync(database);
        await server.AccountAsync("malee");
        await server.AccountAsync("robot");
        var officer = await server.ScopeAsync(s => s.GetRequiredService<Actors>().FindAsync("malee"));
        var refused = await server.ScopeAsync(s => s.GetRequiredService<TokenDesk>().CreateAsync(officer!, "robot", "x", canWrite: true));
        Assert.Equal("403.1", refused.Problem?.Code);
        Assert.Empty(await TokensAsync(server));
    }

    private static async Task<string> TokenAsync(PeopleServer server, string user, bool canWrite) =>
        PeopleServer.Good(await server.ScopeAsync(s => s.GetRequiredService<TokenDesk>().CreateAsync(Actor.System, user, "test", canWrite)));

    private static Task<List<ApiToken>> TokensAsync(PeopleServer server) =>
        server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().ApiTokens.ToList()));

    private static async Task<PeopleAnswer> KnockAsync(PeopleServer server, string token)
    {
        using var browser = new PeopleBrowser(server);
        var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Authorization = new("Bearer", token);
        return await browser.SendAsync(request);
    }

    /// <summary>The actor that a token becomes, through the authentication that the host has.</summary>
    private static async Task<Actor> WhoAsync(PeopleServer server, string token) => await server.ScopeAsync(async services =>
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Headers.Authorization = "Bearer " + token;
        var result = await services.GetRequiredService<Microsoft.AspNetCore.Authentication.IAuthenticationService>().AuthenticateAsync(context, null);
        Assert.True(result.Succeeded, result.Failure?.Message);
        return result.Principal!.Actor();
    });
}
