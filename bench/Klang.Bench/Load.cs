using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Admin;
using Klang.Web.Features.Admin.Generate;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Bench;

/// <summary>
/// Officers who save a row every two seconds, and somebody who reads work lists and matrices meanwhile, against a real host on
/// a loopback port of this process. Bounded in time; times are the client's, so they hold the server's and the wire's.
/// </summary>
internal static class Load
{
    private const int PauseMilliseconds = 2_000;

    // The compiler works through the same paths meanwhile; what is measured then is not the server.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    private static volatile bool s_warm;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var (officers, seconds) = (Whole(arguments, "--officers", 50), Whole(arguments, "--seconds", 30));
        var folder = Directory.CreateTempSubdirectory("klang-bench-").FullName;
        await using var app = Build(arguments, folder);
        await using var other = Build(arguments, folder);
        var desks = await FurnishAsync(app, officers, arguments.Contains("--deadline", StringComparer.Ordinal));
        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        Console.WriteLine($"{officers.ToString(CultureInfo.InvariantCulture)} officers, {seconds.ToString(CultureInfo.InvariantCulture)} s, {(app.Services.GetRequiredService<KlangOptions>().Choice.IsSqlite ? "SQLite" : "PostgreSQL")}");

        using var stop = new CancellationTokenSource(WarmUp + TimeSpan.FromSeconds(seconds));
        var saves = Enumerable.Range(0, officers).Select(_ => new List<double>()).ToArray();
        var reads = new ReadTimes(address);
        using var server = new ServerTimes();
        var used = TimeSpan.Zero;
        using var warm = new Timer(_ => 
        {
            (s_warm, used) = (true, Environment.CpuUsage.TotalTime);
            server.Open();
        }, null, WarmUp, Timeout.InfiniteTimeSpan);
        var savers = desks.Take(officers).Select((desk, i) => SaveAsync(address, desk, saves[i], i, stop.Token)).ToList();
        var visible = new VisibleTimes();
        if (arguments.Contains("--visible", StringComparer.Ordinal))
        {
            await other.StartAsync();
            savers.Add(SeeAsync(app, address, new Uri(other.Urls.First()), desks, visible, stop.Token));
        }

        if (!arguments.Contains("--no-reader", StringComparer.Ordinal))
        {
            await reads.RunAsync(desks[^1].Token, desks[0].Token, arguments.Contains("--deadline", StringComparer.Ordinal), () => s_warm, stop.Token);
        }

        await Task.WhenAll(savers);
        var busy = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds / saves.Sum(times => times.Count);
        await app.StopAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{busy:F1} ms of this process's processor time for each save: server, load and the reader's share"));
        Print("PATCH one row", saves.SelectMany(times => times));
        foreach (var (name, times) in reads.All)
        {
            Print(name, times);
        }

        Print("submitted, until another server counts it", visible.Times);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{visible.AtOnce} of {visible.Times.Count} stood in the first answer"));
        Console.WriteLine("As the server measured it:");
        foreach (var (route, times) in server.Routes())
        {
            Print(route, times);
        }

