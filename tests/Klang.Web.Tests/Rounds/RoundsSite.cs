using System.Net;
using System.Security.Claims;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Klang.Core.People;
using Klang.Web.Features.Api;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Rounds;

/// <summary>The world's host on a real port, with a door that signs a test's person in.</summary>
internal sealed class RoundsSite : IAsyncDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly RoundsWorld _world;
    private readonly List<HttpClient> _clients = [];
    private Actor? _next;

    private RoundsSite(RoundsWorld world) => _world = world;

    public static async Task<RoundsSite> StartAsync(RoundsWorld world)
    {
        var site = new RoundsSite(world);
        world.App.Urls.Clear();
        world.App.Urls.Add("http://127.0.0.1:0");
        world.App.MapGet("/test/sign-in", site.SignInAsync).AllowAnonymous();
        RoundsApi.Map(world.App.MapGroup("/test/api"));
        await world.App.StartAsync();
        return site;
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
        _next = actor;
        (await browser.GetAsync("/test/sign-in")).EnsureSuccessStatusCode();
        return browser;
    }

    public static async Task<IHtmlDocument> PageAsync(HttpResponseMessage response) =>
        await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> PageAsync(HttpClient browser, string address)
    {
        var response = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await PageAsync(response);
    }

    /// <summary>Posts a page's form as a browser would, with some fields typed over.</summary>
    /// <param name="address">The page's own address, where a form without an action goes.</param>
    public static Task<HttpResponseMessage> PostAsync(HttpClient browser, string address, IHtmlFormElement form, params (string Name, string Value)[] typed)
    {
        var fields = form.Elements.OfType<IHtmlInputElement>()
            .Where(i => i.Name is not null && (i.Type != "checkbox" || i.IsChecked))
            .ToDictionary(i => i.Name!, i => i.Value);
        foreach (var (name, value) in typed)
        {
            fields[name] = value;
        }

        return browser.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : address, new FormUrlEncodedContent(fields));
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(c => c.Dispose());
        await _world.App.StopAsync();
    }

    private async Task SignInAsync(HttpContext context)
    {
        var scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync();
        await context.SignInAsync(scheme!.Name, new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(_next!), scheme.Name)));
    }
}
