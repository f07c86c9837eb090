using Klang.Core.Submissions;
using Klang.Data;
using Klang.Web.Features.Submissions;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Submissions;

/// <summary>The server dies between the filed copy and the change of status: there is neither, and the next attempt does both.</summary>
public sealed class HalfwayTests(Desks desks)
{
    public static TheoryData<string> Databases => TestDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task Submit_KilledBeforeTheStatus_LeavesNoCopy_AndTheNextAttemptFilesOne(string database)
    {
        var desk = await desks.TakeAsync(database);
        await desk.ConfirmAllAsync();
        await RunAsync(desk, Kill(desk, database));

        await Assert.ThrowsAnyAsync<Exception>(() => SubmitAsync(desk));

        Assert.Equal((0, SubmissionStatus.Draft), await StandAsync(desk));
        await RunAsync(desk, Spare(desk, database));
        Assert.True((await SubmitAsync(desk)).IsOk);
        Assert.Equal((1, SubmissionStatus.Submitted), await StandAsync(desk));
    }

    /// <summary>PostgreSQL really loses the connection, as if the server were killed; SQLite gives the statement up.</summary>
    private static string[] Kill(Desk desk, string database) => database == "postgres"
        ?
        [
            $"CREATE FUNCTION {Name(desk)}() RETURNS trigger AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END' LANGUAGE plpgsql",
            $"CREATE TRIGGER {Name(desk)} BEFORE UPDATE ON submissions FOR EACH ROW WHEN (NEW.id = '{desk.Submission:D}' AND NEW.status = 'Submitted') EXECUTE FUNCTION {Name(desk)}()",
        ]
        : [$"CREATE TRIGGER {Name(desk)} BEFORE UPDATE ON submissions WHEN NEW.unit_code = '{desk.Unit}' AND NEW.status = 'Submitted' BEGIN SELECT RAISE(ABORT, 'killed'); END"];

    private static string[] Spare(Desk desk, string database) => database == "postgres" ? [$"DROP TRIGGER {Name(desk)} ON submissions"] : [$"DROP TRIGGER {Name(desk)}"];

    private static string Name(Desk desk) => "kill_" + desk.Unit;

    private static Task<bool> RunAsync(Desk desk, string[] statements) => desk.DoAsync(async services =>
    {
        foreach (var statement in statements)
        {
            await services.GetRequiredService<KlangDb>().Database.ExecuteSqlRawAsync(statement);
        }

        return true;
    });

    private static Task<Core.Common.Result<MoveOutcome>> SubmitAsync(Desk desk) =>
        desk.DoAsync(s => s.GetRequiredService<SubmissionLife>().SubmitAsync(desk.Officer, desk.Submission, null, Said.ForAll));

    private static Task<(int, SubmissionStatus)> StandAsync(Desk desk) => desk.DoAsync(async s =>
    {
        var db = s.GetRequiredService<KlangDb>();
        return (await db.FiledCopies.CountAsync(c => c.SubmissionId == desk.Submission), (await db.Submissions.AsNoTracking().SingleAsync(x => x.Id == desk.Submission)).Status);
    });
}
