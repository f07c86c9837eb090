using System.Globalization;

namespace Klang.Core.Thai;

/// <summary>What people say in their own words: reasons, remarks, notes.</summary>
public static class Words
{
    /// <summary>UTF-16 code units, as columns and input fields count them.</summary>
    public const int Most = 2000;

    /// <summary>The words as they are kept: normalised line by line, no longer than <paramref name="most"/>; null where nothing was said.</summary>
    public static string? Kept(string? text, int most = Most)
    {
        var clean = ThaiText.NormaliseLines(text ?? "").Trim();
        return clean.Length == 0 ? null : clean.Length > most ? Cut(clean, most) : clean;
    }

    /// <summary>At the end of a whole character: a tone mark is not left without its consonant, nor a pair halved.</summary>
    private static string Cut(string text, int most)
    {
        var end = 0;
        for (var next = 0; next <= most; next += StringInfo.GetNextTextElementLength(text, end))
        {
            end = next;
        }

        return text[..end];
    }
}
