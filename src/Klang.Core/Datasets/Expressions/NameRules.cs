namespace Klang.Core.Datasets.Expressions;

/// <summary>How names are spelled: ASCII letters, digits and underscores, dots between words.</summary>
internal static class NameRules
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz_0123456789";

    public static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    public static bool IsPart(char c) => IsStart(c) || char.IsAsciiDigit(c);

    /// <summary>A known name that is <paramref name="name"/> but for capitals or one slip of the hand; else null.</summary>
    public static string? Nearest(string name, Func<string, bool> isKnown) =>
        // A long name has thousands of neighbours, and few fields are that long.
        name.Length > 60 ? null : Neighbours(name).Where(IsPath).FirstOrDefault(isKnown);

    private static bool IsPath(string name) => name.Split('.').All(word => word.Length > 0 && IsStart(word[0]));

    private static IEnumerable<string> Neighbours(string name)
    {
        yield return name.ToLowerInvariant();
        for (var i = 0; i <= name.Length; i++)
        {
            foreach (var near in NeighboursAt(name[..i], name[i..]))
            {
                yield return near;
            }
        }
    }

    /// <summary>One letter swapped, too many, wrong or forgotten where <paramref name="after"/> begins.</summary>
    private static IEnumerable<string> NeighboursAt(string before, string after)
    {
        var forgotten = Letters.Select(letter => $"{before}{letter}{after}");
        if (after.Length == 0)
        {
            return forgotten;
        }

        var rest = after[1..];
        var wrong = Letters.Select(letter => $"{before}{letter}{rest}");
        string[] others = rest.Length == 0 ? [before] : [$"{before}{rest[0]}{after[0]}{rest[1..]}", before + rest];
        return [.. others, .. wrong, .. forgotten];
    }
}
