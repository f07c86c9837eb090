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
    public static async Task RunAsync<T>(KlangDb db, IReadOnlyList<T> rows, IReadOnlyCollection<string> properties, Func<T, int>? version = null, CancellationToken cancel = default)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var type = db.Model.FindEntityType(typeof(T))!;
        var written = properties.Select(name => new BulkColumn(type.FindProperty(name)!)).ToList();
        var keys = type.FindPrimaryKey()!.Properties.Select(p => new BulkColumn(p)).ToList();
        var plan = new Plan<T>($"\"{type.GetTableName()}\"", keys, written, version);
        var found = await (db.Dialect == Dialect.Postgres ? AtOnceAsync(db, plan, rows, cancel) : RowByRowAsync(db, plan, rows, cancel));
        if (found != rows.Count)
        {
            throw new DbUpdateConcurrencyException($"{rows.Count.Plain()} rows were to be written, {found.Plain()} are there.");
        }
    }

    private static async Task<int> AtOnceAsync<T>(KlangDb db, Plan<T> plan, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var columns = plan.Columns.ToList();
        var arrays = columns.Select((column, i) => $"@p{i.Plain()}::{column.StoreType}[]").Concat(plan.Version is null ? [] : ["@was::integer[]"]);
        var names = columns.Select((_, i) => "c" + i.Plain()).Concat(plan.Version is null ? [] : ["was"]);
        var set = plan.Written.Select((column, i) => $"\"{column.Name}\" = x.c{(i + plan.Keys.Count).Plain()}");
        var where = plan.Keys.Select((column, i) => $"t.\"{column.Name}\" = x.c{i.Plain()}").Concat(plan.Version is null ? [] : ["t.version = x.was"]);
        await using var command = ShelfCommands.Command(db, $"UPDATE {plan.Table} AS t SET {string.Join(", ", set)} FROM unnest({string.Join(", ", arrays)}) AS x({string.Join(", ", names)}) WHERE {string.Join(" AND ", where)}");
        for (var i = 0; i < columns.Count; i++)
        {
            ShelfCommands.Add(command, "@p" + i.Plain(), columns[i].Array(rows));
        }

        if (plan.Version is { } version)
        {
            ShelfCommands.Add(command, "@was", rows.Select(version).ToArray());
        }

        return await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<int> RowByRowAsync<T>(KlangDb db, Plan<T> plan, IReadOnlyList<T> rows, CancellationToken cancel)
        where T : class
    {
        var columns = plan.Columns.ToList();
        var set = plan.Written.Select((column, i) => $"\"{column.Name}\" = @p{(i + plan.Keys.Count).Plain()}");
        var where = plan.Keys.Select((column, i) => $"\"{column.Name}\" = @p{i.Plain()}").Concat(plan.Version is null ? [] : ["version = @was"]);
        await using var command = ShelfCommands.Command(db, $"UPDATE {plan.Table} SET {string.Join(", ", set)} WHERE {string.Join(" AND ", where)}");
        foreach (var name in columns.Select((_, i) => "@p" + i.Plain()).Concat(plan.Version is null ? [] : ["@was"]))
        {
            ShelfCommands.Add(command, name, DBNull.Value);
        }

        var found = 0;
        foreach (var row in rows)
        {
            Fill(command, plan, columns, row);
            found += await command.ExecuteNonQueryAsync(cancel);
        }

        return found;
    }

    private static void Fill<T>(DbCommand command, Plan<T> plan, List<BulkColumn> columns, T row)
        where T : class
    {
        for (var i = 0; i < columns.Count; i++)
        {
            command.Parameters[i].Value = columns[i].Value(row) ?? DBNull.Value;
        }

        if (plan.Version is { } version)
        {
            command.Parameters[columns.Count].Value = version(row);
        }
    }

    private sealed record Plan<T>(string Table, IReadOnlyList<BulkColumn> Keys, IReadOnlyList<BulkColumn> Written, Func<T, int>? Version)
    {
        public IEnumerable<BulkColumn> Columns => Keys.Concat(Written);
    }
}
