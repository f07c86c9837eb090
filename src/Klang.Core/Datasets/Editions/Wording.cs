using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Datasets.Editions;

/// <summary>Whether a label was reworded or has become another one.</summary>
internal static class Wording
{
    // Between the mended spelling of a label (above 0.6) and two labels of the same form (mostly below 0.3).
    private const double Alike = 0.35;

    /// <summary>One language that still reads the same is enough.</summary>
    public static bool IsAlike(LocalText old, LocalText now) =>
        Likeness(old.Th, now.Th) >= Alike || (old.En is not null && now.En is not null && Likeness(old.En, now.En) >= Alike);

    /// <summary>How many pairs of neighbouring letters two texts share (Dice), 0–1.</summary>
    internal static double Likeness(string one, string other)
    {
        var (a, b) = (Pairs(one), Pairs(other));
        return a.Count + b.Count == 0 ? 1 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    private static HashSet<string> Pairs(string text)
    {
        var letters = ThaiText.Normalise(text).ToLowerInvariant().Replace(" ", "", StringComparison.Ordinal);
        return letters.Length == 1 ? [letters] : [.. Enumerable.Range(0, Math.Max(0, letters.Length - 1)).Select(i => letters.Substring(i, 2))];
    }
}
