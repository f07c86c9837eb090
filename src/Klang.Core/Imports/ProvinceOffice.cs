using System.Text.RegularExpressions;
using Klang.Core.Areas;
using Klang.Core.Registers;
using Klang.Core.Thai;

namespace Klang.Core.Imports;

/// <summary>
/// A province's own office among the names of districts. It is taken for one only where the office is written (สพจ.สงขลา,
/// สำนักงานพัฒนาชุมชนจังหวัด): the bare name of a province is, in most workbooks, the sum of its districts.
/// </summary>
public static partial class ProvinceOffice
{
    /// <summary>Whether a text names the office of this province; where it names no province, its own is meant.</summary>
    public static bool Is(string text, string province)
    {
        var match = Word().Match(ThaiText.Normalise(text));
        return match.Success && (match.Groups["name"].Value.Trim() is not { Length: > 0 } name || Same(name, province));
    }

    /// <summary>Whether a text is the province and does not say whether its office or all of its districts are meant.</summary>
    public static bool MayBe(string text, string province) => ThaiText.Normalise(text) == "จังหวัด" || Same(text, province);

    private static bool Same(string one, string other) => Key(one) is { Length: > 0 } key && key == Key(other);

    private static string Key(string name) => NameSkeleton.Skeleton(AreaName.SearchKey(name));

    [GeneratedRegex(@"\A(สำนักงานพัฒนาชุมชน\s*จังหวัด|สำนักงานพัฒนาชุมชน\s*จ\.|สนง\.?\s*พช\.?\s*(จังหวัด|จ\.)|พช\.?\s*(จังหวัด|จ\.)|สพจ\.?)\s*(?<name>.*)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
