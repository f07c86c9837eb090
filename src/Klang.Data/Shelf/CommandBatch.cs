using System.Data.Common;
using Klang.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Klang.Data.Shelf;

/// <summary>
/// Commands that travel together: one round trip on PostgreSQL, one after the other on SQLite, which is in this process.
/// A command's values are named @p0, @p1 … in its SQL.
/// </summary>
internal sealed class CommandBatch(KlangDb db)
{
    // A bound on what waits in memory and on the server.
    private const int MostAtOnce = 500;

    private readonly List<(string Sql, object?[] Values)> _commands = [];

    public Dialect Dialect => db.Dialect;

    public void Add(string sql, params object?[] values) => _commands.Add((sql, values));

    /// <summary>Runs them in the order they were added, in the context's transaction, and forgets them.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var chunk in _commands.Chunk(MostAtOnce))
        {
            await (db.Database.GetDbConnection().CanCreateBatch ? TogetherAsync(chunk, cancel) : OneByOneAsync(chunk, cancel));
        }

        _commands.Clear();
    }

    private async Task TogetherAsync((string Sql, object?[] Values)[] commands, CancellationToken cancel)
    {
        await using var batch = db.Database.GetDbConnection().CreateBatch();
        batch.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        foreach (var (sql, values) in commands)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            Fill(command.Parameters, command.CreateParameter, values);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>A statement that follows itself is compiled once.</summary>
    private async Task OneByOneAsync((string Sql, object?[] Values)[] commands, CancellationToken cancel)
    {
        DbCommand? last = null;
        foreach (var (sql, values) in commands)
        {
            if (last?.CommandText != sql)
            {
                last?.Dispose();
                last = ShelfCommands.Command(db, sql);
            }

            Refill(last, values);
            await last.ExecuteNonQueryAsync(cancel);
        }

        last?.Dispose();
    }

    private void Refill(DbCommand command, object?[] values)
    {
        if (command.Parameters.Count != values.Length)
        {
            command.Parameters.Clear();
            Fill(command.Parameters, command.CreateParameter, values);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = ShelfRow.ForDatabase(values[i], db.Dialect);
        }
    }

    private void Fill(DbParameterCollection parameters, Func<DbParameter> create, object?[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = create();
            parameter.ParameterName = "@p" + i.Plain();
            parameter.Value = ShelfRow.ForDatabase(values[i], db.Dialect);
            parameters.Add(parameter);
        }
    }
}
