using System.Text;

namespace Klang.Core.Areas.Search;

/// <summary>The slips of the finger that search forgives: marks above the letters, and one wrong, missing, doubled or swapped letter.</summary>
public static class Slips
{
    /// <summary>Shorter texts are not guessed at: too many names are one letter away.</summary>
    public const int ShortestWhole = 3;
    public const int ShortestPrefix = 4;

    private const char LongTail = '\u0E45';
    private const char SaraAa = '\u0E32';

    /// <summary>
    /// A key without what people leave out or mistype most: tone marks, ไม้ไต่คู้, การันต์ and นิคหิต are gone, ๅ is า. Idempotent.
    /// </summary>
    public static string Skeleton(string key)
    {
        if (!key.AsSpan().ContainsAnyInRange('\u0E45', '\u0E4E'))
        {
            return key;
        }

        var kept = new StringBuilder(key.Length);
        foreach (var letter in key)
        {
            if (letter is < '\u0E47' or > '\u0E4E')
            {
                kept.Append(letter == LongTail ? SaraAa : letter);
            }
        }

        // A name of nothing but marks stays what it is, so that every name has a skeleton.
        return kept.Length == 0 ? key : kept.ToString();
    }

    /// <summary>Which letters a text holds, as bits; several letters may share one. A quick way to tell that two texts are far apart.</summary>
    public static ulong Letters(ReadOnlySpan<char> text)
    {
        var bits = 0UL;
        foreach (var letter in text)
        {
            bits |= 1UL << (letter & 63);
        }

        return bits;
    }

    /// <summary>Whether one letter wrong, missing, too many or swapped with its neighbour makes <paramref name="typed"/> the name.</summary>
    public static bool IsWhole(ReadOnlySpan<char> typed, ReadOnlySpan<char> name) =>
        typed.Length >= ShortestWhole && Math.Abs(typed.Length - name.Length) <= 1 && IsOneEdit(typed, name, whole: true);

    /// <summary>The same for the beginning of a name.</summary>
    public static bool IsPrefix(ReadOnlySpan<char> typed, ReadOnlySpan<char> name) =>
        typed.Length >= ShortestPrefix && name.Length >= typed.Length - 1 && IsOneEdit(typed, name, whole: false);

    // Where the two part for the first time, one edit must make the rest agree.
    private static bool IsOneEdit(ReadOnlySpan<char> typed, ReadOnlySpan<char> name, bool whole)
    {
        var same = typed.CommonPrefixLength(name);
        var rest = typed[same..];
        var there = name[same..];
        if (rest.IsEmpty)
        {
            return !whole || there.Length == 1;
        }

        return Agree(rest[1..], there, whole)
            || (!there.IsEmpty && (Agree(rest[1..], there[1..], whole) || Agree(rest, there[1..], whole)))
            || (rest.Length > 1 && there.Length > 1 && rest[0] == there[1] && rest[1] == there[0] && Agree(rest[2..], there[2..], whole));
    }

    private static bool Agree(ReadOnlySpan<char> rest, ReadOnlySpan<char> there, bool whole) =>
        whole ? rest.SequenceEqual(there) : there.StartsWith(rest);
}
