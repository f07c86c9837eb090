using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Data.Shelf;

/// <summary>The statements that keep a dataset's typed tables, as text.</summary>
internal static class ShelfSql
{
    /// <summary>A row in or anew: one parameter a column, @p0, @p1 …</summary>
    public static string Upsert(string table, ImmutableArray<ShelfColumn> columns, params string[] key) =>
        $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i.Plain()))}){OnConflict(columns, key)}";

    /// <summary>The submission's row of the roll-up, summed over its typed rows: @p0 id, @p1 year, @p2 round, @p3 unit, @p4 area, @p5 status.</summary>
    public static string RollUp(ShelfTable table)
    {
        var sums = string.Concat(table.Numbers.Select(f => $", COUNT(\"{f.Key}\"), SUM(\"{f.Key}\")"))
            + string.Concat(table.Counted.Select(f => $", COUNT(\"{f.Key}\")"));
        return $"""
            INSERT INTO {table.RollupName} ({Names(table.RollupColumns)})
            SELECT @p0, @p1, @p2, @p3, @p4, @p5, COUNT(*){sums}
            FROM {table.Name} WHERE submission_id = @p0 AND counted{OnConflict(table.RollupColumns, "submission_id")}
            """;
    }

    private static string Names(ImmutableArray<ShelfColumn> columns) => string.Join(", ", columns.Select(c => $"\"{c.Name}\""));

    private static string OnConflict(ImmutableArray<ShelfColumn> columns, params string[] key)
    {
        var updates = columns.Where(c => !key.Contains(c.Name, StringComparer.Ordinal)).Select(c => $"\"{c.Name}\" = excluded.\"{c.Name}\"");
        return $" ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", updates)}";
    }
}
