namespace Klang.Core.People;

/// <summary>Patterns that guessing programs try first: repeats, counting, and rows of the keyboard.</summary>
internal static class PasswordPatterns
{
    private const int Window = 4;
    private const int FewestSigns = 5;

    private static readonly string[] Rows =
    [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
        "ๅ/-ภถุึคตจขช", "ๆไำพะรนียบล", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ",
    ];

    /// <summary>Four equal signs on end, fewer than five different signs, or one piece over and over (abcabcabc).</summary>
    public static bool Repeats(string text) =>
        text.Distinct().Count() < FewestSigns
        || Windows(text).Any(w => w.Distinct().Count() == 1)
        || (text.Length > 1 && (text + text).IndexOf(text, 1, StringComparison.Ordinal) < text.Length);

    /// <summary>Four signs on end that count up or down (1234, dcba, กขฃค) or lie side by side on the keyboard.</summary>
    public static bool Runs(string text) => Windows(text).Any(w => Counts(w, 1) || Counts(w, -1) || OnKeyboard(w));

    private static IEnumerable<string> Windows(string text) =>
        Enumerable.Range(0, Math.Max(0, text.Length - Window + 1)).Select(i => text.Substring(i, Window));

    private static bool Counts(string window, int step)
    {
        for (var i = 1; i < window.Length; i++)
        {
            if (window[i] - window[i - 1] != step)
            {
                return false;
            }
        }

        return true;
    }

    private static bool OnKeyboard(string window)
    {
        var back = string.Concat(window.Reverse());
        return Rows.Any(row => row.Contains(window, StringComparison.Ordinal) || row.Contains(back, StringComparison.Ordinal));
    }
}
