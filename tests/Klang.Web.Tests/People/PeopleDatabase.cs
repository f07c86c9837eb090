using Npgsql;

namespace Klang.Web.Tests.People;

/// <summary>An empty database for one test, on either provider; gone afterwards.</summary>
internal sealed class PeopleDatabase : IAsyncDisposable
{
    private readonly string? _server;

    private PeopleDatabase(string choice, string folder, string? server) => (Choice, Folder, _server) = (choice, folder, server);

    /// <summary>For <c>Klang:Database</c>.</summary>
    public string Choice { get; }

    public string Folder { get; }

    public static TheoryData<string> Both => ["sqlite", "postgres"];

    public static async Task<PeopleDatabase> CreateAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("klang-people-").FullName;
        if (provider == "sqlite")
        {
            return new($"sqlite:{Path.Combine(folder, "klang.db")}", folder, null);
        }

        var server = Environment.GetEnvironmentVariable("KLANG_TEST_POSTGRES");
        Assert.SkipWhen(server is null && Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") != "1", "KLANG_TEST_POSTGRES names no server.");
        Assert.True(server is not null, "KLANG_TEST_REQUIRE_ALL=1, but KLANG_TEST_POSTGRES names no server.");
        var name = $"people_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new(new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 10 }.ConnectionString, folder, server);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(_server, $"DROP DATABASE {new NpgsqlConnectionStringBuilder(Choice).Database} WITH (FORCE)");
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
