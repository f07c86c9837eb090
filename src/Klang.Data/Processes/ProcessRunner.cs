using System.Data.Common;
using Klang.Core.Common;
using Klang.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Processes;

/// <summary>
/// Runs every write: one transaction around the work and its trail lines, so that neither can exist without the other.
/// Work that lost a race is run again from the start; it must read what it needs inside.
/// </summary>
public sealed class ProcessRunner(KlangDb db, TimeProvider clock)
{
    private const int Attempts = 4;

    public async Task<Result<T>> RunAsync<T>(Process process, Func<ProcessScope, Task<Result<T>>> work, CancellationToken cancel = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(process, work, cancel);
            }
            catch (Exception e) when (attempt < Attempts && LostARace(e))
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    /// <summary>Writes a line of its own for a refusal: what was asked, and why not.</summary>
    public async Task RefusedAsync(Actor actor, string act, string subject, Problem problem, CancellationToken cancel = default)
    {
        db.ChangeTracker.Clear();
        await RunAsync<bool>(
            new Process("access.refused", actor, problem.Message.Th),
            scope =>
            {
                scope.Note(actor.UnitCode, subject, new { act, code = problem.Code });
                return Task.FromResult<Result<bool>>(true);
            },
            cancel);
    }

    private async Task<Result<T>> OnceAsync<T>(Process process, Func<ProcessScope, Task<Result<T>>> work, CancellationToken cancel)
    {
        // A failed write gives up its whole transaction: a savepoint around each would be two round trips for nothing.
        db.Database.AutoSavepointsEnabled = false;
        using var turn = await WriterTurn.TakeAsync(db, cancel);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var scope = new ProcessScope(db, process.Actor, clock.GetUtcNow().UtcDateTime);
        var result = await work(scope);
        if (!result.IsOk)
        {
            await transaction.RollbackAsync(cancel);
            db.ChangeTracker.Clear();
            return result;
        }

        await db.SaveChangesAsync(cancel);
        await TrailWriter.AppendAsync(scope, process, cancel);
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>A stale version, a key somebody else just took, or a transaction the database gave up on.</summary>
    private static bool LostARace(Exception e) => e switch
    {
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: DbException inner } => LostARace(inner),
        Npgsql.PostgresException { SqlState: "23505" or "40001" or "40P01" } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 19, SqliteExtendedErrorCode: 2067 or 1555 } => true,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: 5 } => true,
        _ => false,
    };
}
