using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Klang.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Rounds;

/// <summary>The product's own services on an empty database of its own, with the shipped definitions, days off and as many offices as asked.</summary>
internal sealed class RoundsWorld : IAsyncDisposable
{
    public const string Sqlite = "sqlite";

    private readonly string _folder;
    private readonly Func<Task> _drop;

    private RoundsWorld(string folder, string database, Func<Task> drop, string now)
    {
        (_folder, _drop) = (folder, drop);
        App = KlangHost.Build(new Dictionary<string, string?>
        {
            ["Klang:Database"] = database,
            ["Klang:DataPath"] = folder,
            ["Klang:Now"] = now,
        });
    }

    public WebApplication App { get; }

    public static Actor Department { get; } = Person(Role.Department, "planning", AreaCode.Country);

    public static Actor Officer { get; } = Person(Role.Officer, "1001", AreaCode.Parse("1001"));

    /// <param name="now">UTC, ISO.</param>
    public static async Task<RoundsWorld> MakeAsync(string kind, string now, int provinces = 2, int districts = 5)
    {
        var folder = Directory.CreateTempSubdirectory("klang-rounds-").FullName;
        var (database, drop) = await TestDatabases.NewAsync(kind, folder);
        var world = new RoundsWorld(folder, database, drop, now);
        await world.RunAsync(async (KlangDb db) =>
        {
            await db.Database.MigrateAsync();
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
        await _drop();
        Directory.Delete(_folder, recursive: true);
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
