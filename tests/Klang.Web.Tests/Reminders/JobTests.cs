using Klang.Data;
using Klang.Web.Features.Reminders;
using Klang.Web.Hosting.Jobs;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Reminders;

public sealed class JobTests
{
    private static readonly Dictionary<string, string?> Quartz = new(StringComparer.Ordinal)
    {
        ["Klang:Jobs"] = "true", ["Klang:JobsAfter"] = "00:00:00", ["Klang:Mail:Host"] = "127.0.0.1", ["Klang:Mail:Port"] = "1", ["Klang:Mail:From"] = "klang@example.org",
    };

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Run_ManyServersAtOnce_OneWorks(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database);
        await using var neighbour = await town.NeighbourAsync(database, ReminderTown.WeekBefore, new Dictionary<string, string?>(StringComparer.Ordinal));
        await town.AddAsync("malee.s", "5701");
        var runners = new[] { town.Server, neighbour }.Select(s => s.App.Services.GetRequiredService<TimedWorkRunner>()).ToList();
        var worked = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => runners[i % 2].RunAsync(DigestPlan.Job))));
        Assert.Equal(1, worked.Count(w => w));
        var run = Assert.Single(await town.DbAsync(db => db.JobRuns.AsNoTracking().ToListAsync()));
        Assert.Equal(("reminders", "2026-12-14"), (run.Job, run.Slot));
        Assert.NotNull(run.FinishedAt);
    }

    [Fact]
    public async Task Quartz_TwoServersOnOnePostgres_EachJobOnceForItsSlot()
    {
        if (TestDatabases.Postgres is null && !TestDatabases.MustHaveAll)
        {
            Assert.Skip($"{TestDatabases.PostgresVariable} is not set.");
        }

        await using var town = await ReminderTown.BuildAsync("postgres");
        var officer = await town.AddAsync("malee.s", "5701", email: "malee@example.org");
        await using var one = await town.NeighbourAsync("postgres", ReminderTown.WeekBefore, Quartz);
        await using var two = await town.NeighbourAsync("postgres", ReminderTown.WeekBefore, Quartz);
        while (await town.DbAsync(db => db.JobRuns.CountAsync(r => r.FinishedAt != null)) < 5)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        var runs = await town.DbAsync(db => db.JobRuns.AsNoTracking().Select(r => r.Job + " " + r.Slot).ToListAsync());
        Assert.Equal(
            ["area-check-reminders 2026-12-14T09", "files-sweep 2026-12-14T09", "job-runs-tidy 2026-12-14", "mail-tidy 2026-12-14", "reminders 2026-12-14"],
            runs.Order(StringComparer.Ordinal));
        Assert.Single(await town.MailsAsync());
        Assert.Single(await town.NoticesAsync(officer.Id), n => n.Kind == "reminder.digest");
    }

    [Theory]
    [InlineData("2026-12-13T18:00:00Z")]
    [InlineData("2026-12-14T00:29:00Z")]
    [InlineData("2026-12-14T12:00:00Z")]
    [InlineData("2026-12-13T03:00:00Z")]
    public async Task Run_QuietHourOrDayOff_WritesNothing(string now)
    {
        await using var town = await ReminderTown.BuildAsync(World.Sqlite, now);
        await town.AddAsync("malee.s", "5701");
        Assert.False(await town.Server.App.Services.GetRequiredService<TimedWorkRunner>().RunAsync(DigestPlan.Job));
        Assert.Empty(await town.DbAsync(db => db.JobRuns.AsNoTracking().ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Begin_ServerDiedInTheMiddle_AnotherTakesOver(string database)
    {
        await using var town = await ReminderTown.BuildAsync(database);
        var clock = new MovedClock(ReminderTown.WeekBefore);
        Assert.True(await BeginAsync(town, clock));
        clock.Now += TimeSpan.FromMinutes(14);
        Assert.False(await BeginAsync(town, clock));
        clock.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(1, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => BeginAsync(town, clock))))).Count(b => b));
        await town.Server.WithAsync(services => Turns(services, clock).FinishAsync("work", "slot"));
        clock.Now += TimeSpan.FromDays(1);
        Assert.False(await BeginAsync(town, clock));
    }

    private static Task<bool> BeginAsync(ReminderTown town, TimeProvider clock) => town.Server.WithAsync(services => Turns(services, clock).BeginAsync("work", "slot"));

    private static JobTurns Turns(IServiceProvider services, TimeProvider clock)
    {
        var db = services.GetRequiredService<KlangDb>();
        return new JobTurns(db, new Data.Processes.ProcessRunner(db, clock));
    }
}
