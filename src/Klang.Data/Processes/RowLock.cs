using System.Data.Common;
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

    /// <summary>
    /// Holds a stream of the trail from here, not only while its lines are written: for work that reads one table to change
    /// another, such as due dates that follow the days off.
    /// </summary>
    public static async Task StreamAsync(KlangDb db, string stream, CancellationToken cancel = default)
    {
        await db.Database.ExecuteSqlAsync($"INSERT INTO trail_heads (stream, number, hash) VALUES ({stream}, 0, '') ON CONFLICT (stream) DO NOTHING", cancel);
        await TakeAsync(db, "trail_heads", "stream", stream, cancel);
    }

    public static Task UserAsync(KlangDb db, Guid id, CancellationToken cancel = default) => TakeAsync(db, "users", "id", id, cancel);

    internal static async Task TakeAsync(KlangDb db, string table, string column, object key, CancellationToken cancel)
    {
        await using DbCommand command = ShelfCommands.Command(db, $"SELECT 1 FROM {table} WHERE {column} = @key{db.Dialect.ForUpdate}");
        ShelfCommands.Add(command, "@key", key);
        await command.ExecuteScalarAsync(cancel);
    }
}
