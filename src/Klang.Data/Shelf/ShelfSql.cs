using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Data.Bulk;

namespace Klang.Data.Shelf;

/// <summary>The statements that keep a dataset's typed tables, as text.</summary>
internal static class ShelfSql
{
    /// <summary>A row in or anew: one parameter a column, @p0, @p1 …</summary>
    public static string Upsert(string table, ImmutableArray<ShelfColumn> columns, params string[] key) =>
        $"INSERT INTO {table} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "@p" + i.Plain()))}){OnConflict(columns, key)}";

    /// <summary>Many rows in or anew, PostgreSQL only.</summary>
    public static string UpsertMany(string table, ImmutableArray<ShelfColumn> columns, SentRows rows, params string[] key) =>
        $"INSERT INTO {table} ({Names(columns)}) SELECT {string.Join(", ", rows.Expressions)} FROM {rows.From}{OnConflict(columns, key)}";

    /// <summary>
    /// Puts what some typed rows come to into the submission's roll-up, or takes it out: @p0 submission, @p1 record ids. Exact
    /// where sums are (PostgreSQL's numeric), so the roll-up is what it would be if it were summed anew.
    /// </summary>
    public static string Shift(ShelfTable table, bool putIn)
    {
        var sign = putIn ? "+" : "-";
        var (counts, sums) = (table.Numbers.Select(f => f.Key.Name).Concat(table.Counted.Select(f => f.Key.Name)).ToList(), table.Numbers.Select(f => f.Key.Name).ToList());
        var found = counts.Select(k => $", COUNT(\"{k}\") AS \"n_{k}\"").Concat(sums.Select(k => $", SUM(\"{k}\") AS \"s_{k}\""));
        var set = counts.Select(k => $", \"n_{k}\" = r.\"n_{k}\" {sign} d.\"n_{k}\"")
            .Concat(sums.Select(k => $", \"s_{k}\" = CASE WHEN r.\"n_{k}\" {sign} d.\"n_{k}\" = 0 THEN NULL ELSE COALESCE(r.\"s_{k}\", 0) {sign} COALESCE(d.\"s_{k}\", 0) END"));
        return $"""
            UPDATE {table.RollupName} AS r SET records = r.records {sign} d.records{string.Concat(set)}
            FROM (SELECT COUNT(*) AS records{string.Concat(found)} FROM {table.Name} WHERE record_id = ANY(@p1) AND counted) AS d
            WHERE r.submission_id = @p0
            """;
    }

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
