using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Klang.Core.Thai;

/// <summary>
/// Thai text as it is stored and compared. Two ways of typing the same word must become the same string at the edge,
/// because neither ordinal nor th-TH comparison nor Unicode normalisation sees น้ำ with ◌ํ + า as equal to น้ำ with ำ.
/// </summary>
public static partial class ThaiText
{
    private const char KoKai = '\u0E01';
    private const char SaraAm = '\u0E33';
    private const char SaraU = '\u0E38';
    private const char SaraUu = '\u0E39';
    private const char Phinthu = '\u0E3A';
    private const char SaraE = '\u0E40';
    private const char MaiEk = '\u0E48';
    private const char MaiChattawa = '\u0E4B';
    private const char Nikhahit = '\u0E4D';
    private const char Khomut = '\u0E5B';

    /// <summary>
    /// One line of clean text: sara am in one piece and after its tone mark, two เ as แ, no zero-width or control characters,
    /// single spaces, none at the ends, composed form (NFC). Idempotent. NFKC is never used: it takes ำ apart.
    /// </summary>
    public static string Normalise(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        // A step can make room for another (a tone mark that moves may have to be ordered again), so run to the fixed point.
        // Every rewrite shortens the text or moves a mark to the left, so there is one.
        for (var current = text; ;)
        {
            var next = Once(current);
            if (next == current)
            {
                return next;
            }

            current = next;
        }
    }

    /// <summary>
    /// Like <see cref="Normalise"/>, line by line, for texts of several lines; lines end in \n, blank ends are cut.
    /// </summary>
    public static string NormaliseLines(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Normalise)).Trim('\n');

    /// <summary>What a reader calls the number of characters: น้ำ is one. Length limits are counted so.</summary>
    public static int Graphemes(string text) => new StringInfo(text).LengthInTextElements;

    /// <summary>
    /// Most cells are: visible ASCII and Thai letters with single spaces inside, and nothing that a step below would change: no two เ,
    /// no ◌ํ, no mark that stands after a mark it comes before.
    /// </summary>
    private static bool IsPlain(string text)
    {
        var before = ' ';
        foreach (var letter in text)
        {
            if (letter is < ' ' or (> '~' and < KoKai) or > Khomut || (letter > '~' && !IsSettled(before, letter)) || (letter == ' ' && before == ' '))
            {
                return false;
            }

            before = letter;
        }

        return text.Length == 0 || before != ' ';
    }

    private static bool IsSettled(char before, char letter) => letter switch
    {
        SaraE => before != SaraE,
        Nikhahit or Phinthu => false,
        SaraU or SaraUu or (>= MaiEk and <= MaiChattawa) => !IsTone(before) && before != SaraAm,
        _ => char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation or UnicodeCategory.CurrencySymbol,
    };

    private static bool IsTone(char letter) => letter is >= MaiEk and <= MaiChattawa;

    private static string Once(string text)
    {
        var thai = Clean(text).Normalize(NormalizationForm.FormC).Replace("เเ", "แ", StringComparison.Ordinal);
        thai = SplitSaraAm().Replace(thai, "${before}${after}ำ");
        return ToneAfterSaraAm().Replace(thai, "${tone}ำ");
    }

    private static string Clean(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                AddSpace(kept);
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
            {
                // U+FFFE makes string.Normalize throw; broken surrogates come out of the enumeration as U+FFFD already.
                kept.Append((rune.Value == 0xFFFE ? Rune.ReplacementChar : rune).ToString());
            }
        }

        return kept.ToString().TrimEnd(' ');
    }

    private static void AddSpace(StringBuilder kept)
    {
        if (kept.Length > 0 && kept[^1] != ' ')
        {
            kept.Append(' ');
        }
    }

    [GeneratedRegex("(?<before>[\u0E48-\u0E4B]*)\u0E4D(?<after>[\u0E48-\u0E4B]*)\u0E32", RegexOptions.ExplicitCapture)]
    private static partial Regex SplitSaraAm();

    [GeneratedRegex("\u0E33(?<tone>[\u0E48-\u0E4B]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex ToneAfterSaraAm();
}
