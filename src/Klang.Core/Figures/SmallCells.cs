using System.Collections.Immutable;
using Klang.Core.Areas;

namespace Klang.Core.Figures;

/// <summary>
/// Counts of few people tell who they are. Where a definition says <c>suppressBelow</c>, counts from 1 to below it are shown as
/// "under 5" to readers from outside the province, and in files, which travel. Zero tells nothing of anybody and stays.
/// </summary>
public static class SmallCells
{
    /// <param name="table">Figures as they are.</param>
    /// <param name="reader">The reader's own area; null for a file.</param>
    public static FigureTable Withhold(FigureTable table, AreaCode? reader)
    {
        var bounds = Bounds(table.Indicators, reader);
        return bounds.IsEmpty ? table : table with { Rows = Rows(table.Rows, bounds), Total = Row(table.Total, bounds) };
    }

    /// <summary>One area's figures alone.</summary>
    public static FigureRow Withhold(FigureRow row, IEnumerable<FigureIndicator> indicators, AreaCode? reader) => Row(row, Bounds(indicators, reader));

    /// <summary>Within a province everybody may see what the province reports.</summary>
    private static ImmutableArray<(string Key, int Below)> Bounds(IEnumerable<FigureIndicator> indicators, AreaCode? reader) =>
        reader is { Level: >= AreaLevel.Province } ? [] : [.. indicators.Where(i => i.Compiled.Indicator.SuppressBelow > 0).Select(i => (i.Key, i.Compiled.Indicator.SuppressBelow))];

    private static FigureRow Row(FigureRow row, ImmutableArray<(string Key, int Below)> bounds) =>
        bounds.Where(b => row.Values[b.Key] is { } value && IsSmall(value, b.Below)).Aggregate(row, (left, b) => Without(left, b.Key, b.Below));

    private static ImmutableArray<FigureRow> Rows(ImmutableArray<FigureRow> rows, ImmutableArray<(string Key, int Below)> bounds)
    {
        var shown = rows.Select(row => Row(row, bounds)).ToArray();
        foreach (var (key, _) in bounds.Where(b => shown.Count(row => row.Withheld.ContainsKey(b.Key)) == 1))
        {
            // The total less all others would give the one away, so the next smallest goes with it.
            var next = Enumerable.Range(0, shown.Length).Where(at => shown[at].Values[key] > 0).OrderBy(at => shown[at].Values[key]).Take(1).ToList();
            next.ForEach(at => shown[at] = Without(shown[at], key, 0));
        }

        return [.. shown];
    }

    private static FigureRow Without(FigureRow row, string key, int below) =>
        row with { Values = row.Values.SetItem(key, null), Withheld = row.Withheld.SetItem(key, below) };

    private static bool IsSmall(decimal value, int below) => value > 0 && value < below;
}
