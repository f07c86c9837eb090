using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Bench;

/// <summary>
/// `areas [--database …]`: opens the tree of a province as it was on a day, from the country down to the villages of a
/// subdistrict, over the shipped registry with some 72,000 invented villages.
/// </summary>
internal static class AreaTimes
{
    private const int Calls = 200;

    /// <summary>Days at which the registry was asked: today, and years back.</summary>
    private static readonly DateOnly[] Days = [new(2026, 11, 22), new(2011, 3, 23), new(1977, 8, 28), new(2019, 9, 1)];

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("klang-bench-").FullName;
        var database = Array.IndexOf(args, "--database") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : "sqlite:" + Path.Combine(folder, "klang.db");
        await using (var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = database, ["Klang:DataPath"] = folder }))
        {
            await PrepareAsync(app);
            var subdistricts = await SubdistrictsAsync(app);
            await TimeAsync(app, "tree of a province as of a day, opened to a subdistrict's villages", subdistricts, (AreaTree tree, AreaCode open, AreaMoment moment) => tree.ReadAsync(AreaCode.Country, open, moment));
            await TimeAsync(app, "districts of a province as of a day", subdistricts, (AreaQueries areas, AreaCode open, AreaMoment moment) => areas.ChildrenAsync(open.At(AreaLevel.Province)!.Value, moment));
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync();
        await scope.ServiceProvider.GetRequiredService<DemoVillages>().EnsureAsync(AreaCode.Country, 57);
    }

    private static async Task<List<AreaCode>> SubdistrictsAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        Console.WriteLine($"{(await db.AreaVersions.CountAsync()).Plain()} versions of areas, {(await db.AreaVersions.CountAsync(v => v.Level == AreaLevel.Village)).Plain()} of them villages");
        var random = new Random(57);
        var codes = await db.AreaVersions.Where(v => v.Level == AreaLevel.Subdistrict).OrderBy(v => v.Code).Select(v => v.Code).ToListAsync();
        return [.. Enumerable.Range(0, Calls).Select(_ => AreaCode.Parse(codes[random.Next(codes.Count)]))];
    }

    /// <summary>Each call in a scope of its own, as a request has it. The first ones, which compile, do not count.</summary>
    private static async Task TimeAsync<TService, T>(WebApplication app, string what, List<AreaCode> subdistricts, Func<TService, AreaCode, AreaMoment, Task<T>> call)
        where TService : notnull
    {
        var times = new List<double>();
        foreach (var (open, number) in subdistricts.Take(20).Concat(subdistricts).Select((open, number) => (open, number)))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var started = Stopwatch.GetTimestamp();
            await call(scope.ServiceProvider.GetRequiredService<TService>(), open, new AreaMoment(Days[number % Days.Length], null));
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var sorted = times.Skip(times.Count - Calls).Order().ToList();
        Console.WriteLine($"{what}: p50 {Text(sorted[Calls / 2])}, p95 {Text(sorted[Calls * 95 / 100])}, max {Text(sorted[^1])} ms");
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
