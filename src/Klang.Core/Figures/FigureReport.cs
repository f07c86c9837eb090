using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Figures;

/// <summary>One round's figures of one area, as a row of the table by round.</summary>
public sealed record FigurePoint(RoundId Round, LocalText? Name, FigureRow Row);

/// <summary>A table of figures with what it is compared to.</summary>
public sealed record FigureReport
{
    public required FigureTable Table { get; init; }

    /// <summary>The rounds of this fiscal year and the last, of the whole area, newest first.</summary>
    public required ImmutableArray<FigurePoint> Rounds { get; init; }

    /// <summary>The round before; null for a whole year and where there is none.</summary>
    public required FigureRow? Before { get; init; }

    /// <summary>The same round of the last fiscal year, or that year up to the same round.</summary>
    public required FigureRow? YearAgo { get; init; }

    /// <summary>By area and indicator key, where a target is set.</summary>
    public required ImmutableDictionary<(AreaCode Area, string Indicator), FigureAttainment> Attainments { get; init; }

    public FigureAttainment? Attainment(FigureRow row, string indicator) => Attainments.GetValueOrDefault((row.Area, indicator));

    public FigureChange? SinceBefore(FigureIndicator indicator) => Since(indicator, Before);

    public FigureChange? SinceYearAgo(FigureIndicator indicator) => Since(indicator, YearAgo);

    private FigureChange? Since(FigureIndicator indicator, FigureRow? earlier) =>
        FigureChange.Of(indicator, Table.Total.Values[indicator.Key], earlier?.Values[indicator.Key]);
}
