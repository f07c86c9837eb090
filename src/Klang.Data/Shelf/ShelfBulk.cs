using System.Collections.Immutable;
using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Data.Bulk;
using Klang.Data.Model;

namespace Klang.Data.Shelf;

/// <summary>A statement and its values, which it names @p0, @p1 …</summary>
internal sealed record ShelfCommand(string Sql, object?[] Values);

/// <summary>The typed rows of many records in a few statements: PostgreSQL only.</summary>
internal static class ShelfBulk
{
    /// <summary>From here on arrays are cheaper than a statement a row.</summary>
    public const int Many = 100;

    // A bound on memory: a row has up to a hundred cells.
    private const int Chunk = 2_000;

    public static IEnumerable<ShelfCommand> Of(ShelfTable table, Submission submission, IReadOnlyCollection<Record> records)
    {
        foreach (var some in records.Chunk(Chunk))
        {
            yield return Rows(table.Name, table.Columns, ["record_id"], [.. some.Select(r => ShelfRow.Of(table, submission, r))]);
            foreach (var command in table.Definition.Lists.SelectMany(list => OfList(table, list, some)))
            {
                yield return command;
            }
        }
    }

    private static IEnumerable<ShelfCommand> OfList(ShelfTable table, ListDefinition list, Record[] records)
    {
        var name = table.ListName(list);
        yield return new(
            $"DELETE FROM {name} AS l USING unnest(@p0::uuid[], @p1::bigint[]) AS x(id, kept) WHERE l.record_id = x.id AND l.row_no >= x.kept",
            [records.Select(r => r.Id).ToArray(), records.Select(r => (long)r.Answers.List(list.Key).Length).ToArray()]);
        object?[][] rows = [.. records.SelectMany(r => r.Answers.List(list.Key).Select((row, i) => ShelfRow.OfList(list, r.Id, i, row)))];
        if (rows.Length > 0)
        {
            yield return Rows(name, ShelfTable.ListColumns(list), ["record_id", "row_no"], rows);
        }
    }

    private static ShelfCommand Rows(string name, ImmutableArray<ShelfColumn> columns, string[] key, object?[][] rows)
    {
        var sent = new SentRows(columns.Select((column, i) => SentColumn.Of(ShelfDdl.TypeOf(column, Dialect.Postgres), Array.ConvertAll(rows, row => row[i]), cells => ArrayOf(column, cells), isKey: column.Name == key[^1])));
        return new(ShelfSql.UpsertMany(name, columns, sent, key), sent.Values);
    }

    private static Array ArrayOf(ShelfColumn column, object?[] cells) => column.Type switch
    {
        ColumnType.Guid => Array.ConvertAll(cells, c => (Guid?)c),
        ColumnType.Text => Array.ConvertAll(cells, c => (string?)c),
        ColumnType.Integer => Array.ConvertAll(cells, c => c is null ? (long?)null : Convert.ToInt64(c, CultureInfo.InvariantCulture)),
        ColumnType.Decimal => Array.ConvertAll(cells, c => c is null ? (decimal?)null : Convert.ToDecimal(c, CultureInfo.InvariantCulture)),
        ColumnType.Date => Array.ConvertAll(cells, c => (DateOnly?)c),
        ColumnType.Boolean => Array.ConvertAll(cells, c => (bool?)c),
        _ => throw new NotSupportedException($"Unknown column type {column.Type}."),
    };
}
