using Klang.Core.Areas;
using Klang.Core.Thai;

namespace Klang.Core.People;

/// <summary>
/// The shared user names of the 2562 circular: cdd18 + province + 00, and + district for OTOP. Offices are still known by
/// them on old papers; nobody signs in with one, because name and password could both be worked out from the area code.
/// </summary>
public static class CircularName
{
    private const string Prefix = "cdd18";

    /// <summary>57 → cdd185700.</summary>
    public static string OfProvince(AreaCode province) => $"{Prefix}{province.Digits}00";

    /// <summary>5701 → cdd18570001.</summary>
    public static string OfDistrict(AreaCode district) => $"{Prefix}{district.Digits[..2]}00{district.Digits[2..]}";

    /// <summary>Whether a typed name is of the circular's form, however it is spaced or signed: "cdd18 57 00", "CDD18@5700".</summary>
    public static bool Looks(string? typed) => Bare(typed).StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The circular's name without spaces and signs, Arabic digits, small letters.</summary>
    public static string Bare(string? typed) =>
        string.Concat(ThaiDigits.ToArabic(typed ?? "").ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
}
