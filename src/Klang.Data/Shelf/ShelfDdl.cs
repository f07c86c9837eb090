using System.Collections.Immutable;
using System.Globalization;

namespace Klang.Data.Shelf;

/// <summary>The DDL of a dataset's tables, as text. Pure, so that tests hold the text for each database.</summary>
public static class ShelfDdl
{
    /// <summary>The statements that create the tables where they are missing.</summary>
    public static IEnumerable<string> Create(ShelfTable table, Dialect dialect)
    {
        yield return Table(table.Name, table.Columns, "record_id", dialect);
        yield return $"CREATE INDEX IF NOT EXISTS ix_{table.Name}_submission ON {table.Name} (submission_id)";
        yield return $"CREATE INDEX IF NOT EXISTS ix_{table.Name}_round ON {table.Name} (fiscal_year, round_no, province_code)";
        foreach (var list in table.Definition.Lists)
        {
            yield return Table(table.ListName(list), ShelfTable.ListColumns(list), "record_id, row_no", dialect);
        }

        yield return Table(table.RollupName, table.RollupColumns, "submission_id", dialect);
        yield return $"CREATE INDEX IF NOT EXISTS ix_{table.RollupName}_round ON {table.RollupName} (fiscal_year, round_no)";
    }

    /// <summary>A definition that grew: the column it added, nullable, so that old rows stay as they are.</summary>
    public static string AddColumn(string table, ShelfColumn column, Dialect dialect) =>
        $"ALTER TABLE {table} ADD COLUMN \"{column.Name}\" {TypeOf(column, dialect)}";

    public static string Drop(string table) => $"DROP TABLE IF EXISTS {table}";

    private static string Table(string name, ImmutableArray<ShelfColumn> columns, string key, Dialect dialect)
    {
        var lines = columns.Select(c => $"  \"{c.Name}\" {TypeOf(c, dialect)}");
        return $"CREATE TABLE IF NOT EXISTS {name} (\n{string.Join(",\n", lines)},\n  PRIMARY KEY ({key})\n)";
    }

    /// <summary>SQLite's NUMERIC keeps whole numbers exact and the rest as doubles; readers round to the field's places.</summary>
    internal static string TypeOf(ShelfColumn column, Dialect dialect) => column.Type switch
    {
        ColumnType.Guid => dialect.GuidColumn,
        ColumnType.Text => "text",
        ColumnType.Integer => "bigint",
        ColumnType.Decimal when dialect == Dialect.Sqlite => "numeric",
        ColumnType.Decimal => string.Create(CultureInfo.InvariantCulture, $"numeric({18 + column.Decimals}, {column.Decimals})"),
        ColumnType.Date => dialect.DateColumn,
        ColumnType.Boolean => dialect.BooleanColumn,
        _ => throw new NotSupportedException($"Unknown column type {column.Type}."),
    };
}
