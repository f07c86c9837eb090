using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Klang.Web.Tests.Rounds;

/// <summary>The product's own services on an empty database of its own, with the shipped definitions, days off and as many offices as asked.</summary>
internal sealed class RoundsWorld : IAsyncDisposable
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    private readonly string _folder = Directory.CreateTempSubdirectory("klang-rounds-").FullName;
    private readonly string? _database;

    private RoundsWorld(string kind, string now)
    {
        _database = kind == Postgres ? "klang_rounds_" + Guid.NewGuid().ToString("N") : null;
        App = KlangHost.Build(new Dictionary<string, string?>
        {
            ["Klang:Database"] = _database is null ? "sqlite:" + Path.Combine(_folder, "klang.db") : NewDatabase(_database),
            ["Klang:DataPath"] = _folder,
            ["Klang:Now"] = now,
        });
    }

    public static TheoryData<string> Databases => [Sqlite, Postgres];

    public WebApplication App { get; }

    public static Actor Department { get; } = Person(Role.Department, "planning", AreaCode.Country);

    public static Actor Officer { get; } = Person(Role.Officer, "1001", AreaCode.Parse("1001"));

    /// <param name="now">UTC, ISO.</param>
    public static async Task<RoundsWorld> MakeAsync(string kind, string now, int provinces = 2, int districts = 5)
    {
        if (kind == Postgres && PostgresServer is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("KLANG_TEST_REQUIRE_ALL") == "1", "KLANG_TEST_POSTGRES names no server.");
            Assert.Fail("KLANG_TEST_POSTGRES names no server.");
        }

        var world = new RoundsWorld(kind, now);
        await world.RunAsync(async (KlangDb db) =>
        {
            await db.Database.EnsureCreatedAsync();
            db.Units.AddRange(Offices(provinces, districts));
            return await db.SaveChangesAsync();
        });
        await world.RunAsync(async (HolidaySeed seed) =>
        {
            await seed.LoadAsync(CancellationToken.None);
            return true;
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

    private static Actor Person(Role role, string unit, AreaCode scope) => new()
    {
        Id = Guid.NewGuid(),
        UserName = role.ToString(),
        Name = "ทดสอบ " + role,
        Role = role,
        UnitCode = unit,
        Scope = scope,
    };

    /// <summary>Districts are dealt out to the provinces in turn.</summary>
    private static IEnumerable<ReportingUnit> Offices(int provinces, int districts)
    {
        var codes = Enumerable.Range(10, provinces).Select(p => p.Plain()).ToList();
        var all = Enumerable.Range(0, districts).Select(d => (Code: codes[d % provinces] + (d / provinces + 1).ToString("00"), Province: codes[d % provinces]));
        return codes.Select(c => Office(c, c, UnitLevel.Province)).Concat(all.Select(d => Office(d.Code, d.Province, UnitLevel.District)))
            .Append(Office("planning", "", UnitLevel.Department));
    }

    private static ReportingUnit Office(string code, string province, UnitLevel level) => new()
    {
        Code = code,
        NameTh = "หน่วย " + code,
        Level = level,
        AreaCode = level == UnitLevel.Department ? "" : code,
        ProvinceCode = province,
    };
}
