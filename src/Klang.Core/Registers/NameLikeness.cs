using System.Text;
using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.Registers;

/// <summary>
/// How alike two Thai names are, 0 to 1: the share of letter triples they have in common, after what people write in several
/// ways (spaces, tone marks, sara am, digits, กลุ่ม or นาย in front) is put aside. 1 is the same name, 0 nothing in common or
/// nothing to compare.
/// </summary>
public static partial class NameLikeness
{
    public static decimal Of(string one, string other)
    {
        var (left, right) = (Key(one), Key(other));
        if (left.Length == 0 || right.Length == 0)
        {
            return 0;
        }

        var (mine, theirs) = (Triples(left), Triples(right));
        var common = mine.Sum(t => Math.Min(t.Value, theirs.GetValueOrDefault(t.Key)));
        return 2m * common / (mine.Values.Sum() + theirs.Values.Sum());
    }

    /// <summary>What is compared of a name.</summary>
    public static string Key(string name)
    {
        var rest = ThaiText.Normalise(name);
        var word = FrontWord().Match(rest);
        return Letters(word.Length < rest.Length ? rest[word.Length..] : rest);
    }

    private static string Letters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in ThaiDigits.ToArabic(text))
        {
            // Tone marks and thanthakhat (U+0E48–U+0E4C) are the commonest slips.
            if (!char.IsWhiteSpace(letter) && !char.IsPunctuation(letter) && letter is not (>= '\u0E48' and <= '\u0E4C'))
            {
                kept.Append(char.ToLowerInvariant(letter));
            }
        }

        return kept.ToString();
    }

    /// <summary>With an edge on both sides, so that short names have triples and first letters weigh.</summary>
    private static Dictionary<string, int> Triples(string key)
    {
        var padded = $"  {key} ";
        var triples = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i + 3 <= padded.Length; i++)
        {
            var triple = padded.Substring(i, 3);
            triples[triple] = triples.GetValueOrDefault(triple) + 1;
        }

        return triples;
    }

    [GeneratedRegex(@"\A(กลุ่ม|ชมรม|เครือข่าย|ศูนย์|สมาคม|นางสาว|น\.\s*ส\.|นาย|นาง|ด\.\s*ช\.|ด\.\s*ญ\.)\s*", RegexOptions.ExplicitCapture)]
    private static partial Regex FrontWord();
}
