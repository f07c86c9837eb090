using System.Net;
using Klang.Core.People;
using Klang.Web.Features.Api;
using Microsoft.AspNetCore.Builder;

namespace Klang.Web.Tests.Rounds;

/// <summary>The world's host on a real port, and browsers that follow where they are sent.</summary>
internal sealed class RoundsSite : IAsyncDisposable
{
    private readonly RoundsWorld _world;
    private readonly List<HttpClient> _clients = [];

    private RoundsSite(RoundsWorld world) => _world = world;

    public static async Task<RoundsSite> StartAsync(RoundsWorld world)
    {
        RoundsApi.Map(world.App.MapGroup("/test/api"));
        await world.StartAsync();
        return new RoundsSite(world);
    }

    /// <summary>A browser that nobody is signed in to.</summary>
    public HttpClient Browser()
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true }) { BaseAddress = new Uri(_world.App.Urls.First()) };
        _clients.Add(client);
        return client;
    }

    public async Task<HttpClient> BrowserOfAsync(Actor actor)
    {
        var browser = Browser();
        await _world.SignInAsync(browser, actor);
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await _world.App.StopAsync();
    }
}
