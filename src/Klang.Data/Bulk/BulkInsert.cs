using System.Data.Common;
using Klang.Core.Common;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Klang.Data.Bulk;

/// <summary>
/// Writes thousands of new rows of one table, past the change tracker, inside the caller's transaction. Columns and conversions
/// are the model's own, so a row is the same whichever way it was written.
/// </summary>
public static class BulkInsert
{
    /// <summary>Inserts rows. An id that the database makes is left to it where the first row has none.</summary>
    public static async Task RunAsync<T>(KlangDb db, IReadOnlyCollection<T> rows, CancellationToken cancel = default)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var table = BulkTable.Of(db, rows.First());
        await (db.Dialect == Dialect.Postgres ? CopyAsync(db, table, rows, cancel) : RowByRowAsync(db, table, rows, cancel));
    }

    /// <summary>Ids for new rows, in order. On SQLite the transaction is the only writer, so the next ones are free.</summary>
    public static async Task<IReadOnlyList<long>> ReserveIdsAsync<T>(KlangDb db, int count, CancellationToken cancel = default)
        where T : class
    {
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        var sql = db is SqliteKlangDb
            ? $"WITH RECURSIVE n(i) AS (SELECT 1 WHERE @count > 0 UNION ALL SELECT i + 1 FROM n WHERE i < @count) SELECT (SELECT COALESCE(MAX(id), 0) FROM {table}) + i FROM n ORDER BY i"
            : $"SELECT nextval(pg_get_serial_sequence('{table}', 'id')) FROM generate_series(1, @count)";
        await using var command = ShelfCommands.Command(db, sql);
        ShelfCommands.Add(command, "@count", count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var ids = new List<long>(count);
        while (await reader.ReadAsync(cancel))
        {
            ids.Add(reader.GetInt64(0));
        }

        return ids;
    }

    private static async Task RowByRowAsync<T>(KlangDb db, BulkTable table, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var names = table.Columns.Select((_, i) => "@p" + i.Plain()).ToArray();
        await using var command = ShelfCommands.Command(db, $"INSERT INTO {table.Into} VALUES ({string.Join(", ", names)})");
        foreach (var name in names)
        {
            ShelfCommands.Add(command, name, DBNull.Value);
        }

        foreach (var row in rows)
        {
            for (var i = 0; i < names.Length; i++)
            {
                command.Parameters[i].Value = table.Columns[i].Value(row) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <summary>A stream of values: nothing is gathered here, and the server takes no text apart.</summary>
    private static async Task CopyAsync<T>(KlangDb db, BulkTable table, IReadOnlyCollection<T> rows, CancellationToken cancel)
        where T : class
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var copy = await connection.BeginBinaryImportAsync($"COPY {table.Into} FROM STDIN (FORMAT BINARY)", cancel);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancel);
            foreach (var column in table.Columns)
            {
                await (column.Value(row) is { } value ? copy.WriteAsync(value, column.BareType, cancel) : copy.WriteNullAsync(cancel));
            }
        }

        await copy.CompleteAsync(cancel);
    }
}

/// <summary>A table as the model knows it.</summary>
internal sealed record BulkTable(string Into, IReadOnlyList<BulkColumn> Columns)
{
    public static BulkTable Of<T>(KlangDb db, T first)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T))!;
        var columns = type.GetProperties().Where(p => p.ValueGenerated != ValueGenerated.OnAdd || !p.PropertyInfo!.GetValue(first)!.Equals(0L)).Select(p => new BulkColumn(p)).ToList();
        return new BulkTable($"\"{type.GetTableName()}\" ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))})", columns);
    }
}

/// <summary>A column: its values as the database takes them.</summary>
internal sealed class BulkColumn(IProperty property)
{
    private readonly RelationalTypeMapping _mapping = property.GetRelationalTypeMapping();

    public string Name { get; } = property.GetColumnName();

    public string Property => property.Name;

    public string StoreType => _mapping.StoreType;

    /// <summary>Without its length or precision.</summary>
    public string BareType => _mapping.StoreTypeNameBase;

    public object? Value(object row)
    {
        var value = property.PropertyInfo!.GetValue(row);
        return _mapping.Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
    }

    /// <summary>As PostgreSQL is given it with many rows.</summary>
    public SentColumn Sent(IReadOnlyList<object> rows, bool isKey)
    {
        var cells = new object?[rows.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Value(rows[i]);
        }

        return SentColumn.Of(StoreType, cells, Typed, isKey);
    }

    private Array Typed(object?[] cells)
    {
        var type = _mapping.Converter?.ProviderClrType ?? property.ClrType;
        var values = Array.CreateInstance(type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type, cells.Length);
        cells.CopyTo(values, 0);
        return values;
    }
}
