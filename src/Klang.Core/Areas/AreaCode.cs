using System.Diagnostics.CodeAnalysis;
using Klang.Core.Thai;

namespace Klang.Core.Areas;

/// <summary>
/// A code of the Department of Provincial Administration: PP, PPDD, PPDDTT or PPDDTTMM (2, 4, 6 or 8 digits), or "" for the
/// whole country. A code names an area at a date; it is not the area's identity (codes are re-used and renumbered).
/// </summary>
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private readonly string? _digits;

    // Equality compares this field, so the country is always null here, never "".
    private AreaCode(string digits) => _digits = digits.Length == 0 ? null : digits;

    /// <summary>The whole country.</summary>
    public static AreaCode Country => default;

    public string Digits => _digits ?? "";

    public AreaLevel Level => (AreaLevel)(Digits.Length / 2);

    /// <summary>The area above: 570101 → 5701; a province's parent is the country.</summary>
    public AreaCode Parent => Digits.Length == 0 ? Country : new(Digits[..^2]);

    /// <summary>This code cut to <paramref name="level"/>: At(District) of 57010101 is 5701; null where this code is shorter.</summary>
    public AreaCode? At(AreaLevel level) => (int)level * 2 <= Digits.Length ? new(Digits[..((int)level * 2)]) : null;

    /// <summary>Whether this area lies in <paramref name="outer"/> or is it.</summary>
    public bool IsWithin(AreaCode outer) => Digits.StartsWith(outer.Digits, StringComparison.Ordinal);

    /// <summary>This code with the code of an area it lies in exchanged: 43030101 from 430301 to 380101 is 38010101.</summary>
    public AreaCode Moved(AreaCode from, AreaCode to) => new(to.Digits + Digits[from.Digits.Length..]);

    /// <summary>
    /// Reads 2, 4, 6 or 8 digits, Arabic or Thai. A subdistrict or district that the source pads with zeros (57010100,
    /// 57010000) is cut to its own length: no village, subdistrict or district is numbered 00.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        code = default;
        var digits = ThaiDigits.ToArabic(text?.Trim() ?? "");
        if (digits.Length is not (2 or 4 or 6 or 8) || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        while (digits.Length > 2 && digits.EndsWith("00", StringComparison.Ordinal))
        {
            digits = digits[..^2];
        }

        if (HasEmptyPair(digits))
        {
            return false;
        }

        code = new AreaCode(digits);
        return true;
    }

    // 570001 is how an old account name writes district 01 of province 57; as a code it would be a subdistrict of no district.
    private static bool HasEmptyPair(string digits)
    {
        for (var at = 0; at < digits.Length; at += 2)
        {
            if (digits[at] == '0' && digits[at + 1] == '0')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads a code that must be good; a bad one is a bug and throws.</summary>
    public static AreaCode Parse(string text) =>
        text.Length == 0 ? Country : TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an area code.");

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Digits, other.Digits);

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => Digits;
}
