namespace Klang.Core.Figures;

/// <summary>A figure beside an earlier one.</summary>
/// <param name="Before">The earlier figure.</param>
/// <param name="By">What changed since: percent of the earlier figure, or percentage points; one place. Null where nothing stood before.</param>
/// <param name="InPoints">True for shares, whose change is told in points.</param>
public readonly record struct FigureChange(decimal Before, decimal? By, bool InPoints)
{
    /// <summary>Null where either is missing.</summary>
    public static FigureChange? Of(FigureIndicator indicator, decimal? now, decimal? before) => (now, before) switch
    {
        ({ } n, { } b) when indicator.IsPercent => new FigureChange(b, Rounded(n - b), InPoints: true),
        ({ } n, { } b) => new FigureChange(b, b == 0 ? null : Rounded(100 * (n - b) / Math.Abs(b)), InPoints: false),
        _ => null,
    };

    private static decimal Rounded(decimal value) => decimal.Round(value, 1, MidpointRounding.AwayFromZero);
}
