using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Figures;

/// <summary>
/// Counts of few people tell who they are. Where a definition says <c>suppressBelow</c>, counts from 1 to below it are shown as
/// "under 5" to readers from outside the province, and in files, which travel; of shares and means of so few nothing is shown.
/// Zero people tell nothing of anybody, and stay.
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
    private static ImmutableArray<CompiledIndicator> Bounds(IEnumerable<FigureIndicator> indicators, AreaCode? reader) =>
        reader is { Level: >= AreaLevel.Province } ? [] : [.. indicators.Select(i => i.Compiled).Where(i => i.Indicator.SuppressBelow > 0)];

    private static FigureRow Row(FigureRow row, ImmutableArray<CompiledIndicator> bounds) =>
        bounds.Where(b => Count(row, b) is { } count && count > 0 && count < b.Indicator.SuppressBelow)
            .Aggregate(row, (left, b) => Without(left, b, b.Behind is null ? b.Indicator.SuppressBelow : 0));

    private static ImmutableArray<FigureRow> Rows(ImmutableArray<FigureRow> rows, ImmutableArray<CompiledIndicator> bounds)
    {
        var shown = rows.Select(row => Row(row, bounds)).ToArray();
        foreach (var bound in bounds.Where(b => shown.Count(row => row.Withheld.ContainsKey(b.Indicator.Key.Name)) == 1))
        {
            // The total less all others would give the one away, so the next smallest goes with it.
            var next = Enumerable.Range(0, shown.Length).Where(at => Count(shown[at], bound) > 0).OrderBy(at => Count(shown[at], bound)).Take(1).ToList();
            next.ForEach(at => shown[at] = Without(shown[at], bound, 0));
        }

        return [.. shown];
    }

    /// <summary>How many stand behind what is shown; null where nothing is.</summary>
    private static decimal? Count(FigureRow row, CompiledIndicator bound) =>
        row.Values[bound.Indicator.Key.Name] is not { } value ? null
        : bound.Behind is null ? value
        : bound.Behind.Evaluate(row.Sums) is { Type: ValueType.Number } count ? count.Number : null;

    private static FigureRow Without(FigureRow row, CompiledIndicator bound, int below) =>
        row with { Values = row.Values.SetItem(bound.Indicator.Key.Name, null), Withheld = row.Withheld.SetItem(bound.Indicator.Key.Name, below) };
}
