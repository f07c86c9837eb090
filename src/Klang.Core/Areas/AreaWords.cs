namespace Klang.Core.Areas;

/// <summary>What a level is called. Bangkok's districts and subdistricts have words of their own: see <see cref="Th(AreaCode)"/>.</summary>
public static class AreaWords
{
    private const string Bangkok = "10";

    public static string Th(AreaLevel level) => level switch
    {
        AreaLevel.Country => "ประเทศ",
        AreaLevel.Province => "จังหวัด",
        AreaLevel.District => "อำเภอ",
        AreaLevel.Subdistrict => "ตำบล",
        AreaLevel.Village => "หมู่บ้าน",
        AreaLevel.Community => "ชุมชน",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };

    /// <summary>The word for this area: เขต and แขวง in Bangkok, where others are อำเภอ and ตำบล; "" for Bangkok itself.</summary>
    public static string Th(AreaCode code) => (code.Digits.StartsWith(Bangkok, StringComparison.Ordinal), code.Level) switch
    {
        (true, AreaLevel.Province) => "",
        (true, AreaLevel.District) => "เขต",
        (true, AreaLevel.Subdistrict) => "แขวง",
        _ => Th(code.Level),
    };

    /// <summary>The word that is kept of an area: only where it is not the level's usual one, such as เขต, แขวง, กิ่งอำเภอ.</summary>
    /// <param name="typeTh">As it was given; null where it was not.</param>
    public static string? Stored(string? typeTh, AreaCode code)
    {
        var word = typeTh ?? Th(code);
        return word.Length == 0 || word == Th(code.Level) ? null : word;
    }

    public static string En(AreaLevel level) => level switch
    {
        AreaLevel.Country => "country",
        AreaLevel.Province => "province",
        AreaLevel.District => "district",
        AreaLevel.Subdistrict => "subdistrict",
        AreaLevel.Village => "village",
        AreaLevel.Community => "community",
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "Unknown level."),
    };
}
