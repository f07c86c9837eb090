using System.Collections.Concurrent;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Data.Processes;

namespace Klang.Data.Shelf;

/// <summary>Typed rows as they are to be, ready to be sent.</summary>
public sealed class ShelfChange
{
    private readonly IReadOnlyList<ShelfCommand> _commands;

    internal ShelfChange(IReadOnlyList<ShelfCommand> commands) => _commands = commands;

    internal void AddTo(CommandBatch batch)
    {
        foreach (var command in _commands)
        {
            batch.Add(command.Sql, command.Values);
        }
    }
}

/// <summary>
/// Keeps the typed tables in step with the records, inside the caller's transaction: what a record says and what the shelf
/// says cannot part. The caller holds the submission's lock, so roll-ups are summed over settled rows.
/// </summary>
public sealed class ShelfWriter(Catalogue catalogue)
{
    private readonly ConcurrentDictionary<string, ShelfTable> _tables = new(StringComparer.Ordinal);

    public ShelfTable Table(string dataset) => _tables.GetOrAdd(dataset, key => new ShelfTable(catalogue[key]));

    /// <summary>Writes the rows of changed records and sums the submission anew, at the end of the process.</summary>
    public void Write(ProcessScope scope, Submission submission, IReadOnlyCollection<Record> records) => Add(scope.AtEnd, submission, records);

    /// <summary>
    /// The same for many records that all have a typed row and whose submission has its sums: a report of a hundred thousand rows is
    /// not summed anew for every thousand that change.
    /// </summary>
    /// <param name="scope">The process that changes them.</param>
    /// <param name="submission">Whose they are.</param>
    /// <param name="records">As they are to be.</param>
    /// <param name="counted">Whether any of them counted before.</param>
    /// <param name="ready">Their typed rows where they were put together before.</param>
    public void WriteMany(ProcessScope scope, Submission submission, IReadOnlyCollection<Record> records, bool counted, ShelfChange? ready = null)
    {
        if ((ready ?? Ready(scope.Db, submission, records)) is not { } change)
        {
            Write(scope, submission, records);
            return;
        }

        var (table, ids) = (Table(submission.Dataset), records.Select(r => r.Id).ToArray());
        if (counted)
        {
            scope.AtEnd.Add(table.TakeOut, submission.Id, ids);
        }

        change.AddTo(scope.AtEnd);
        scope.AtEnd.Add(table.PutIn, submission.Id, ids);
    }

    /// <summary>The typed rows of many records, put together before the transaction that writes them; null where they are written one by one.</summary>
    public ShelfChange? Ready(KlangDb db, Submission submission, IReadOnlyCollection<Record> records) => db.Dialect == Dialect.Postgres && records.Count >= ShelfBulk.Many
        ? new([.. ShelfBulk.Of(Table(submission.Dataset), submission, records)])
        : null;

    /// <summary>Takes the rows of records that are gone out of the typed tables; call <see cref="Write"/> afterwards, which sums anew.</summary>
    public void Remove(ProcessScope scope, string dataset, IEnumerable<Guid> records)
    {
        var table = Table(dataset);
        foreach (var record in records)
        {
            foreach (var name in table.Definition.Lists.Select(table.ListName).Append(table.Name))
            {
                scope.AtEnd.Add($"DELETE FROM {name} WHERE record_id = @p0", record);
            }
        }
    }

    /// <summary>A new status reaches the typed rows in the same transaction.</summary>
    public void WriteStatus(ProcessScope scope, Submission submission)
    {
        var table = Table(submission.Dataset);
        foreach (var name in new[] { table.Name, table.RollupName })
        {
            scope.AtEnd.Add($"UPDATE {name} SET status = @p0 WHERE submission_id = @p1", submission.Status.ToString(), submission.Id);
        }
    }

    internal void Add(CommandBatch batch, Submission submission, IReadOnlyCollection<Record> records)
    {
        var table = Table(submission.Dataset);
        if (batch.Dialect == Dialect.Postgres && records.Count >= ShelfBulk.Many)
        {
            new ShelfChange([.. ShelfBulk.Of(table, submission, records)]).AddTo(batch);
        }
        else
        {
            AddRows(batch, table, submission, records);
        }

        batch.Add(table.RollUp, submission.Id, submission.FiscalYear, submission.RoundNumber, submission.UnitCode, submission.AreaCode, submission.Status.ToString());
    }

    private static void AddRows(CommandBatch batch, ShelfTable table, Submission submission, IReadOnlyCollection<Record> records)
    {
        foreach (var record in records)
        {
            batch.Add(table.Upsert, ShelfRow.Of(table, submission, record));
        }

        foreach (var list in table.Definition.Lists)
        {
            AddList(batch, table, list, records);
        }
    }

    private static void AddList(CommandBatch batch, ShelfTable table, ListDefinition list, IReadOnlyCollection<Record> records)
    {
        var name = table.ListName(list);
        var upsert = ShelfSql.Upsert(name, ShelfTable.ListColumns(list), "record_id", "row_no");
        foreach (var record in records)
        {
            var rows = record.Answers.List(list.Key);
            batch.Add($"DELETE FROM {name} WHERE record_id = @p0 AND row_no >= @p1", record.Id, rows.Length);
            for (var i = 0; i < rows.Length; i++)
            {
                batch.Add(upsert, ShelfRow.OfList(list, record.Id, i, rows[i]));
            }
        }
    }
}
