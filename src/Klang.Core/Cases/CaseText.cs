using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Cases;

/// <summary>Words of a case as they are kept: normalised, and not endless. Markup is text like any other.</summary>
public static class CaseText
{
    /// <summary>Characters as a reader counts them.</summary>
    public const int TitleMost = 120;

    public const int TextMost = 4_000;

    // What the column holds; a character may be several code units.
    private const int TitleColumn = 200;

    public static Result<string> Title(string? text)
    {
        var title = ThaiText.Normalise(text ?? "");
        return title.Length == 0 ? CaseProblems.TitleNeeded
            : title.Length > TitleColumn || ThaiText.Graphemes(title) > TitleMost ? CaseProblems.TitleTooLong
            : title;
    }

    /// <summary>A message; empty where nothing was written.</summary>
    public static Result<string> Message(string? text)
    {
        var message = ThaiText.NormaliseLines(text ?? "");
        return ThaiText.Graphemes(message) > TextMost ? CaseProblems.TextTooLong : message;
    }
}
