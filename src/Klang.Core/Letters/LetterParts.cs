using System.Collections.Immutable;
using Klang.Core.Thai;

namespace Klang.Core.Letters;

/// <summary>The wording of a letter by part, with merge fields in braces. A part that is not there is blank.</summary>
public sealed record LetterParts(ImmutableDictionary<LetterPart, string> Texts)
{
    public static LetterParts Empty { get; } = new(ImmutableDictionary<LetterPart, string>.Empty);

    /// <summary>The part's text; "" where there is none.</summary>
    public string this[LetterPart part] => Texts.GetValueOrDefault(part, "");

    /// <summary>Cleans what somebody typed: sara am in one piece, no control characters, no blank lines at the ends.</summary>
    public static LetterParts Typed(IEnumerable<KeyValuePair<LetterPart, string?>> typed) =>
        new(typed.ToImmutableDictionary(t => t.Key, t => ThaiText.NormaliseLines(t.Value ?? "")));

    /// <summary>These parts, with those of <paramref name="other"/> in their place; a blank one there blanks the part.</summary>
    public LetterParts With(LetterParts other) => new(Texts.SetItems(other.Texts));

    /// <summary>What differs from <paramref name="shipped"/>: all that a template needs to keep.</summary>
    public LetterParts Since(LetterParts shipped) => new(Texts.Where(t => t.Value != shipped[t.Key]).ToImmutableDictionary());

    /// <summary>The lines of a part that say something.</summary>
    public static ImmutableArray<string> Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];
}
