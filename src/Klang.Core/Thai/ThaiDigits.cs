namespace Klang.Core.Thai;

/// <summary>Thai digits ๐–๙ (U+0E50–U+0E59) and Arabic digits, each way. Everything else is left as it is.</summary>
public static class ThaiDigits
{
    private const char Zero = '\u0E50';
    private const char Nine = '\u0E59';

    /// <summary>๒๕๖๒ → 2562. .NET's number and date parsers refuse Thai digits, so this runs before every parse.</summary>
    public static string ToArabic(string text) =>
        text.AsSpan().ContainsAnyInRange(Zero, Nine)
            ? string.Create(text.Length, text, static (span, source) => Map(source, span, Zero, '0'))
            : text;

    /// <summary>2562 → ๒๕๖๒, for official letters and printed annexes.</summary>
    public static string ToThai(string text) =>
        text.AsSpan().ContainsAnyInRange('0', '9')
            ? string.Create(text.Length, text, static (span, source) => Map(source, span, '0', Zero))
            : text;

    private static void Map(string source, Span<char> target, char from, char to)
    {
        for (var i = 0; i < source.Length; i++)
        {
            var digit = source[i] - from;
            target[i] = digit is >= 0 and <= 9 ? (char)(to + digit) : source[i];
        }
    }
}
