using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Klang.Web.Tests.Support;

/// <summary>The databases that every data test runs on: SQLite always, PostgreSQL where a server is named.</summary>
public static class TestDatabases
{
    /// <summary>A connection string of a PostgreSQL server on which tests may make databases.</summary>
    public const string PostgresVariable = "KLANG_TEST_POSTGRES";

    internal const string SqliteFile = "klang.db";

    public static string? Postgres => Environment.GetEnvironmentVariable(PostgresVariable) is { Length: > 0 } text ? text : null;

    public static bool MustHaveAll => Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") == "1";

    /// <summary>For <c>[MemberData]</c>.</summary>
    public static TheoryData<string> All => Postgres is null && !MustHaveAll ? new TheoryData<string>("sqlite") : new TheoryData<string>("sqlite", "postgres");

    private static readonly DatabaseTemplate Migrated = new(services => services.GetRequiredService<KlangDb>().Database.MigrateAsync());
    private static readonly DatabaseTemplate Prepared = new(services => services.GetRequiredService<Preparation>().RunAsync());

    /// <summary>A new database with its tables, which are made once for all tests and copied. Migrating it again does nothing.</summary>
    public static Task<(string Setting, Func<Task> Drop)> NewMigratedAsync(string kind, string folder) => Migrated.CopyAsync(kind, folder);

    /// <summary>A new database as a start leaves it: areas, units, holidays. Preparing it again does nothing.</summary>
    public static Task<(string Setting, Func<Task> Drop)> NewPreparedAsync(string kind, string folder) => Prepared.CopyAsync(kind, folder);

    /// <summary>A new, empty database: its <c>Klang:Database</c> setting and what removes it.</summary>
    public static Task<(string Setting, Func<Task> Drop)> NewAsync(string kind, string folder) => NewAsync(kind, folder, "");

    internal static async Task<(string Setting, Func<Task> Drop)> NewAsync(string kind, string folder, string like)
    {
        if (kind == "sqlite")
        {
            var file = "sqlite:" + Path.Combine(folder, SqliteFile);
            return (file, () => CloseAsync(file));
        }

        var server = Postgres ?? throw new InvalidOperationException($"{PostgresVariable} is not set, and KLANG_TEST_REQUIRE_ALL=1 forbids to go without.");
        var name = "klang_test_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(server, $"CREATE DATABASE {name}{like}");
        var setting = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ConnectionString;
        return (setting, () => DropAsync(server, name, setting));
    }

    /// <summary>Lets go of the file; other tests keep theirs open.</summary>
    private static Task CloseAsync(string setting)
    {
        using var pooled = new SqliteConnection(Data.Setup.DatabaseChoice.Parse(setting).ConnectionString);
        SqliteConnection.ClearPool(pooled);
        return Task.CompletedTask;
    }

    private static Task DropAsync(string server, string name, string setting)
    {
        // The product's own pool for it; other tests keep theirs.
        using (var pooled = new NpgsqlConnection(Data.Setup.DatabaseChoice.Parse(setting).ConnectionString))
        {
            NpgsqlConnection.ClearPool(pooled);
        }

        return ExecuteAsync(server, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    internal static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
