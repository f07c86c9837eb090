using Klang.Core.Common;

namespace Klang.Core.Letters;

/// <summary>Whether a wording can be a letter.</summary>
public static class LetterCheck
{
    /// <summary>Characters of one part.</summary>
    public const int Most = 4000;

    /// <returns>The first thing that is wrong, by the order of the page; null for a good wording.</returns>
    public static Problem? Fault(LetterParts parts) => LetterPartList.All.Select(part => Fault(part, parts[part])).FirstOrDefault(fault => fault is not null);

    private static Problem? Fault(LetterPart part, string text) =>
        text.Length == 0 ? LetterPartList.Needed.Contains(part) ? LetterProblems.PartNeeded(part) : null
        : text.Length > Most ? LetterProblems.PartTooLong(part, Most)
        : LetterPartList.OneLine.Contains(part) && text.Contains('\n', StringComparison.Ordinal) ? LetterProblems.OneLineOnly(part)
        : LetterMerge.Unknown(text) is [var field, ..] ? LetterProblems.UnknownField(part, field)
        : null;
}
