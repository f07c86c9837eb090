using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Data.Shelf;

/// <summary>Creates the typed tables at start, lets them grow with their definitions, and rebuilds them on demand.</summary>
public sealed class ShelfBuilder(Catalogue catalogue, ShelfWriter writer)
{
    public async Task EnsureAsync(KlangDb db, CancellationToken cancel = default)
    {
        await db.Database.OpenConnectionAsync(cancel);
        foreach (var dataset in catalogue.Datasets)
        {
            var table = writer.Table(dataset.Definition.Key);
            foreach (var statement in ShelfDdl.Create(table, db.Dialect))
            {
                await ExecuteAsync(db, statement, cancel);
            }

            await GrowAsync(db, table.Name, table.Columns, cancel);
            await GrowAsync(db, table.RollupName, table.RollupColumns, cancel);
            foreach (var list in table.Definition.Lists)
            {
                await GrowAsync(db, table.ListName(list), ShelfTable.ListColumns(list), cancel);
            }
        }
    }

    /// <summary>Drops the typed tables and fills them from the records again.</summary>
    /// <returns>How many records were written.</returns>
    public async Task<int> RebuildAsync(KlangDb db, CancellationToken cancel = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        foreach (var table in catalogue.Datasets.Select(d => writer.Table(d.Definition.Key)))
        {
            foreach (var name in table.Definition.Lists.Select(table.ListName).Append(table.RollupName).Append(table.Name))
            {
                await ExecuteAsync(db, ShelfDdl.Drop(name), cancel);
            }
        }

        await EnsureAsync(db, cancel);
        var written = 0;
        foreach (var submission in await db.Submissions.AsNoTracking().Where(s => s.PreparedAt != null).ToListAsync(cancel))
        {
            var records = await db.Records.AsNoTracking().Where(r => r.SubmissionId == submission.Id).ToListAsync(cancel);
            Complete(submission, records);
            var batch = new CommandBatch(db);
            writer.Add(batch, submission, records);
            await batch.RunAsync(cancel);
            written += records.Count;
        }

        await transaction.CommitAsync(cancel);
        return written;
    }

    /// <summary>Columns that indicators got since the records were saved.</summary>
    private void Complete(Submission submission, List<Record> records)
    {
        var checker = new RecordChecker(catalogue[submission.Dataset]);
        foreach (var record in records)
        {
            record.Answers = checker.WithColumns(new RecordFacts(record.Answers) { Round = submission.RoundNumber, FiscalYear = submission.FiscalYear, DueOn = default });
        }
    }

    private static async Task GrowAsync(KlangDb db, string table, IReadOnlyCollection<ShelfColumn> columns, CancellationToken cancel)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        await using (var command = ShelfCommands.Command(db, $"SELECT * FROM {table} WHERE 1 = 0"))
        await using (var reader = await command.ExecuteReaderAsync(cancel))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                known.Add(reader.GetName(i));
            }
        }

        foreach (var column in columns.Where(c => !known.Contains(c.Name)))
        {
            await ExecuteAsync(db, ShelfDdl.AddColumn(table, column, db.Dialect), cancel);
        }
    }

    private static async Task ExecuteAsync(KlangDb db, string sql, CancellationToken cancel)
    {
        await using var command = ShelfCommands.Command(db, sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
