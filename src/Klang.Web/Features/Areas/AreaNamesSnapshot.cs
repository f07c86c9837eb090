using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Names of all areas in force, read once and then only looked at: some 6 MB for 90,000 areas. Codes are kept as numbers and a
/// name that many villages bear is kept once.
/// </summary>
public sealed class AreaNamesSnapshot
{
    private readonly long[] _codes;
    private readonly Entry[] _entries;

    internal AreaNamesSnapshot(IEnumerable<(string Code, string Th, string? En, string? Type)> areas)
    {
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var read = areas.Select(area => (Number: Number(area.Code), Entry: new Entry(Pooled(area.Th)!, Pooled(area.En), Pooled(area.Type)))).ToList();
        _codes = [.. read.Select(area => area.Number)];
        _entries = [.. read.Select(area => area.Entry)];
        Array.Sort(_codes, _entries);

        string? Pooled(string? text) => text is null ? null : pool.TryGetValue(text, out var kept) ? kept : pool[text] = text;
    }

    private readonly record struct Entry(string Th, string? En, string? Type);

    public int Count => _codes.Length;

    /// <summary>Whether an area in force bears the code.</summary>
    public bool Knows(AreaCode code) => Find(code.Digits) is not null;

    /// <summary>เวียง · Wiang. The code itself where no area in force bears it.</summary>
    public LocalText Name(AreaCode code) => Find(code.Digits) is { } entry ? new LocalText(entry.Th, entry.En) : new LocalText(code.Digits);

    /// <summary>ต.เวียง · Wiang.</summary>
    public LocalText Short(AreaCode code) => AreaLabel.Short(code, Name(code), Find(code.Digits)?.Type);

    /// <summary>บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย. The code itself where no area in force bears it.</summary>
    public LocalText Place(AreaCode code) => Knows(code)
        ? AreaLabel.Place(Up(code).Select(Short))
        : new LocalText(code.Digits);

    /// <summary>The name of a stored code, in "th" or "en"; null where no area in force bears it.</summary>
    public string? NameOf(string code, string language) => Find(code) is { } entry ? new LocalText(entry.Th, entry.En).In(language) : null;

    /// <summary><see cref="Place"/> of a stored code, in "th" or "en".</summary>
    public string PlaceOf(string code, string language) => Find(code) is null ? code : Place(AreaCode.Parse(code)).In(language);

    // In force at one day, codes are the tree.
    private static IEnumerable<AreaCode> Up(AreaCode code)
    {
        for (; code != AreaCode.Country; code = code.Parent)
        {
            yield return code;
        }
    }

    private Entry? Find(string code) => Array.BinarySearch(_codes, Number(code)) is var at and >= 0 ? _entries[at] : null;

    // The 1 before it keeps 57 apart from 0057. Whatever is no code is nobody's number.
    private static long Number(string code) => code.Length <= AreaCode.Longest && code.All(char.IsAsciiDigit) ? code.Aggregate(1L, (number, digit) => (number * 10) + (digit - '0')) : 0;
}
