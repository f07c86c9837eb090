using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Klang.Core.Letters;

/// <summary>Puts values in the place of merge fields. A value is text: braces in it stay braces.</summary>
public static partial class LetterMerge
{
    /// <summary>The text with every {field} filled in; one without a value is blank.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Braces().Replace(text, match => values.GetValueOrDefault(match.Groups["key"].Value, ""));

    /// <summary>The fields of a text that no letter has.</summary>
    public static ImmutableArray<string> Unknown(string text) =>
        [.. Braces().Matches(text).Select(match => match.Groups["key"].Value).Where(key => !LetterFields.Has(key)).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{(?<key>[^{}\n]*)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Braces();
}
