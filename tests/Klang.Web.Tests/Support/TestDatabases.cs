using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Klang.Web.Tests.Support;

/// <summary>The databases that every data test runs on: SQLite always, PostgreSQL where a server is named.</summary>
public static class TestDatabases
{
    /// <summary>A connection string of a PostgreSQL server on which tests may make databases.</summary>
    public const string PostgresVariable = "KLANG_TEST_POSTGRES";

    private const string SqliteFile = "klang.db";

    public static string? Postgres => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } text ? text : null;

    public static bool MustHaveAll => Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") == "1";

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> All => Postgres is null && !MustHaveAll ? new TheoryData<string>("sqlite") : new TheoryData<string>("sqlite", "postgres");

    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);
    private static readonly Lazy<Task<byte[]>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    /// <summary>A new database with its tables, which are made once for all tests and copied. Migrating it again does nothing.</summary>
    public static async Task<(string Setting, Func<Task> Drop)> NewMigratedAsync(string kind, string folder)
    {
        if (kind != "sqlite")
        {
            return await NewAsync(kind, folder, Postgres is null ? "" : " TEMPLATE " + await Template.Value);
        }

        await File.WriteAllBytesAsync(Path.Combine(folder, SqliteFile), await SqliteTemplate.Value);
        return await NewAsync(kind, folder);
    }

    /// <summary>A new, empty database: its <c>Klang:Database</c> setting and what removes it.</summary>
    public static Task<(string Setting, Func<Task> Drop)> NewAsync(string kind, string folder) => NewAsync(kind, folder, "");

    private static async Task<(string Setting, Func<Task> Drop)> NewAsync(string kind, string folder, string like)
    {
        if (kind == "sqlite")
        {
            return ("sqlite:" + Path.Combine(folder, SqliteFile), () => Task.CompletedTask);
        }

        var server = Postgres ?? throw new InvalidOperationException($"{PostgresVariable} is not set, and KLANG_TEST_REQUIRE_ALL=1 forbids to go without.");
        var name = "klang_test_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {name}{like}");
        var setting = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        return (setting, () =>
        {
            NpgsqlConnection.ClearAllPools();
            return ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        });
    }

    /// <summary>Nobody may be connected to a template while it is copied: its connections are not pooled.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        var name = "klang_template_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(Postgres!, $"CREATE DATABASE {name}");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => ExecuteAsync(Postgres!, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        var setting = new NpgsqlConnectionStringBuilder(Postgres!) { Database = name, Pooling = false }.ConnectionString;
        await MigrateAsync(setting, Path.GetTempPath());
        return name;
    }

    private static async Task<byte[]> MakeSqliteTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("klang-template-").FullName;
        await MigrateAsync((await NewAsync("sqlite", folder)).Setting, folder);

        // The file is whole when nobody has it open any more.
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var content = await File.ReadAllBytesAsync(Path.Combine(folder, SqliteFile));
        Directory.Delete(folder, recursive: true);
        return content;
    }

    private static async Task MigrateAsync(string setting, string folder)
    {
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = setting, ["Klang:DataPath"] = folder });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<KlangDb>().Database.MigrateAsync();
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
