using System.Collections.Immutable;
using System.Data.Common;
using Klang.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Klang.Data.Shelf;

/// <summary>Prepared commands on the context's own connection and transaction.</summary>
internal static class ShelfCommands
{
    public static DbCommand Command(KlangDb db, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    /// <summary>INSERT … ON CONFLICT DO UPDATE, one parameter a column: @p0, @p1 …</summary>
    public static string Upsert(string table, ImmutableArray<ShelfColumn> columns, string key)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c.Name}\""));
        var parameters = string.Join(", ", Enumerable.Range(0, columns.Length).Select(i => "@p" + i.Plain()));
        var updates = string.Join(", ", columns.Where(c => !key.Contains(c.Name, StringComparison.Ordinal)).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\""));
        return $"INSERT INTO {table} ({names}) VALUES ({parameters}) ON CONFLICT ({key}) DO UPDATE SET {updates}";
    }

    /// <summary>Runs one command for each row of cells.</summary>
    public static async Task RunAsync(KlangDb db, string sql, IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        await using var command = Command(db, sql);
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                Add(command, "@p" + i.Plain(), ShelfRow.ForDatabase(row[i], db.Dialect));
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    public static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }
}
