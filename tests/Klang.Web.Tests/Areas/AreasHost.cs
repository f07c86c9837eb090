using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Areas;

/// <summary>The product's services on a database of their own: the shipped registry is loaded.</summary>
internal sealed class AreasHost : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly string _folder;

    private AreasHost(WebApplication app, string folder) => (App, _folder) = (app, folder);

    public WebApplication App { get; }

    /// <summary>On PostgreSQL where <c>KLANG_TEST_POSTGRES</c> names a server; else the test is skipped, or fails where all is required.</summary>
    public static async Task<AreasHost> StartAsync(string database, string? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("klang-areas-").FullName;
        var app = KlangHost.Build(new Dictionary<string, string?>
        {
            ["Klang:Database"] = database == Sqlite ? "sqlite:" + Path.Combine(folder, "klang.db") : PostgresDatabase(),
            ["Klang:DataPath"] = folder,
            ["Klang:Now"] = now,
        });
        var host = new AreasHost(app, folder);
        await host.InScopeAsync(async services =>
        {
            await services.GetRequiredService<KlangDb>().Database.EnsureCreatedAsync();
            await services.GetRequiredService<AreaSeed>().LoadAsync(CancellationToken.None);
        });
        return host;
    }

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task InScopeAsync(Func<IServiceProvider, Task> work) => InScopeAsync(async services =>
    {
        await work(services);
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await InScopeAsync(services => services.GetRequiredService<KlangDb>().Database.EnsureDeletedAsync());
        await App.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string PostgresDatabase()
    {
        var server = Environment.GetEnvironmentVariable("KLANG_TEST_POSTGRES");
        Assert.SkipWhen(server is null && !TestFiles.MustBeThere, "KLANG_TEST_POSTGRES names no server.");
        Assert.True(server is not null, "KLANG_TEST_REQUIRE_ALL=1, but KLANG_TEST_POSTGRES names no server.");
        return new Npgsql.NpgsqlConnectionStringBuilder(server) { Database = "klang_areas_" + Guid.NewGuid().ToString("N") }.ConnectionString;
    }
}
