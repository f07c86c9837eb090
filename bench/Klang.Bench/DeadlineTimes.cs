using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Monitoring;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Bench;

/// <summary>
/// `deadline [--database sqlite:PATH|CONNECTION]`: the deadline-day screen and the matrix on 20 September, 954 units × 29 rounds in
/// every state. The database must be new.
/// </summary>
internal static class DeadlineTimes
{
    private const int Calls = 100;

    private static readonly FiscalYear Year = new(2569);

    public static async Task<int> RunAsync(string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("klang-bench-").FullName;
        var database = Array.IndexOf(args, "--database") is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : "sqlite:" + Path.Combine(folder, "klang.db");
        await using (var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = database, ["Klang:DataPath"] = folder, ["Klang:Now"] = "2026-09-20T03:00:00Z" }))
        {
            await PrepareAsync(app);
            foreach (var (name, within) in new[] { ("country", AreaCode.Country), ("province", AreaCode.Parse("57")) })
            {
                await TimeAsync(app, $"deadline day, {name}: counts", (DeadlineQueries q) => q.ReadAsync(Person(within), new DeadlineQuery(within, 7)));
                await TimeAsync(app, $"deadline day, {name}: whole screen", (DeadlineQueries q) => q.ScreenAsync(Person(within), new DeadlineQuery(within, 7), TodayModel.Most));
                await TimeAsync(app, $"matrix, {name}", (MatrixQueries q) => q.ReadAsync(Person(within), new MatrixQuery(Year, within)));
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static Actor Person(AreaCode within) => new()
    {
        Id = Guid.Empty, UserName = "bench", Name = "bench", UnitCode = within.Digits, Scope = within, Role = within == AreaCode.Country ? Role.Department : Role.ProvinceReviewer,
    };

    /// <summary>Every report somewhere: not begun, drafts, waiting, decided, late, returned and left.</summary>
    private static async Task PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Preparation>().RunAsync();
        Expect(await scope.ServiceProvider.GetRequiredService<RoundOpening>().OpenYearAsync(Actor.System, Year, Year.Start));
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        await Scatter.RunAsync(db, Year);
        Console.WriteLine($"{(await db.Submissions.CountAsync(s => s.FiscalYear == Year.Year)).Plain()} reports of {(await db.Submissions.Select(s => s.UnitCode).Distinct().CountAsync()).Plain()} units in {(await db.Rounds.CountAsync(r => r.FiscalYear == Year.Year)).Plain()} rounds");
    }

    private static void Expect(Result<OpenedYear> opened)
    {
        if (!opened.IsOk)
        {
            throw new InvalidOperationException(opened.Problem.Message.Th);
        }
    }

    /// <summary>Each call in a scope of its own, as a request has it. The first ones, which compile, do not count.</summary>
    private static async Task TimeAsync<TService, T>(WebApplication app, string what, Func<TService, Task<T>> call)
        where TService : notnull
    {
        var times = new List<double>();
        for (var i = 0; i < Calls + 20; i++)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var started = Stopwatch.GetTimestamp();
            await call(scope.ServiceProvider.GetRequiredService<TService>());
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var sorted = times.Skip(20).Order().ToList();
        Console.WriteLine($"{what}: p50 {Text(sorted[Calls / 2])}, p95 {Text(sorted[Calls * 95 / 100])}, max {Text(sorted[^1])} ms");
    }

    private static string Text(double milliseconds) => milliseconds.ToString("0.0", CultureInfo.InvariantCulture);
}
