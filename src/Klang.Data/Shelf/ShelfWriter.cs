using System.Collections.Concurrent;
using Klang.Core.Datasets;
using Klang.Data.Model;

namespace Klang.Data.Shelf;

/// <summary>
/// Keeps the typed tables in step with the records, inside the caller's transaction: what a record says and what the shelf
/// says cannot part. The caller holds the submission's lock, so roll-ups are summed over settled rows.
/// </summary>
public sealed class ShelfWriter(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, ShelfTable> _tables = new(StringComparer.Ordinal);

    public ShelfTable Table(string dataset) => _tables.GetOrAdd(dataset, key => new ShelfTable(catalogue[key]));

    /// <summary>Writes the rows of changed records and sums the submission anew.</summary>
    public async Task WriteAsync(KlangDb db, Submission submission, IReadOnlyCollection<Record> records, CancellationToken cancel = default)
    {
        var table = Table(submission.Dataset);
        await ShelfCommands.RunAsync(db, ShelfCommands.Upsert(table.Name, table.Columns, "record_id"), records.Select(r => ShelfRow.Of(table, submission, r)), cancel);
        foreach (var list in table.Definition.Lists)
        {
            await WriteListAsync(db, table, list, records, cancel);
        }

        await RollUpAsync(db, table, submission, cancel);
    }

    /// <summary>A new status reaches the typed rows in the same transaction.</summary>
    public async Task WriteStatusAsync(KlangDb db, Submission submission, CancellationToken cancel = default)
    {
        var table = Table(submission.Dataset);
        foreach (var name in new[] { table.Name, table.RollupName })
        {
            await using var command = ShelfCommands.Command(db, $"UPDATE {name} SET status = @status WHERE submission_id = @id");
            ShelfCommands.Add(command, "@status", submission.Status.ToString());
            ShelfCommands.Add(command, "@id", submission.Id);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task WriteListAsync(KlangDb db, ShelfTable table, ListDefinition list, IReadOnlyCollection<Record> records, CancellationToken cancel)
    {
        var name = table.ListName(list);
        await ShelfCommands.RunAsync(db, $"DELETE FROM {name} WHERE record_id = @p0", records.Select(r => new object?[] { r.Id }), cancel);
        var rows = records.SelectMany(r => r.Answers.List(list.Key).Select((row, i) => ShelfRow.OfList(list, r.Id, i, row)));
        await ShelfCommands.RunAsync(db, ShelfCommands.Upsert(name, ShelfTable.ListColumns(list), "record_id, row_no"), rows, cancel);
    }

    private static async Task RollUpAsync(KlangDb db, ShelfTable table, Submission submission, CancellationToken cancel)
    {
        await using (var delete = ShelfCommands.Command(db, $"DELETE FROM {table.RollupName} WHERE submission_id = @id"))
        {
            ShelfCommands.Add(delete, "@id", submission.Id);
            await delete.ExecuteNonQueryAsync(cancel);
        }

        var sums = string.Concat(table.Numbers.Select(f => $", COUNT(\"{f.Key}\"), SUM(\"{f.Key}\")"))
            + string.Concat(table.Counted.Select(f => $", COUNT(\"{f.Key}\")"));
        var names = string.Join(", ", table.RollupColumns.Select(c => $"\"{c.Name}\""));
        await using var insert = ShelfCommands.Command(db, $"""
            INSERT INTO {table.RollupName} ({names})
            SELECT @id, @year, @round, @unit, @area, @status, COUNT(*){sums}
            FROM {table.Name} WHERE submission_id = @id AND counted
            """);
        ShelfCommands.Add(insert, "@id", submission.Id);
        ShelfCommands.Add(insert, "@year", submission.FiscalYear);
        ShelfCommands.Add(insert, "@round", submission.RoundNumber);
        ShelfCommands.Add(insert, "@unit", submission.UnitCode);
        ShelfCommands.Add(insert, "@area", submission.AreaCode);
        ShelfCommands.Add(insert, "@status", submission.Status.ToString());
        await insert.ExecuteNonQueryAsync(cancel);
    }
}
