using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Figures;

/// <summary>Makes figures from sums, and says what stands behind each.</summary>
public static class FigureBoard
{
    /// <param name="query">What was asked.</param>
    /// <param name="areas">The areas that must have a row, with data or without.</param>
    /// <param name="sums">Sums by area; what was not split to the level stands under the area above it.</param>
    /// <param name="reports">Every submission of the round, or of the year's rounds, that reaches into the area.</param>
    public static FigureTable Of(
        FigureQuery query, IEnumerable<AreaCode> areas, IReadOnlyDictionary<AreaCode, ColumnSums> sums, IReadOnlyCollection<ReportStanding> reports)
    {
        var indicators = Indicators(query);
        var unitLevel = query.By < AreaLevel.District ? query.By : AreaLevel.District;
        var behind = reports.ToLookup(r => Cut(r.Area, unitLevel));
        var owing = query.By == unitLevel ? behind.Select(b => b.Key) : [];
        var rows = areas.Concat(sums.Keys).Concat(owing).Distinct().Order()
            .Select(area => Row(query, indicators, area, sums.GetValueOrDefault(area, ColumnSums.Zero), [.. behind[Cut(area, unitLevel)]]));
        return new FigureTable
        {
            Query = query,
            Indicators = indicators,
            Rows = query.By == AreaLevel.Country ? [] : [.. rows],
            Total = Row(query, indicators, query.Within, sums.Values.Aggregate(ColumnSums.Zero, ColumnSums.Add), reports) with { IsWhole = false },
            SavedAt = reports.Max(r => r.SavedAt),
        };
    }

    private static ImmutableArray<FigureIndicator> Indicators(FigureQuery query) =>
        [.. query.Dataset.Indicators.Select(i => FigureIndicator.Of(i, query)).OrderByDescending(i => i.IsCore)];

    private static FigureRow Row(
        FigureQuery query, ImmutableArray<FigureIndicator> indicators, AreaCode area, ColumnSums sums, IReadOnlyCollection<ReportStanding> reports)
    {
        var completeness = reports.Aggregate(default(Completeness), (all, one) => all + one.Completeness);

        // Nothing recorded and nothing reported is no answer; "we have none", once reported, is zero.
        var isAnswered = sums.Records > 0 || completeness.Of(query.Status) > 0;
        return new FigureRow
        {
            Area = area,
            IsWhole = area.Level < query.By,
            Sums = sums,
            Completeness = completeness,
            Values = indicators.ToImmutableDictionary(i => i.Key, i => isAnswered && i.IsAsked ? Figure(i, sums) : null, StringComparer.Ordinal),
            SubmissionId = reports.Count == 1 ? reports.First().Id : null,
        };
    }

    private static decimal? Figure(FigureIndicator indicator, ColumnSums sums)
    {
        var value = indicator.Compiled.Value.Evaluate(sums);
        return value.Type == ValueType.Number ? Rounded(value.Number, indicator.Decimals) : null;
    }

    /// <summary>With all its places, so that 5 baht is written 5.00.</summary>
    private static decimal Rounded(decimal value, int decimals) =>
        decimal.Round(value, decimals, MidpointRounding.AwayFromZero) + new decimal(0, 0, 0, isNegative: false, (byte)decimals);

    private static AreaCode Cut(AreaCode area, AreaLevel level) => area.At(level) ?? area;
}
