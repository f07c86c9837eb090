namespace Klang.Core.Figures;

/// <summary>The middle of what several areas say: one of them far off does not move it.</summary>
public static class Medians
{
    /// <param name="ordered">Ascending.</param>
    /// <returns>Null of nothing; the mean of the two in the middle of an even number.</returns>
    public static decimal? Of(IReadOnlyList<decimal> ordered) => ordered.Count == 0 ? null
        : ordered.Count % 2 == 1 ? ordered[ordered.Count / 2]
        : (ordered[(ordered.Count / 2) - 1] + ordered[ordered.Count / 2]) / 2;
}
