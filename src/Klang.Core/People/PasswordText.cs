using System.Globalization;
using System.Text;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>A password seen as a guesser sees it: case, Thai digits, spaces and signs between the letters do not hide a word.</summary>
internal sealed record PasswordText
{
    private PasswordText(string folded)
    {
        Folded = folded;
        Squeezed = string.Concat(folded.Where(IsWordSign));
        LetterRuns = Runs(folded, c => IsWordSign(c) && !char.IsAsciiDigit(c));
        DigitRuns = [.. Runs(folded, char.IsAsciiDigit), .. Runs(Squeezed, char.IsAsciiDigit)];
    }

    /// <summary>Small letters, Arabic digits.</summary>
    public string Folded { get; }

    /// <summary><see cref="Folded"/> without spaces and signs.</summary>
    public string Squeezed { get; }

    /// <summary>Letters standing together, between digits, spaces and signs.</summary>
    public IReadOnlyList<string> LetterRuns { get; }

    /// <summary>Digits standing together, with and without the signs between them.</summary>
    public IReadOnlyList<string> DigitRuns { get; }

    public static PasswordText Of(string text) => new(ThaiDigits.ToArabic(ThaiText.Normalise(text)).ToLowerInvariant());

    /// <summary>A word of four and more signs anywhere; a shorter one (ตาก, Nan) only where it stands alone.</summary>
    public bool Holds(string word) => word.Length >= 4 ? Squeezed.Contains(word, StringComparison.Ordinal) : LetterRuns.Contains(word);

    /// <summary>Letters, digits and the Thai vowels and tone marks that stand above and below.</summary>
    private static bool IsWordSign(char c) => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static List<string> Runs(string text, Func<char, bool> belongs)
    {
        var runs = new List<string>();
        var run = new StringBuilder();
        foreach (var c in text.Append('\0'))
        {
            if (belongs(c))
            {
                run.Append(c);
            }
            else if (run.Length > 0)
            {
                runs.Add(run.ToString());
                run.Clear();
            }
        }

        return runs;
    }
}
