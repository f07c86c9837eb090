using System.Collections.Immutable;
using Klang.Core.Areas;

namespace Klang.Core.Figures;

/// <summary>The figures of one area, with what stands behind them.</summary>
public sealed record FigureRow
{
    public required AreaCode Area { get; init; }

    /// <summary>True where the area stands above the table's level: what was reported for it as a whole, such as a province office's own report.</summary>
    public required bool IsWhole { get; init; }

    public required ColumnSums Sums { get; init; }

    /// <summary>Below districts, that of the district's report, from which the figures come.</summary>
    public required Completeness Completeness { get; init; }

    /// <summary>By indicator key, rounded to the indicator's places; null is missing, which is not zero.</summary>
    public required ImmutableDictionary<string, decimal?> Values { get; init; }

    /// <summary>
    /// By indicator key, values that are there but not shown to this reader: the count is under this number; 0 where another
    /// could be worked out from it.
    /// </summary>
    public ImmutableDictionary<string, int> Withheld { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The submission behind the row, where there is exactly one.</summary>
    public required Guid? SubmissionId { get; init; }
}

/// <summary>Figures by area, ordered by area code, and their total.</summary>
public sealed record FigureTable
{
    public required FigureQuery Query { get; init; }

    /// <summary>The leading ones first, then in the order of the definition.</summary>
    public required ImmutableArray<FigureIndicator> Indicators { get; init; }

    public required ImmutableArray<FigureRow> Rows { get; init; }

    /// <summary>Every record inside the area; sums added up, ratios from sums.</summary>
    public required FigureRow Total { get; init; }

    /// <summary>When a record behind the figures was last saved (UTC).</summary>
    public required DateTime? SavedAt { get; init; }
}
