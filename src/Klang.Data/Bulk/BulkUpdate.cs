using System.Data.Common;
using Klang.Core.Common;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Klang.Data.Bulk;

/// <summary>
/// Writes some columns of many rows that are there, past the change tracker, inside the caller's transaction: one statement on
/// PostgreSQL. The rows must not be tracked, or they are written twice.
/// </summary>
public static class BulkUpdate
{
    /// <param name="db">In a transaction.</param>
    /// <param name="rows">As they are to be; found by their primary key.</param>
    /// <param name="properties">What is written.</param>
    /// <param name="version">The version that each row must still have where the table counts one; null: none is asked.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="DbUpdateConcurrencyException">A row is gone, or somebody changed it: nothing of the transaction may be kept.</exception>
    public static Task RunAsync<T>(KlangDb db, IReadOnlyList<T> rows, IReadOnlyCollection<string> properties, Func<T, int>? version = null, CancellationToken cancel = default)
        where T : class => RunAsync(db, BulkChange.Of(db, rows, properties, version), cancel);

    /// <summary>The same where it was put together before.</summary>
    public static async Task RunAsync<T>(KlangDb db, BulkChange<T> change, CancellationToken cancel = default)
        where T : class
    {
        if (change.Rows.Count == 0)
        {
            return;
        }

        var found = await (db.Dialect == Dialect.Postgres ? AtOnceAsync(db, change, cancel) : RowByRowAsync(db, change, cancel));
        if (found != change.Rows.Count)
        {
            throw new DbUpdateConcurrencyException($"{change.Rows.Count.Plain()} rows were to be written, {found.Plain()} are there.");
        }
    }

    private static async Task<int> AtOnceAsync<T>(KlangDb db, BulkChange<T> change, CancellationToken cancel)
        where T : class
    {
        var (sent, keys) = (change.Sent(), change.Keys.Count);
        var set = change.Written.Select((column, i) => $"\"{column.Name}\" = {sent.Expressions[i + keys]}");
        var where = change.Keys.Select((column, i) => $"t.\"{column.Name}\" = {sent.Expressions[i]}").Concat(change.Was is null ? [] : [$"t.version = {sent.Expressions[^1]}"]);
        await using var command = ShelfCommands.Command(db, $"UPDATE {change.Table} AS t SET {string.Join(", ", set)} FROM {sent.From} WHERE {string.Join(" AND ", where)}");
        for (var i = 0; i < sent.Values.Length; i++)
        {
            ShelfCommands.Add(command, "@p" + i.Plain(), sent.Values[i] ?? DBNull.Value);
        }

        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<int> RowByRowAsync<T>(KlangDb db, BulkChange<T> change, CancellationToken cancel)
        where T : class
    {
        var columns = change.Columns;
        var set = change.Written.Select((column, i) => $"\"{column.Name}\" = @p{(i + change.Keys.Count).Plain()}");
        var where = change.Keys.Select((column, i) => $"\"{column.Name}\" = @p{i.Plain()}").Concat(change.Was is null ? [] : ["version = @was"]);
        await using var command = ShelfCommands.Command(db, $"UPDATE {change.Table} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}");
        foreach (var name in columns.Select((_, i) => "@p" + i.Plain()).Concat(change.Was is null ? [] : ["@was"]))
        {
            ShelfCommands.Add(command, name, DBNull.Value);
        }

        var found = 0;
        for (var row = 0; row < change.Rows.Count; row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[i].Value = columns[i].Value(change.Rows[row]) ?? DBNull.Value;
            }

            if (change.Was is { } was)
            {
                command.Parameters[columns.Count].Value = was[row];
            }

            found += await command.ExecuteNonQueryAsync(cancel);
        }

        return found;
    }
}
