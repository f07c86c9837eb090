using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.Areas.Search;

/// <summary>A word of what was typed.</summary>
/// <param name="Key">As names are compared; never empty.</param>
/// <param name="Level">What the word before it says it is: ต., อำเภอ; null where nothing does. A wish, not a condition.</param>
public readonly record struct AreaWord(string Key, AreaLevel? Level)
{
    public bool IsCode => Key.All(char.IsAsciiDigit);
}

/// <summary>What was typed, taken apart: a name, perhaps the places it lies in, perhaps the number of a village.</summary>
/// <param name="Words">In the order they were typed; six at most.</param>
/// <param name="Moo">หมู่ 3; null where none is said, or nothing but that.</param>
public sealed partial record AreaWording(ImmutableArray<AreaWord> Words, int? Moo)
{
    private const string CommunityWord = "ชุมชน";
    private const int LongestText = 200;
    private const int MostWords = 6;

    private static readonly (string Word, AreaLevel Level)[] LevelWords =
    [
        ("จังหวัด", AreaLevel.Province), ("จ.", AreaLevel.Province),
        ("กิ่งอำเภอ", AreaLevel.District), ("กิ่งอ.", AreaLevel.District), ("อำเภอ", AreaLevel.District), ("อ.", AreaLevel.District), ("เขต", AreaLevel.District),
        ("ตำบล", AreaLevel.Subdistrict), ("ต.", AreaLevel.Subdistrict), ("แขวง", AreaLevel.Subdistrict),
        ("หมู่บ้าน", AreaLevel.Village), ("บ.", AreaLevel.Village),
    ];

    private static readonly string[] EnglishWords = ["province", "changwat", "district", "amphoe", "amphur", "khet", "subdistrict", "tambon", "khwaeng", "village"];

    /// <summary>Reads a text as a person types it, Thai digits and all. No words where it has no letters or digits.</summary>
    public static AreaWording Read(string text)
    {
        var clean = ThaiDigits.ToArabic(ThaiText.Normalise(text.Length > LongestText ? text[..LongestText] : text));
        var numbered = MooWord().Match(clean);
        var rest = Split(MooWord().Replace(clean, " "));
        return rest.IsEmpty ? new(Split(clean), null)
            : new(rest, numbered.Success ? int.Parse(numbered.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null);
    }

    private static ImmutableArray<AreaWord> Split(string text)
    {
        var apart = LooseLevelWord().Replace(GluedLevelWord().Replace(MooWithoutNumber().Replace(text, "บ้าน"), " "), "${word}");
        var words = apart.Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries);
        var own = words.Where(word => !EnglishWords.Contains(word, StringComparer.OrdinalIgnoreCase)).ToArray();
        return [.. (own.Length == 0 ? words : own).Select(Word).Where(word => word.Key.Length > 0).Take(MostWords)];
    }

    // Names of communities come with and without ชุมชน; without it both answer.
    private static AreaWord Word(string text) =>
        text.StartsWith(CommunityWord, StringComparison.Ordinal) && Named(text[CommunityWord.Length..]) is { Key.Length: > 0 } community
            ? community with { Level = AreaLevel.Community }
            : Named(text);

    private static AreaWord Named(string text)
    {
        var key = AreaName.SearchKey(text) is var own && own == "กทม" ? "กรุงเทพมหานคร" : own;
        var level = LevelWords.FirstOrDefault(level => text.StartsWith(level.Word, StringComparison.Ordinal) && key == AreaName.SearchKey(text[level.Word.Length..]));
        return new(key, level.Word is null ? null : level.Level);
    }

    // หมู่ 3, หมู่ที่ 3, ม.3; not the beginning of a longer number.
    [GeneratedRegex(@"(หมู่ที่|หมู่|ม\.|\b[Mm]oo\b)\s*(?<number>[0-9]{1,2})(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex MooWord();

    [GeneratedRegex(@"(?<![\u0E01-\u0E4E])(หมู่ที่|หมู่)\s+(?=[^0-9\s])", RegexOptions.ExplicitCapture)]
    private static partial Regex MooWithoutNumber();

    // ต.เวียงอ.เชียงแสน: a word for a level after a name begins the next; จ.ป.ร. is a name.
    [GeneratedRegex(@"(?<=[\u0E01-\u0E4E]{2})(?=(ตำบล|อำเภอ|จังหวัด)|[ตอจ]\.(?![ก-ฮ]\.))", RegexOptions.ExplicitCapture)]
    private static partial Regex GluedLevelWord();

    // อำเภอ เมือง: the word belongs to what follows it.
    [GeneratedRegex(@"(?<![\u0E01-\u0E4E.])(?<word>จังหวัด|จ\.|กิ่ง\s?อำเภอ|กิ่ง\s?อ\.|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง|หมู่บ้าน|บ้าน|บ\.|ชุมชน)\s+(?=\S)", RegexOptions.ExplicitCapture)]
    private static partial Regex LooseLevelWord();
}
