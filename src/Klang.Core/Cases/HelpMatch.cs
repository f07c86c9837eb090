using System.Text;
using Klang.Core.Thai;

namespace Klang.Core.Cases;

/// <summary>
/// Finds answers by a question in somebody's own words. Thai has no spaces to split at and is typed with slips, so runs of three
/// letters are compared, without tone marks.
/// </summary>
public static class HelpMatch
{
    /// <summary>From here on an answer is worth showing: two fifths of the question's runs are in it.</summary>
    public const double Least = 0.4;

    private const int Run = 3;
    private const char FirstMark = '\u0E47';
    private const char LastMark = '\u0E4E';

    /// <summary>What is compared: letters and digits only, small, Arabic digits, no tone marks.</summary>
    public static string Key(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in ThaiDigits.ToArabic(ThaiText.Normalise(text)))
        {
            if (letter is < FirstMark or > LastMark && !char.IsWhiteSpace(letter) && !char.IsPunctuation(letter) && !char.IsSymbol(letter))
            {
                kept.Append(char.ToLowerInvariant(letter));
            }
        }

        return kept.ToString();
    }

    /// <summary>How much of a question an answer speaks of, 0–1. Both are keys; 0 for an empty question.</summary>
    public static double Score(string question, string answer)
    {
        if (question.Length < Run)
        {
            return question.Length > 0 && answer.Contains(question, StringComparison.Ordinal) ? 1 : 0;
        }

        var runs = Enumerable.Range(0, question.Length - Run + 1).Select(at => question.Substring(at, Run)).Distinct(StringComparer.Ordinal).ToList();
        return (double)runs.Count(run => answer.Contains(run, StringComparison.Ordinal)) / runs.Count;
    }

    /// <summary>The best first: those whose title speaks of it before those that only mention it.</summary>
    /// <param name="entries">Keys of title and text.</param>
    public static IEnumerable<T> Rank<T>(string question, IEnumerable<(T Item, string Title, string Text)> entries)
    {
        var key = Key(question);
        return entries.Select(e => (e.Item, Title: Score(key, e.Title), Whole: Score(key, e.Title + e.Text)))
            .Where(e => e.Whole >= Least).OrderByDescending(e => e.Title + e.Whole).Select(e => e.Item);
    }
}
