using System.Diagnostics;
using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Submissions;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Bench;

/// <summary>
/// `filed [--copies 6222] [--database …]`: the demonstration's districts, with all datasets, send their reports again and again through the door
/// until so many copies are filed; then what the database grew by. The database must be new.
/// </summary>
internal static class FiledSizes
{
    private const int DueOnOneDay = 6_222;
    private const int ExitFailed = 1;

    public static async Task<int> RunAsync(string[] args)
    {
        var wanted = Value(args, "--copies") is { } typed ? int.Parse(typed, NumberStyles.None, CultureInfo.InvariantCulture) : DueOnOneDay;
        var folder = Directory.CreateTempSubdirectory("klang-bench-").FullName;
        var database = Value(args, "--database") ?? "sqlite:" + Path.Combine(folder, "klang.db");
        await using var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Klang:Database"] = database, ["Klang:DataPath"] = folder, ["Klang:Jobs"] = "false" });
        var reports = await FurnishAsync(app);
        var (before, started) = (await SizeAsync(app), Stopwatch.GetTimestamp());
        var filed = await FileAsync(app, reports, wanted);
        var (took, grown) = (Stopwatch.GetElapsedTime(started), await SizeAsync(app) - before);
        await using var scope = app.Services.CreateAsyncScope();
        var content = await scope.ServiceProvider.GetRequiredService<KlangDb>().FiledCopies.AverageAsync(c => c.Content.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{filed} copies of {reports.Count} reports in {took.TotalSeconds:F0} s; {content / 1024:F1} thousand letters each; the database grew by {grown / 1048576.0:F0} MB, {(double)grown / filed / 1024:F1} KB a copy, {(double)grown / filed * DueOnOneDay / 1048576:F0} MB for {DueOnOneDay}"));
        return filed >= wanted ? 0 : ExitFailed;
    }

    /// <summary>What the demonstration has sent or approved, opened again for sending.</summary>
    private static async Task<List<Guid>> FurnishAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Preparation>().RunAsync();
        await services.GetRequiredService<FirstCalendars>().LoadAsync();
        await services.GetRequiredService<Demonstration>().EnsureAsync();
        var db = services.GetRequiredService<KlangDb>();
        var later = services.GetRequiredService<TimeProvider>().Today().AddYears(1);
        await db.Rounds.ExecuteUpdateAsync(r => r.SetProperty(x => x.LocksOn, later));
        return await db.FiledCopies.Select(c => c.SubmissionId).Distinct().ToListAsync();
    }

    private static async Task<int> FileAsync(WebApplication app, List<Guid> reports, int wanted)
    {
        var (filed, refused) = (0, 0);
        while (filed < wanted && refused < reports.Count)
        {
            refused = 0;
            foreach (var id in reports.Take(wanted - filed))
            {
                var sent = await SendAsync(app, id);
                (filed, refused) = sent ? (filed + 1, refused) : (filed, refused + 1);
            }
        }

        return filed;
    }

    private static async Task<bool> SendAsync(WebApplication app, Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        await db.Submissions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, SubmissionStatus.Returned));
        var report = await db.Submissions.AsNoTracking().SingleAsync(s => s.Id == id);
        var officer = new Actor { Id = Guid.NewGuid(), UserName = "bench", Name = "bench", Role = Role.Officer, UnitCode = report.UnitCode, Scope = AreaCode.Parse(report.AreaCode) };
        var said = new Statement { ForTheRest = "ตรวจสอบกับเอกสารแล้ว ถูกต้อง", NilReason = "ไม่มีข้อมูลในงวดนี้" };
        return (await scope.ServiceProvider.GetRequiredService<SubmissionLife>().SubmitAsync(officer, id, null, said)).IsOk;
    }

    /// <summary>Bytes on the disk, with indexes and what is written on the way.</summary>
    private static async Task<long> SizeAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        var asked = db.Dialect == Dialect.Postgres ? "SELECT pg_database_size(current_database()) AS \"Value\"" : "SELECT page_count * page_size AS \"Value\" FROM pragma_page_count(), pragma_page_size()";
        return await db.Database.SqlQueryRaw<long>(asked).SingleAsync();
    }

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var i and >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : null;
}
