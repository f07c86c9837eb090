using Klang.Core.Areas;
using Klang.Core.Common;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Names of all areas in force, read once and then only looked at: some 6 MB for 90,000 areas. Codes are kept as numbers and a
/// name that many villages bear is kept once.
/// </summary>
public sealed class AreaNameTable
{
    private readonly int[] _codes;
    private readonly Entry[] _entries;

    internal AreaNameTable(IEnumerable<(string Code, string Th, string? En, string? Type)> areas)
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
    public bool Knows(AreaCode code) => Array.BinarySearch(_codes, Number(code.Digits)) >= 0;

    /// <summary>เวียง · Wiang. The code itself where no area in force bears it.</summary>
    public LocalText Name(AreaCode code) => Find(code) is { } entry ? new LocalText(entry.Th, entry.En) : new LocalText(code.Digits);

    /// <summary><see cref="Name"/> in "th" or "en".</summary>
    public string NameOf(AreaCode code, string language) => Name(code).In(language);

    /// <summary>ต.เวียง · Wiang.</summary>
    public LocalText Short(AreaCode code) => AreaLabel.Short(code, Name(code), Find(code)?.Type);

    /// <summary>บ้านขัวแคร่ หมู่ 1 ต.บ้านดู่ อ.เมืองเชียงราย จ.เชียงราย.</summary>
    public LocalText Place(AreaCode code) => Knows(code)
        ? AreaLabel.Place(AreaQueries.CodesOfPath(code).Select(above => Short(AreaCode.Parse(above))))
        : new LocalText(code.Digits);

    private Entry? Find(AreaCode code) => Array.BinarySearch(_codes, Number(code.Digits)) is var at and >= 0 ? _entries[at] : null;

    // The 1 before it keeps 57 apart from 0057; eight digits fit.
    private static int Number(string digits) => digits.Aggregate(1, (number, digit) => (number * 10) + (digit - '0'));
}
