using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Data.Shelf;

/// <summary>
/// The text of a sums query. Which reports count is asked of the roll-ups alone (@year, @round, @unit, @s0 …), so that a
/// district is the same number however far down it is split.
/// </summary>
internal static class SumsSql
{
    public static string Of(ShelfTable table, SumsQuery query) => query.By <= AreaLevel.District ? OverRollups(table, query) : OverRows(table, query);

    /// <summary>Areas as long as the level and shorter ones: a province office's own report is no district's.</summary>
    private static string OverRollups(ShelfTable table, SumsQuery query)
    {
        var columns = string.Concat(table.Numbers.Select(f => $", SUM(\"n_{f.Key}\"), SUM(\"s_{f.Key}\")"))
            + string.Concat(table.Counted.Select(f => $", SUM(\"n_{f.Key}\")"));
        return $"""
            SELECT substr(area_code, 1, {((int)query.By * 2).Plain()}), SUM(records){columns} FROM {table.RollupName}
            WHERE {Reports(query, "")} GROUP BY 1
            """;
    }

    private static string OverRows(ShelfTable table, SumsQuery query)
    {
        var columns = string.Concat(table.Numbers.Select(f => $", COUNT(s.\"{f.Key}\"), SUM(s.\"{f.Key}\")"))
            + string.Concat(table.Counted.Select(f => $", COUNT(s.\"{f.Key}\")"));
        var area = AreaOfRow(query.By);
        return $"""
            SELECT {area}, COUNT(*){columns}
            FROM {table.RollupName} r JOIN {table.Name} s ON s.submission_id = r.submission_id
            WHERE {Reports(query, "r.")} AND s.counted AND {area} LIKE @within GROUP BY 1
            """;
    }

    /// <summary>
    /// Where a row stands at the level; not placed so far down, or outside its own district, it stands under the nearest
    /// area that holds it. What a province reports stays the province's, as it does in the roll-ups.
    /// </summary>
    private static string AreaOfRow(AreaLevel by)
    {
        var village = by == AreaLevel.Subdistrict ? "" : " WHEN s.village_code LIKE r.area_code || '%' THEN s.village_code";
        return $"CASE WHEN length(r.area_code) < 4 THEN r.area_code{village} WHEN s.subdistrict_code LIKE r.area_code || '%' THEN s.subdistrict_code ELSE r.area_code END";
    }

    private static string Reports(SumsQuery query, string of) =>
        $"{of}fiscal_year = @year AND {of}round_no = @round AND {of}area_code LIKE @unit{Statuses(query, of)}";

    private static string Statuses(SumsQuery query, string of) => query.Statuses.IsEmpty
        ? ""
        : $" AND {of}status IN ({string.Join(", ", Enumerable.Range(0, query.Statuses.Length).Select(i => "@s" + i.Plain()))})";
}
