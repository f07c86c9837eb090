using System.Net;
using System.Security.Claims;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Figures;

/// <summary>The product's own services on a database of its own: two provinces, five districts, and what <see cref="Seeding"/> adds.</summary>
internal sealed class FiguresWorld : IAsyncDisposable
{
    public const string Sqlite = "sqlite";

    private readonly string _folder;
    private readonly Func<Task> _drop;
    private Actor? _next;

    private FiguresWorld(WebApplication app, string folder, Func<Task> drop) => (App, _folder, _drop) = (app, folder, drop);

    public WebApplication App { get; }

    public Catalogue Catalogue => App.Services.GetRequiredService<Catalogue>();

    public static Actor Department { get; } = Person(Role.Department, "planning", "");

    public static Actor Reviewer(string province) => Person(Role.ProvinceReviewer, province, province);

    public static Actor Officer(string district) => Person(Role.Officer, district, district);

    /// <param name="kind">Which database.</param>
    /// <param name="now">UTC, ISO.</param>
    public static async Task<FiguresWorld> MakeAsync(string kind, string now = "2026-12-10T03:00:00Z")
    {
        var folder = Directory.CreateTempSubdirectory("klang-figures-").FullName;
        var (setting, drop) = await TestDatabases.NewAsync(kind, folder);
        var app = KlangHost.Build(new Dictionary<string, string?> { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder, ["Klang:Now"] = now });
        var world = new FiguresWorld(app, folder, drop);
        await world.DbAsync(async db =>
        {
            await db.Database.EnsureCreatedAsync();
            await world.App.Services.GetRequiredService<ShelfBuilder>().EnsureAsync(db);
            Seeding.AreasAndUnits(db);
            return await db.SaveChangesAsync();
        });
        return world;
    }

    /// <summary>One request's worth of services.</summary>
    public async Task<T> RunAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<T> DbAsync<T>(Func<KlangDb, Task<T>> work) => RunAsync(work);

    /// <summary>Listens on a port of its own, with a door that signs a test's person in.</summary>
    public async Task StartAsync()
    {
        App.Urls.Add("http://127.0.0.1:0");
        App.MapGet("/test/sign-in", SignInAsync).AllowAnonymous();
        await App.StartAsync();
    }

    public async Task<HttpClient> SignedInAsync(Actor actor)
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };
        _next = actor;
        (await client.GetAsync("/test/sign-in")).EnsureSuccessStatusCode();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SignInAsync(HttpContext context)
    {
        var scheme = (await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        await context.SignInAsync(scheme, new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(_next!), scheme)));
    }

    private static Actor Person(Role role, string unit, string scope) => new()
    {
        Id = Guid.NewGuid(),
        UserName = $"{role}-{unit}",
        Name = $"ทดสอบ {role} {unit}",
        Role = role,
        UnitCode = unit,
        Scope = AreaCode.Parse(scope),
    };
}
