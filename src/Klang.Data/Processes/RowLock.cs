using Klang.Data.Model;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Processes;

/// <summary>
/// Holds one row until commit, so that whoever works on the same thing waits here. PostgreSQL locks the row; on SQLite the
/// transaction already is the only writer.
/// </summary>
public static class RowLock
{
    public static Task SubmissionAsync(KlangDb db, Guid id, CancellationToken cancel = default) => TakeAsync(db, "submissions", "id", id, cancel);

    /// <summary>The submission, held by the query that reads it.</summary>
    public static IQueryable<Submission> HeldSubmission(this KlangDb db, Guid id) => db.Dialect == Dialect.Postgres
        ? db.Submissions.FromSql($"SELECT * FROM submissions WHERE id = {id} FOR UPDATE")
        : db.Submissions.Where(s => s.Id == id);

    /// <summary>
    /// Holds a stream of the trail from here, not only while its lines are written: for work that reads one table to change
    /// another, such as due dates that follow the days off.
    /// </summary>
    public static Task StreamAsync(KlangDb db, string stream, CancellationToken cancel = default) => TrailHeadAsync(db, stream, cancel);

    /// <summary>Holds the last line of a stream, made where there is none, and says its number and hash.</summary>
    internal static async Task<(long Number, string Hash)> TrailHeadAsync(KlangDb db, string stream, CancellationToken cancel)
    {
        // Touching the row locks it; one statement makes, holds and reads.
        await using var command = ShelfCommands.Command(db, "INSERT INTO trail_heads (stream, number, hash) VALUES (@stream, 0, '') ON CONFLICT (stream) DO UPDATE SET stream = excluded.stream RETURNING number, hash");
        ShelfCommands.Add(command, "@stream", stream);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetString(1));
    }

    /// <summary>Holds a value that may have no row yet, told by a hash of at least 16 hexadecimal digits, until commit.</summary>
    public static async Task HashAsync(KlangDb db, string hash, CancellationToken cancel = default)
    {
        if (db.Dialect == Dialect.Postgres)
        {
            await using var command = ShelfCommands.Command(db, "SELECT pg_advisory_xact_lock(@key)");
            ShelfCommands.Add(command, "@key", BitConverter.ToInt64(Convert.FromHexString(hash.AsSpan(0, 16))));
            await command.ExecuteScalarAsync(cancel);
        }
    }

    public static Task UserAsync(KlangDb db, Guid id, CancellationToken cancel = default) => TakeAsync(db, "users", "id", id, cancel);

    private static async Task TakeAsync(KlangDb db, string table, string column, object key, CancellationToken cancel)
    {
        await using var command = ShelfCommands.Command(db, $"SELECT 1 FROM {table} WHERE {column} = @key{db.Dialect.ForUpdate}");
        ShelfCommands.Add(command, "@key", key);
        await command.ExecuteScalarAsync(cancel);
    }
}
