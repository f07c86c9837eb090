using System.Security.Claims;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Api;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Klang.Web.Tests.Areas;

/// <summary>The product on a real port and a database of its own, where the shipped registry is loaded.</summary>
internal sealed class AreasHost : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    /// <summary>A place of its own for the endpoints, whether or not the API's room maps them too.</summary>
    private const string Api = "/test-api";

    private readonly string _folder;

    private AreasHost(WebApplication app, string folder) => (App, _folder) = (app, folder);

    public WebApplication App { get; }

    /// <summary>SQLite always; PostgreSQL where <c>KLANG_TEST_POSTGRES</c> names a server, else the test is skipped, or fails where all is required.</summary>
    public static async Task<AreasHost> StartAsync(string database = Sqlite, string? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("klang-areas-").FullName;
        var app = KlangHost.Build(new Dictionary<string, string?>
        {
            ["Klang:Database"] = database == Sqlite ? "sqlite:" + Path.Combine(folder, "klang.db") : PostgresDatabase(),
            ["Klang:DataPath"] = folder,
            ["Klang:Now"] = now,
        });
        app.Urls.Add("http://127.0.0.1:0");
        AreasApi.Map(app.MapGroup(Api));
        var host = new AreasHost(app, folder);
        await host.UseAsync<KlangDb, bool>(db => db.Database.EnsureCreatedAsync());
        await host.LoadAsync();
        return host;
    }

    public Task LoadAsync() => UseAsync<AreaSeed, bool>(async seed =>
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
        var result = await UseAsync<AreaImport, Klang.Core.Common.Result<AreaImportReport>>(import => import.RunAsync(with?.Invoke(request) ?? request));
        Assert.True(result.IsOk, result.Problem?.Message.Th);
        return result.Value;
    }

    /// <summary>A browser that somebody is signed in with, and the API's address.</summary>
    public async Task<(HttpClient Client, string Api)> BrowseAsync()
    {
        await App.StartAsync();
        var client = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
        var scheme = await App.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync();
        var cookies = App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme!.Name);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(Officer), scheme.Name));
        var ticket = new AuthenticationTicket(principal, new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow.AddHours(1) }, scheme.Name);
        client.DefaultRequestHeaders.Add("Cookie", $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}");
        return (client, Api + "/areas");
    }

    public async ValueTask DisposeAsync()
    {
        await UseAsync<KlangDb, bool>(db => db.Database.EnsureDeletedAsync());
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static Actor Officer { get; } = new()
    {
        Id = Guid.NewGuid(),
        UserName = "officer",
        Name = "พัฒนากรทดสอบ",
        Role = Role.Officer,
        UnitCode = "5701",
        Scope = AreaCode.Parse("5701"),
    };

    private static string PostgresDatabase()
    {
        var server = Environment.GetEnvironmentVariable("KLANG_TEST_POSTGRES");
        Assert.SkipWhen(server is null && !TestFiles.MustBeThere, "KLANG_TEST_POSTGRES names no server.");
        Assert.True(server is not null, "KLANG_TEST_REQUIRE_ALL=1, but KLANG_TEST_POSTGRES names no server.");
        return new NpgsqlConnectionStringBuilder(server) { Database = "klang_areas_" + Guid.NewGuid().ToString("N") }.ConnectionString;
    }
}
