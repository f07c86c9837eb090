using System.Security.Claims;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Klang.Web.Tests.Figures;

/// <summary>The product's own services on a database of its own: two provinces, five districts, and what <see cref="Seeding"/> adds.</summary>
internal sealed class FiguresWorld : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("klang-figures-").FullName;
    private readonly string? _database;

    private FiguresWorld(string kind, string now)
    {
        _database = kind == Postgres ? "klang_figures_" + Guid.NewGuid().ToString("N") : null;
        App = KlangHost.Build(new Dictionary<string, string?>
        {
            ["Klang:Database"] = _database is null ? "sqlite:" + Path.Combine(_folder, "klang.db") : NewDatabase(_database),
            ["Klang:DataPath"] = _folder,
            ["Klang:Now"] = now,
        });
    }

    public static TheoryData<string> Databases => [Sqlite, Postgres];

    public WebApplication App { get; }

    public Catalogue Catalogue => App.Services.GetRequiredService<Catalogue>();

    public static Actor Department { get; } = Person(Role.Department, "planning", "");

    public static Actor Reviewer(string province) => Person(Role.ProvinceReviewer, province, province);

    public static Actor Officer(string district) => Person(Role.Officer, district, district);

    /// <param name="kind">Which database.</param>
    /// <param name="now">UTC, ISO.</param>
    public static async Task<FiguresWorld> MakeAsync(string kind, string now = "2026-12-10T03:00:00Z")
    {
        if (kind == Postgres && PostgresServer is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") == "1", "KLANG_TEST_POSTGRES names no server.");
            Assert.Fail("KLANG_TEST_POSTGRES names no server.");
        }

        var world = new FiguresWorld(kind, now);
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

    /// <summary>Listens on a port of its own.</summary>
    public async Task StartAsync()
    {
        App.Urls.Add("http://127.0.0.1:0");
        await App.StartAsync();
    }

    /// <summary>A client that carries the sign-in cookie of <paramref name="actor"/>.</summary>
    public async Task<HttpClient> SignedInAsync(Actor actor)
    {
        var scheme = (await App.Services.GetRequiredService<IAuthenticationSchemeProvider>().GetDefaultAuthenticateSchemeAsync())!.Name;
        var options = App.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var principal = new ClaimsPrincipal(new ClaimsIdentity(ActorClaims.Claims(actor), scheme));
        var ticket = options.TicketDataFormat.Protect(new AuthenticationTicket(principal, scheme));
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(App.Urls.First()) };
        client.DefaultRequestHeaders.Add("Cookie", $"{options.Cookie.Name}={ticket}");
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_database is not null)
        {
            NpgsqlConnection.ClearAllPools();
            Administer($"DROP DATABASE {_database} WITH (FORCE)");
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string? PostgresServer => Environment.GetEnvironmentVariable("KLANG_TEST_POSTGRES");

    private static string NewDatabase(string name)
    {
        Administer($"CREATE DATABASE {name}");
        return new NpgsqlConnectionStringBuilder(PostgresServer) { Database = name }.ConnectionString;
    }

    private static void Administer(string sql)
    {
        using var connection = new NpgsqlConnection(PostgresServer);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
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
