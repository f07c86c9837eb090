using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Data.Shelf;

/// <summary>
/// The text of a sums query: year, round, area, records, then the columns. Which reports count is asked of the roll-ups alone
/// (@year, @round, @unit, @s0 …), so that a district is the same number however far down it is split.
/// </summary>
internal static class SumsSql
{
    public static string Of(ShelfTable table, SumsQuery query) => query.By <= AreaLevel.District ? OverRollups(table, query) : OverRows(table, query);

    /// <summary>Areas as long as the level and shorter ones: a province office's own report is no district's.</summary>
    private static string OverRollups(ShelfTable table, SumsQuery query)
    {
        var year = new YearSql(table, query);
        var columns = string.Concat(table.Numbers.Select(f => $", SUM({year.Only(f, $"r.\"n_{f.Key}\"")}), SUM({year.Only(f, $"r.\"s_{f.Key}\"")})"))
            + string.Concat(table.Counted.Select(f => $", SUM({year.Only(f, $"r.\"n_{f.Key}\"")})"));
        return $"""
            SELECT r.fiscal_year, r.round_no, substr(r.area_code, 1, {((int)query.By * 2).Plain()}), SUM({year.OnlyRecords("r.records")}){columns}
            FROM ({Reports(table, query, year)}) r GROUP BY 1, 2, 3
            """;
    }

    private static string OverRows(ShelfTable table, SumsQuery query)
    {
        var year = new YearSql(table, query);
        var columns = string.Concat(table.Numbers.Select(f => $", COUNT({year.Only(f, $"s.\"{f.Key}\"")}), SUM({year.Only(f, $"s.\"{f.Key}\"")})"))
            + string.Concat(table.Counted.Select(f => $", COUNT({year.Only(f, $"s.\"{f.Key}\"")})"));
        var area = AreaOfRow(query.By);
        return $"""
            SELECT r.fiscal_year, r.round_no, {area}, COUNT({year.OnlyRecords("1")}){columns}
            FROM ({Reports(table, query, year)}) r JOIN {table.Name} s ON s.submission_id = r.submission_id
            WHERE s.counted AND {area} LIKE @within GROUP BY 1, 2, 3
            """;
    }

    /// <summary>
    /// Where a row stands at the level; not placed so far down, or outside its own district, it stands under the nearest
    /// area that holds it. What a province reports stays the province's, as it does in the roll-ups.
    /// </summary>
    internal static string AreaOfRow(AreaLevel by)
    {
        var village = by == AreaLevel.Subdistrict ? "" : " WHEN s.village_code LIKE r.area_code || '%' THEN s.village_code";
        return $"CASE WHEN length(r.area_code) < 4 THEN r.area_code{village} WHEN s.subdistrict_code LIKE r.area_code || '%' THEN s.subdistrict_code ELSE r.area_code END";
    }

    /// <summary>The roll-up's rows that count, and for a year which of a unit's rounds speaks for it.</summary>
    private static string Reports(ShelfTable table, SumsQuery query, YearSql year)
    {
        var rounds = query.Span switch
        {
            SumsSpan.Round => "fiscal_year = @year AND round_no = @round",
            SumsSpan.Year => "fiscal_year = @year AND round_no <= @round",
            SumsSpan.EachRound => "fiscal_year IN (@year, @year - 1)",
            _ => throw new NotSupportedException($"Unknown span {query.Span}."),
        };
        return $"SELECT t.*{year.Columns} FROM {table.RollupName} t WHERE {rounds} AND area_code LIKE @unit{Statuses(query)}{year.Window}";
    }

    private static string Statuses(SumsQuery query) => query.Statuses.IsEmpty
        ? ""
        : $" AND status IN ({string.Join(", ", Enumerable.Range(0, query.Statuses.Length).Select(i => "@s" + i.Plain()))})";
}
