using System.Net;
using System.Security.Claims;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Support;

/// <summary>The product's own services on a database of their own; what stands in it, each kind of world says itself.</summary>
internal abstract class World : IAsyncDisposable
{
    public const string Sqlite = "sqlite";

    private readonly string _folder;
    private readonly Func<Task> _drop;
    private Actor? _next;

    protected World(Place place) => (App, _folder, _drop) = (place.App, place.Folder, place.Drop);

    public WebApplication App { get; }

    /// <summary>One request's worth of services.</summary>
    public async Task<T> RunAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task RunAsync<TService>(Func<TService, Task> work)
        where TService : notnull => RunAsync(async (TService service) =>
    {
        await work(service);
        return true;
    });

    public Task<T> DbAsync<T>(Func<KlangDb, Task<T>> work) => RunAsync(work);

    /// <summary>Listens on a port of its own, with a door that signs a test's person in.</summary>
    public async Task StartAsync()
    {
        App.Urls.Add("http://127.0.0.1:0");
        App.MapGet("/test/sign-in", SignInAsync).AllowAnonymous();
        await App.StartAsync();
    }

    /// <summary>A browser that nobody is signed in with.</summary>
    public HttpClient Anybody() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };

    public async Task<HttpClient> SignedInAsync(Actor actor)
    {
        var client = Anybody();
        await SignInAsync(client, actor);
        return client;
    }

    public async Task SignInAsync(HttpClient client, Actor actor)
    {
        _next = actor;
        (await client.GetAsync("/test/sign-in")).EnsureSuccessStatusCode();
    }

    /// <summary>A page as somebody sees it.</summary>
    public async Task<IHtmlDocument> PageAsync(Actor actor, string address)
    {
        using var browser = await SignedInAsync(actor);
        return await Pages.ReadAsync(browser, address);
    }

    public async Task<JsonElement> JsonAsync(Actor actor, string address)
    {
        using var client = await SignedInAsync(actor);
        using var document = JsonDocument.Parse(await client.GetStringAsync(address));
        return document.RootElement.Clone();
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A host on a new database.</summary>
    /// <param name="kind">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC).</param>
    protected static async Task<Place> PlaceAsync(string kind, string? now)
    {
        var folder = Directory.CreateTempSubdirectory("klang-world-").FullName;
        var (setting, drop) = await TestDatabases.NewMigratedAsync(kind, folder);
        return new Place(KlangHost.Build(new Dictionary<string, string?> { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder, ["Klang:Now"] = now }), folder, drop);
    }

    protected static Actor Person(Role role, string unit, string scope) => new()
    {
        Id = Guid.NewGuid(),
        UserName = $"{role}-{unit}",
        Name = $"ทดสอบ {role} {unit}",
        Role = role,
        UnitCode = unit,
        Scope = AreaCode.Parse(scope),
    };

    private async Task SignInAsync(HttpContext context)
    {
        var scheme = (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        await context.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(_next!), scheme)));
    }

    protected sealed record Place(WebApplication App, string Folder, Func<Task> Drop);
}
