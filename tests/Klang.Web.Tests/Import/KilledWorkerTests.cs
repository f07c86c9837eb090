using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Import;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Import;

/// <summary>
/// The server is killed (SIGKILL, no chance to clean up) in the middle of taking a workbook, while a batch is being written. What was taken
/// stands with its rows, what was not is not, and a server that starts later takes the rest: nothing twice, nothing lost.
/// </summary>
public sealed class KilledWorkerTests
{
    private const int Groups = 2_200;
    private const int Batch = 1_000;

    /// <summary>Writing this row of the second batch takes so long that the server dies meanwhile.</summary>
    private const int SlowRow = 1_500;

    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Taking_ServerKilled_IsFinishedAfterARestart(string database)
    {
        await using var server = await KlangServer.StartAsync(database, "2026-11-22T03:00:00Z");
        await server.WithAsync(Desks.OpenCalendarAsync);
        var desk = await Desk.MakeAsync(server, "5703", 1);
        await server.App.StopAsync();
        var job = await ReadyToTakeAsync(desk);
        await ExecuteAsync(desk, Slow(database));

        await KillInTheMiddleAsync(desk, job);
        var (taken, entered) = await StandAsync(desk, job);
        Assert.Equal(Batch, taken.Count);
        Assert.Equal(taken, entered);

        await ExecuteAsync(desk, Quick(database));
        Assert.Null(await desk.DoAsync(s => s.GetRequiredService<ImportClaims>().TakeAsync(default)));
        await desk.DoAsync(s => s.GetRequiredService<KlangDb>().ImportJobs.Where(j => j.Id == job).ExecuteUpdateAsync(x => x.SetProperty(j => j.ClaimedUntil, DateTime.UtcNow.AddSeconds(-1))));
        await FinishAsync(desk, job);

        (taken, entered) = await StandAsync(desk, job);
        Assert.Equal(Groups, taken.Count);
        Assert.Equal(taken, entered);
        await NothingTwiceAsync(desk, job);
    }

    /// <summary>A checked workbook whose officer has said "take it", and no server to do so.</summary>
    private static async Task<Guid> ReadyToTakeAsync(Desk desk)
    {
        await ManyRows.FurnishAsync(desk, Groups);
        var officer = await ImportPages.AccountAsync(desk.Server, desk.Officer);
        await desk.OpenAsync();
        return await desk.DoAsync(async services =>
        {
            var (door, steps, db) = (services.GetRequiredService<ImportDesk>(), services.GetRequiredService<ImportSteps>(), services.GetRequiredService<KlangDb>());
            var context = (await door.OpenAsync(officer, desk.Submission)).Value!;
            var job = await StepAsync((await door.StartAsync(officer, context, "มาก.xlsx", ManyRows.Book(desk, Groups, i => i))).Value!);
            job = await StepAsync((await door.CheckAsync(officer, context, job.Id, job.Version, SheetPlan.Read(job.Layout!))).Value!);
            Assert.True((await door.TakeAsync(officer, context, job.Id, job.Version, all: true)).IsOk);
            return job.Id;

            async Task<ImportJob> StepAsync(ImportJob at)
            {
                db.ChangeTracker.Clear();
                await steps.RunAsync(at, officer);
                db.ChangeTracker.Clear();
                return await db.ImportJobs.AsNoTracking().SingleAsync(j => j.Id == at.Id);
            }
        });
    }

    private static async Task KillInTheMiddleAsync(Desk desk, Guid job)
    {
        using var process = KlangProcess.Serve(desk.Server);
        await UntilAsync(async () => (await StandAsync(desk, job)).Taken.Count >= Batch);
        await Task.Delay(TimeSpan.FromMilliseconds(500));
        process.Kill();
        await process.WaitForExitAsync();
        Assert.Equal(137, process.ExitCode);
    }

    private static async Task FinishAsync(Desk desk, Guid job)
    {
        using var process = KlangProcess.Serve(desk.Server);
        await UntilAsync(() => desk.DoAsync(s => s.GetRequiredService<KlangDb>().ImportJobs.AnyAsync(j => j.Id == job && j.State == ImportState.Taken)));
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 6_000 && !await isSo(); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }

        Assert.True(await isSo());
    }

    /// <summary>Records whose rows say that they were taken, and records that hold what a row said.</summary>
    private static Task<(List<Guid> Taken, List<Guid> Entered)> StandAsync(Desk desk, Guid job) => desk.DoAsync(async services =>
    {
        var db = services.GetRequiredService<KlangDb>();
        return (await db.ImportRows.Where(r => r.JobId == job && r.State == ImportRowState.Taken).OrderBy(r => r.RecordId).Select(r => r.RecordId!.Value).ToListAsync(),
            await db.Records.Where(r => r.SubmissionId == desk.Submission && r.State == RecordState.Entered).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync());
    });

    private static async Task NothingTwiceAsync(Desk desk, Guid job)
    {
        var records = (await desk.OpenAsync()).Where(r => r.State == RecordState.Entered).ToList();
        Assert.All(records, r => Assert.Equal(1, r.Version));
        Assert.Equal(Enumerable.Range(0, Groups).Select(i => (decimal)i), records.Select(r => r.Answers.Value(FieldKey.Parse("members_male")).Number).Order());
        var (saves, ends, confirmed) = await desk.DoAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            return (await db.Trail.Where(t => t.Stream == desk.Unit && t.What == "record.save").Select(t => t.Details).ToListAsync(),
                await db.Trail.CountAsync(t => t.Stream == desk.Unit && t.What == "import.taken"),
                await db.Submissions.Where(s => s.Id == desk.Submission).Select(s => s.RowsConfirmed).SingleAsync());
        });
        Assert.Equal((1, Groups), (ends, confirmed));
        Assert.Equal(Groups, saves.Sum(s => System.Text.RegularExpressions.Regex.Count(s!, "\"subject\":")));
        Assert.Equal((Groups, 0), await desk.DoAsync(async s => await s.GetRequiredService<KlangDb>().ImportJobs.SingleAsync(j => j.Id == job) is var done && ImportSummary.Read(done.Summary) is var sum ? (sum.Of(ImportRowState.Taken), sum.Of(ImportRowState.New)) : default));
    }

    private static string[] Slow(string database) => database == "postgres"
        ?
        [
            "CREATE FUNCTION slow() RETURNS trigger AS 'BEGIN PERFORM pg_sleep(5); RETURN NEW; END' LANGUAGE plpgsql",
            $"CREATE TRIGGER slow BEFORE UPDATE ON import_rows FOR EACH ROW WHEN (NEW.number = {SlowRow}) EXECUTE FUNCTION slow()",
        ]
        : [$"CREATE TRIGGER slow BEFORE UPDATE ON import_rows WHEN NEW.number = {SlowRow} BEGIN SELECT count(*) FROM (WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 400000000) SELECT x FROM c); END"];

    private static string[] Quick(string database) => [database == "postgres" ? "DROP TRIGGER slow ON import_rows" : "DROP TRIGGER slow"];

    private static Task<bool> ExecuteAsync(Desk desk, string[] statements) => desk.DoAsync(async services =>
    {
        foreach (var statement in statements)
        {
            await services.GetRequiredService<KlangDb>().Database.ExecuteSqlRawAsync(statement);
        }

        return true;
    });
}
