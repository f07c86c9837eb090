using Klang.Core.Common;

namespace Klang.Core.Areas;

/// <summary>An area's name with the word for its level, as officers write it: ต.เวียง, เขตพระนคร, บ้านขัวแคร่ หมู่ 1.</summary>
public static class AreaLabel
{
    private static readonly AreaCode Bangkok = AreaCode.Parse("10");

    /// <summary>ต.เวียง · Wiang. Bangkok has no short words: แขวงวัดราชบพิธ, เขตพระนคร.</summary>
    /// <param name="typeTh">The word where it is not the level's usual one: กิ่งอำเภอ.</param>
    public static LocalText Short(AreaCode code, LocalText name, string? typeTh = null) =>
        new(code.Level switch
        {
            AreaLevel.Village => Village(code, name.Th),
            AreaLevel.Community => LongWord(code, name.Th, null) + name.Th,
            _ => ShortWord(code, typeTh) + name.Th,
        }, English(code, name));

    /// <summary>ตำบลเวียง · Wiang.</summary>
    public static LocalText Full(AreaCode code, LocalText name, string? typeTh = null) =>
        new(code.Level == AreaLevel.Village ? Village(code, name.Th) : LongWord(code, name.Th, typeTh) + name.Th, English(code, name));

    /// <summary>
    /// Where it lies, from the smallest area up: บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย · Ban Du, Mueang Chiang Rai, Chiang Rai.
    /// </summary>
    public static LocalText Place(IEnumerable<LocalText> shortFromAreaUp)
    {
        var parts = shortFromAreaUp.ToList();
        return new(string.Join(' ', parts.Select(part => part.Th)), string.Join(", ", parts.Select(part => part.In("en"))));
    }

    private static string ShortWord(AreaCode code, string? typeTh) => (typeTh ?? AreaWords.Th(code)) switch
    {
        "จังหวัด" => "จ.",
        "อำเภอ" => "อ.",
        "กิ่งอำเภอ" => "กิ่งอ.",
        "ตำบล" => "ต.",
        var word => code.IsWithin(Bangkok) || code.Level == AreaLevel.Country ? word : word + " ",
    };

    // Names of communities come with and without ชุมชน.
    private static string LongWord(AreaCode code, string name, string? typeTh) =>
        code.Level != AreaLevel.Community ? typeTh ?? AreaWords.Th(code)
        : name.StartsWith(AreaWords.Th(AreaLevel.Community), StringComparison.Ordinal) ? ""
        : AreaWords.Th(AreaLevel.Community);

    // Names come with and without บ้าน; villages of towns that never had a name are called หมู่ที่ 3.
    private static string Village(AreaCode code, string name)
    {
        var moo = "หมู่ " + Moo(code);
        return name.StartsWith("หมู่ที่ ", StringComparison.Ordinal) ? moo
            : name.StartsWith("บ้าน", StringComparison.Ordinal) ? $"{name} {moo}"
            : $"บ้าน{name} {moo}";
    }

    private static string? English(AreaCode code, LocalText name) =>
        string.IsNullOrEmpty(name.En) ? null
        : code.Level == AreaLevel.Village ? $"{name.En} Moo {Moo(code)}"
        : name.En;

    private static string Moo(AreaCode village) => village.Digits[6..].TrimStart('0');
}
