using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
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
                await TimeAsync(app, $"deadline day, {name}: whole screen", (DeadlineQueries q) => ScreenAsync(q, within));
                await TimeAsync(app, $"matrix, {name}", (MatrixQueries q) => q.ReadAsync(Person(within), new MatrixQuery(Year, within)));
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<int> ScreenAsync(DeadlineQueries queries, AreaCode within)
    {
        var (person, query) = (Person(within), new DeadlineQuery(within, 7));
        var board = await queries.ReadAsync(person, query);
        var missing = await queries.ReportsAsync(person, query, DeadlineList.Missing, TodayModel.Most);
        var stalled = await queries.ReportsAsync(person, query, DeadlineList.Stalled, TodayModel.Most);
        return board.Value!.Places.Length + missing.Value.Length + stalled.Value.Length;
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
        var random = new Random(57);
        foreach (var s in await db.Submissions.Include(s => s.Round).Where(s => s.FiscalYear == Year.Year).ToListAsync())
        {
            s.Status = (SubmissionStatus)random.Next(5);
            (s.Rows, s.RowsConfirmed) = (20, random.Next(3) * 10);
            var due = s.Round!.EffectiveDueOn.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc);
            s.SubmittedAt = s.Status == SubmissionStatus.Draft ? null : due.AddDays(random.Next(-20, 3));
            s.ReviewedAt = s.Status is SubmissionStatus.Draft or SubmissionStatus.Submitted ? null : s.SubmittedAt!.Value.AddDays(2);
            s.SavedAt = due.AddDays(-random.Next(30));
            s.ExtendedUntil = random.Next(20) == 0 ? s.Round.EffectiveDueOn.AddDays(5) : null;
        }

        await db.SaveChangesAsync();
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