        return 0;
    }

    private static WebApplication Build(string[] arguments, string folder)
    {
        var app = KlangHost.Build(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Klang:Database"] = Value(arguments, "--database") ?? "sqlite:" + Path.Combine(folder, "bench.db"),
            ["Klang:DataPath"] = folder,
            ["Klang:Jobs"] = "false",
        });
        app.Urls.Add("http://127.0.0.1:0");
        return app;
    }

    /// <summary>A district's report without rows, over and over: of a dataset that the generator leaves empty.</summary>
    private static async Task SeeAsync(WebApplication app, Uri address, Uri other, List<Desk> desks, VisibleTimes visible, CancellationToken stop)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<KlangDb>();
        var report = await db.Submissions.Where(s => s.UnitCode == "5703" && s.Dataset == "otop-sales" && s.FiscalYear == 2570).OrderBy(s => s.RoundNumber).FirstAsync(stop);
        (report.Status, report.SubmittedAt) = (Core.Submissions.SubmissionStatus.Draft, null);
        var (officer, reviewer) = (Account(db, "visible", Role.Officer, "5703"), Account(db, "visible", Role.ProvinceReviewer, "57"));
        await db.SaveChangesAsync(stop);
        using var district = Client(address, officer);
        using var province = Client(address, reviewer);
        using var country = Client(other, desks[^1].Token);
        await visible.RunAsync(district, province, country, report.Id, () => s_warm, stop);
    }

    private sealed record Desk(string Token, Guid Submission, Guid Record);

    private static async Task<List<Desk>> FurnishAsync(WebApplication app, int officers, bool scattered)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<Preparation>().RunAsync();
        await services.GetRequiredService<FirstCalendars>().LoadAsync();
        var db = services.GetRequiredService<KlangDb>();
        if (!await db.Records.AnyAsync())
        {
            // Minutes, once: a database given by name keeps it for the next run.
            await services.GetRequiredService<Generator>().RunAsync(Scale.National, 1);
        }

        if (scattered && !await db.Submissions.AnyAsync(s => s.FiscalYear == 2570 && s.Dataset != "savings-group" && s.Status != Core.Submissions.SubmissionStatus.Draft))
        {
            await Scatter.RunAsync(db, new Core.Rounds.FiscalYear(2570), "savings-group");
        }

        await db.Submissions.Where(s => s.Dataset == "savings-group" && s.FiscalYear == 2570 && s.RoundNumber == 1)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Status, Core.Submissions.SubmissionStatus.Draft));
        var records = await db.Records.AsNoTracking().Include(r => r.Submission)
            .Where(r => r.Submission!.Dataset == "savings-group" && r.Submission.FiscalYear == 2570 && r.Submission.RoundNumber == 1).OrderBy(r => r.Id).ToListAsync();

        // Spread over the offices, as officers are.
        records = [.. records.GroupBy(r => r.SubmissionId).SelectMany(g => g.Select((r, i) => (Record: r, Turn: i))).OrderBy(x => x.Turn).Select(x => x.Record)];
        var desks = new List<Desk>();
        for (var i = 0; i < officers; i++)
        {
            var record = records[i % records.Count];
            desks.Add(new Desk(Account(db, i.ToString(CultureInfo.InvariantCulture), Role.Officer, record.Submission!.UnitCode), record.SubmissionId, record.Id));
        }

        desks.Add(new Desk(Account(db, "department", Role.Department, "department"), Guid.Empty, Guid.Empty));
        await db.SaveChangesAsync();
        return desks;
    }

    private static string Account(KlangDb db, string name, Role role, string unit)
    {
        var token = "klang_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var id = Guid.NewGuid();
        var user = new KlangUser { Id = id, UserName = "bench" + id, NormalizedUserName = "BENCH" + id.ToString().ToUpperInvariant(), DisplayName = "bench " + name, UnitCode = unit, Role = role, SecurityStamp = Guid.NewGuid().ToString() };
        db.Users.Add(user);
        db.ApiTokens.Add(new ApiToken { Id = Guid.NewGuid(), UserId = user.Id, Name = "bench", Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))), CanWrite = true });
        return token;
    }

    private static async Task SaveAsync(Uri address, Desk desk, List<double> times, int number, CancellationToken stop)
    {
        using var client = Client(address, desk.Token);
        var random = new Random(number);
        var version = 10_000;
        try
        {
            await Task.Delay(random.Next(PauseMilliseconds), stop);
            while (!stop.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                using var answer = await client.PatchAsJsonAsync(
                    $"/api/v1/submissions/{desk.Submission}/records",
                    new { key = Guid.NewGuid(), rows = new[] { new { id = desk.Record, version, cells = new Dictionary<string, string> { ["members_new"] = random.Next(50).ToString(CultureInfo.InvariantCulture) } } } },
                    stop);
                Note(times, clock);
                answer.EnsureSuccessStatusCode();

                // Two seconds on average: people who pause alike would knock in one wave after the first stall.
                await Task.Delay(random.Next(PauseMilliseconds / 2, PauseMilliseconds * 3 / 2), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The time is up.
        }
    }

    internal static HttpClient Client(Uri address, string token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static void Note(List<double> times, Stopwatch clock)
    {
        if (s_warm)
        {
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
    }

    private static void Print(string name, IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        if (sorted.Count > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-44} n {sorted.Count,6}   p50 {At(sorted, 0.50),7:F1} ms   p95 {At(sorted, 0.95),7:F1} ms   max {sorted[^1],7:F1} ms"));
        }
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    private static int Whole(string[] arguments, string name, int otherwise) =>
        int.TryParse(Value(arguments, name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private static string? Value(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var i and >= 0 && i + 1 < arguments.Length ? arguments[i + 1] : null;
}
