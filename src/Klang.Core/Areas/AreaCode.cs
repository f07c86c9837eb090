using System.Diagnostics.CodeAnalysis;
using Klang.Core.Thai;

namespace Klang.Core.Areas;

/// <summary>
/// A code of the Department of Provincial Administration: PP, PPDD, PPDDTT or PPDDTTMM (2, 4, 6 or 8 digits), or "" for the
/// whole country. An urban community has a number of 8 digits that says nothing of where it lies; its code here is that of its
/// subdistrict and the number, 14 digits, so that codes carry the tree (docs/adr/0009). A code names an area at a date; it is not
/// the area's identity (codes are re-used and renumbered).
/// </summary>
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private const int SubdistrictLength = 6;
    private const int NumberLength = 8;
    private const int CommunityLength = SubdistrictLength + NumberLength;

    /// <summary>Digits of the longest code.</summary>
    public const int Longest = CommunityLength;

    private readonly string? _digits;

    // Equality compares this field, so the country is always null here, never "".
    private AreaCode(string digits) => _digits = digits.Length == 0 ? null : digits;

    /// <summary>The whole country.</summary>
    public static AreaCode Country => default;

    public string Digits => _digits ?? "";

    public AreaLevel Level => Digits.Length == CommunityLength ? AreaLevel.Community : (AreaLevel)(Digits.Length / 2);

    /// <summary>As officials write it: a community's own number, 00502925; else the code.</summary>
    public string Label => Level == AreaLevel.Community ? Digits[SubdistrictLength..] : Digits;

    /// <summary>The area above: 570101 → 5701; a province's parent is the country, a community's its subdistrict.</summary>
    public AreaCode Parent => Level switch
    {
        AreaLevel.Country => Country,
        AreaLevel.Community => new(Digits[..SubdistrictLength]),
        _ => new(Digits[..^2]),
    };

    /// <summary>
    /// This code cut to <paramref name="level"/>: At(District) of 57010101 is 5701; null where this code is shorter. Villages and
    /// communities stand side by side: neither has the other's level.
    /// </summary>
    public AreaCode? At(AreaLevel level) => level == Level ? this : level < Level && level < AreaLevel.Village ? new(Digits[..((int)level * 2)]) : null;

    /// <summary>The smallest area of a place: a village, or where a town has none, a community. Null for larger areas.</summary>
    public AreaCode? Locality => Level >= AreaLevel.Village ? this : null;

    /// <summary>A community of a subdistrict by its official number; null where either is none.</summary>
    public static AreaCode? Community(AreaCode subdistrict, string? number)
    {
        var digits = ThaiDigits.ToArabic(number?.Trim() ?? "");
        return subdistrict.Level == AreaLevel.Subdistrict && digits.Length == NumberLength && digits.All(char.IsAsciiDigit) ? new(subdistrict.Digits + digits) : null;
    }

    /// <summary>Whether this area lies in <paramref name="outer"/> or is it.</summary>
    public bool IsWithin(AreaCode outer) => Digits.StartsWith(outer.Digits, StringComparison.Ordinal);

    /// <summary>This code with the code of an area it lies in exchanged: 43030101 from 430301 to 380101 is 38010101.</summary>
    public AreaCode Moved(AreaCode from, AreaCode to) => new(to.Digits + Digits[from.Digits.Length..]);

    /// <summary>
    /// Reads 2, 4, 6, 8 or 14 digits, Arabic or Thai. A subdistrict or district that the source pads with zeros (57010100,
    /// 57010000) is cut to its own length: no village, subdistrict or district is numbered 00.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        code = default;
        var digits = ThaiDigits.ToArabic(text?.Trim() ?? "");
        if (digits.Length == CommunityLength && TryParse(digits[..SubdistrictLength], out var subdistrict) && Community(subdistrict, digits[SubdistrictLength..]) is { } community)
        {
            code = community;
            return true;
        }

        code = default;
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
