using System.Text;
using System.Text.RegularExpressions;
using Klang.Core.Areas.Search;
using Klang.Core.Thai;

namespace Klang.Core.Registers;

/// <summary>
/// How alike two names of a register's entries are. Words that say what kind of thing is named (กลุ่ม, บ้าน, นาย), spaces,
/// dots and the marks above letters do not tell two apart; numbers do: กลุ่ม 1 and กลุ่ม 2 are two groups.
/// </summary>
public static partial class NameSkeleton
{
    private const char SaraAa = '\u0E32';
    private const char Nikhahit = '\u0E4D';

    /// <summary>What is compared: letters and digits without the words for the kind of thing. "" for a name without any.</summary>
    public static string Key(string name)
    {
        // Normalise joins ◌ํ and า in the right order; fingers also type them the other way round.
        var text = ThaiDigits.ToArabic(ThaiText.Normalise(name)).Replace($"{SaraAa}{Nikhahit}", "\u0E33", StringComparison.Ordinal);
        var rest = Abbreviated().Replace(Number().Replace(text, "ม$1"), "");
        for (var before = ""; before != rest;)
        {
            before = rest;
            var match = Kind().Match(rest);
            var after = rest[match.Length..].TrimStart();
            rest = after.Length < 2 ? rest : after;
        }

        return Letters(Filler().Replace(rest, ""));
    }

    /// <summary>The key without the marks that are left out or mistyped most: tone marks, การันต์, ไม้ไต่คู้.</summary>
    public static string Skeleton(string name) => Slips.Skeleton(Key(name));

    /// <summary>
    /// 0–1 for two skeletons: 1 for the same letters, 0 where more letters differ than <paramref name="most"/> allows or the
    /// numbers in them differ.
    /// </summary>
    public static decimal Of(string one, string other, int most)
    {
        if (one == other)
        {
            return one.Length == 0 ? 0 : 1;
        }

        var edits = Edits(one, other, most);
        return edits > most || !SameDigits(one, other) ? 0 : 1 - ((decimal)edits / Math.Max(one.Length, other.Length));
    }

    /// <summary>Letters wrong, missing, too many or swapped with their neighbour; <paramref name="most"/> + 1 where there are more.</summary>
    public static int Edits(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int most)
    {
        if (Math.Abs(one.Length - other.Length) > most)
        {
            return most + 1;
        }

        var width = other.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
        var before = rows[..width];
        var last = rows[width..(2 * width)];
        var now = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= one.Length; i++)
        {
            if (Row(one, other, i, before, last, now) > most)
            {
                return most + 1;
            }

            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return Math.Min(last[other.Length], most + 1);
    }

    private static int Row(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int i, Span<int> before, Span<int> last, Span<int> now)
    {
        var least = now[0] = i;
        for (var j = 1; j <= other.Length; j++)
        {
            var edits = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
            {
                edits = Math.Min(edits, before[j - 2] + 1);
            }

            now[j] = edits;
            least = Math.Min(least, edits);
        }

        return least;
    }

    private static bool SameDigits(string one, string other) => one.Where(char.IsAsciiDigit).SequenceEqual(other.Where(char.IsAsciiDigit));

    private static string Letters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!char.IsWhiteSpace(letter) && !char.IsPunctuation(letter) && !char.IsSymbol(letter))
            {
                kept.Append(char.ToLowerInvariant(letter));
            }
        }

        return kept.ToString();
    }

    [GeneratedRegex(@"\A\s*(นางสาว|นาย|นาง|น\.ส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|ว่าที่\s*ร้อยตรี|ว่าที่\s*ร\.ต\.|ดร\.|พระครู|พระ|กลุ่ม|กองทุน|ศูนย์|เครือข่าย|ชมรม|สมาคม|วิสาหกิจชุมชน|โครงการ|หมู่บ้าน|บ้าน|บ\.|ชุมชน)", RegexOptions.ExplicitCapture)]
    private static partial Regex Kind();

    /// <summary>Words inside a name that one officer writes and another leaves out.</summary>
    [GeneratedRegex("เพื่อการผลิต|หมู่บ้าน|บ้าน|ชุมชน|ประจำ|จำกัด", RegexOptions.ExplicitCapture)]
    private static partial Regex Filler();

    [GeneratedRegex(@"(?:หมู่ที่|หมู่|ม\.)\s*([0-9]+)")]
    private static partial Regex Number();

    /// <summary>The village, subdistrict and district that some write after the name.</summary>
    [GeneratedRegex(@"\s+(ตำบล|ต\.|อำเภอ|อ\.|จังหวัด|จ\.)\s*\S+", RegexOptions.ExplicitCapture)]
    private static partial Regex Abbreviated();
}
