using System.Net;
using System.Security.Claims;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Api;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Areas;

/// <summary>The product on a database of its own that holds the shipped registry and nothing else.</summary>
internal sealed class AreasHost : IAsyncDisposable
{
    /// <summary>The endpoints once more, whether or not the API's room maps them.</summary>
    public const string Api = "/test/api/areas";

    private readonly string _folder;
    private readonly Func<Task> _drop;

    private AreasHost(WebApplication app, string folder, Func<Task> drop) => (App, _folder, _drop) = (app, folder, drop);

    public WebApplication App { get; }

    public static Actor Officer { get; } = new()
    {
        Id = new Guid("6a1f0f5c-6c5e-4a39-9a55-0d1f3a1c5701"),
        UserName = "officer",
        Name = "พัฒนากรทดสอบ",
        Role = Role.Officer,
        UnitCode = "5701",
        Scope = AreaCode.Parse("5701"),
    };

    /// <param name="database">sqlite or postgres.</param>
    /// <param name="now">Fixes the clock (ISO, UTC).</param>
    public static async Task<AreasHost> StartAsync(string database = "sqlite", string? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("klang-areas-").FullName;
        var (setting, drop) = await TestDatabases.NewAsync(database, folder);
        var app = KlangHost.Build(new Dictionary<string, string?> { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder, ["Klang:Now"] = now });
        var host = new AreasHost(app, folder, drop);
        await host.UseAsync(async (KlangDb db) =>
        {
            await db.Database.MigrateAsync();
            return true;
        });
        await host.LoadAsync();
        return host;
    }

    public Task LoadAsync() => UseAsync(async (AreaSeed seed) =>
    {
        await seed.LoadAsync(CancellationToken.None);
        return true;
    });

    /// <summary>One request's worth of a service.</summary>
    public async Task<T> UseAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public async Task<AreaImportReport> ImportAsync(byte[] file, Func<AreaImportRequest, AreaImportRequest>? with = null)
    {
        var request = new AreaImportRequest(file, Actor.System) { Source = "หนังสือทดสอบ" };
        var result = await UseAsync((AreaImport import) => import.RunAsync(with?.Invoke(request) ?? request));
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value;
    }

    /// <summary>Serves on a real port; the browser is nobody's until <see cref="SignInAsync"/>.</summary>
    public async Task<HttpClient> ServeAsync()
    {
        App.Urls.Add("http://127.0.0.1:0");
        App.MapGet("/test/sign-in", OnSignInAsync).AllowAnonymous();
        AreasApi.Map(App.MapGroup("/test/api"));
        await App.StartAsync();
        return new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(App.Urls.First()) };
    }

    public static async Task SignInAsync(HttpClient browser, Role role = Role.Officer) => (await browser.GetAsync("/test/sign-in?role=" + role)).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await _drop();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task OnSignInAsync(HttpContext context)
    {
        var person = context.Request.Query["role"] == nameof(Role.Department) ? Officer with { Role = Role.Department, UnitCode = "department", Scope = AreaCode.Country } : Officer;
        var scheme = await context.RequestServices.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync();
        await context.SignInAsync(scheme!.Name, new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(person), scheme.Name)));
    }
}

/// <summary>One host for a class of tests that only read, and a browser that nobody is signed in with.</summary>
public sealed class ShippedAreas : IAsyncLifetime
{
    private AreasHost? _host;
    private HttpClient? _anybody;

    internal AreasHost Host => _host!;

    internal HttpClient Anybody => _anybody!;

    public async ValueTask InitializeAsync()
    {
        _host = await AreasHost.StartAsync();
        _anybody = await _host.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Anybody.Dispose();
        await Host.DisposeAsync();
    }
}
