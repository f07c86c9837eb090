using System.Text;
using System.Text.RegularExpressions;
using Klang.Core.Thai;

namespace Klang.Core.Areas;

/// <summary>
/// Names of areas as people write them: with or without จังหวัด, อ., บ้าน, spaces. Names are never keys (ตำบลเวียง exists five
/// times in one province); they are for showing, searching and comparing the name of one code.
/// </summary>
public static partial class AreaName
{
    /// <summary>
    /// The name that the registry keeps: normalised, without the word for its level (อำเภอเชียงแสน → เชียงแสน). A village
    /// keeps บ้าน, which is part of many names.
    /// </summary>
    public static string Own(string name, AreaLevel level)
    {
        var text = ThaiText.Normalise(name);
        return level switch
        {
            AreaLevel.Province => Without(ProvinceWord(), text),
            AreaLevel.District => Without(DistrictWord(), text),
            AreaLevel.Subdistrict => Without(SubdistrictWord(), text),
            _ => text,
        };
    }

    /// <summary>
    /// What search compares: no word for the level, no spaces or punctuation, Arabic digits, small letters. A query and a name
    /// both go through here; the name matches where its key contains the query's. "" for a text with no letters or digits.
    /// </summary>
    public static string SearchKey(string text)
    {
        var rest = ThaiText.Normalise(text);
        for (var before = ""; before != rest;)
        {
            before = rest;
            rest = Without(AnyWord(), rest);
        }

        return Letters(rest);
    }

    /// <summary>
    /// Whether two spellings are one name at <paramref name="level"/>, so that a list that writes it the other way renames
    /// nothing: the word for the level, spaces and dots do not count, nor บ้าน before a village's name.
    /// </summary>
    public static bool Same(string one, string other, AreaLevel level) => Comparable(one, level) == Comparable(other, level);

    private static string Comparable(string name, AreaLevel level)
    {
        var own = Own(name, level);
        return Letters(level == AreaLevel.Village ? Without(VillageWord(), own) : own);
    }

    // What is left may not be empty (a village is called บ้าน) nor begin with a dot's letter: จ.ป.ร. is a subdistrict.
    private static string Without(Regex word, string text)
    {
        var match = word.Match(text);
        var rest = text[match.Length..].TrimStart();
        var isAbbreviation = rest.Length > 1 && rest[1] == '.';
        return !match.Success || rest.Length == 0 || isAbbreviation ? text : rest;
    }

    private static string Letters(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var letter in ThaiDigits.ToArabic(text))
        {
            if (!char.IsWhiteSpace(letter) && !char.IsPunctuation(letter))
            {
                kept.Append(char.ToLowerInvariant(letter));
            }
        }

        return kept.ToString();
    }

    [GeneratedRegex(@"\A(จังหวัด|จ\.)", RegexOptions.ExplicitCapture)]
    private static partial Regex ProvinceWord();

    [GeneratedRegex(@"\A(กิ่ง\s*อำเภอ|กิ่ง\s*อ\.|อำเภอ|อ\.|เขต)", RegexOptions.ExplicitCapture)]
    private static partial Regex DistrictWord();

    [GeneratedRegex(@"\A(ตำบล|ต\.|แขวง)", RegexOptions.ExplicitCapture)]
    private static partial Regex SubdistrictWord();

    [GeneratedRegex(@"\A(หมู่บ้าน|บ้าน|บ\.)", RegexOptions.ExplicitCapture)]
    private static partial Regex VillageWord();

    [GeneratedRegex(@"\A(จังหวัด|จ\.|กิ่ง\s*อำเภอ|กิ่ง\s*อ\.|อำเภอ|อ\.|เขต|ตำบล|ต\.|แขวง|หมู่บ้าน|บ้าน|บ\.)", RegexOptions.ExplicitCapture)]
    private static partial Regex AnyWord();
}
