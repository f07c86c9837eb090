using System.Globalization;
using Klang.Core.Common;

namespace Klang.Core.Areas;

/// <summary>What <c>areas check</c> tells: how many areas there are of each level, and what is wrong with them.</summary>
public sealed record AreaRegistryReport(IReadOnlyDictionary<AreaLevel, int> Counts, IReadOnlyList<Problem> Problems);

/// <summary>
/// Self-check of the areas in force at one date: codes once each, every area under its parent, levels and names in order.
/// Problem codes: areas.check.*.
/// </summary>
public static class AreaRegistryCheck
{
    public static AreaRegistryReport Run(IReadOnlyCollection<AreaEntry> areas)
    {
        var codes = areas.Select(area => area.Code).ToHashSet();
        var counts = areas.GroupBy(area => area.Level).ToDictionary(level => level.Key, level => level.Count());
        Problem[] problems =
        [
            .. areas.GroupBy(area => area.Code).Where(same => same.Count() > 1).Select(same => Duplicate(same.Key, same.Count().ToString(CultureInfo.InvariantCulture))),
            .. areas.SelectMany(area => OneByOne(area, codes)),
            .. SameNames(areas),
        ];
        return new AreaRegistryReport(counts, [.. problems.OrderBy(problem => problem.Where, StringComparer.Ordinal)]);
    }

    private static IEnumerable<Problem> OneByOne(AreaEntry area, HashSet<AreaCode> codes)
    {
        if (area.Level != area.Code.Level || area.Code == AreaCode.Country)
        {
            yield return Make(
                area.Code,
                "level",
                $"เก็บไว้เป็นระดับ{AreaWords.Th(area.Level)} แต่รหัสเป็นระดับ{AreaWords.Th(area.Code.Level)} ให้แก้ระดับหรือรหัส",
                $"is stored as a {AreaWords.En(area.Level)}, but its code is a {AreaWords.En(area.Code.Level)}'s. Correct one of them.");
        }

        if (area.Parent != area.Code.Parent || (area.Parent != AreaCode.Country && !codes.Contains(area.Parent)))
        {
            yield return Make(
                area.Code,
                "orphan",
                $"ต้องอยู่ใต้รหัส {area.Code.Parent} แต่ไม่พบในทะเบียนหรืออยู่ใต้รหัสอื่น ให้เพิ่มหรือย้ายให้ถูกต้อง",
                $"must lie under {area.Code.Parent}, which is not in the registry or is not its parent. Add it or move this area.");
        }

        if (AreaName.SearchKey(area.NameTh) is "" or "null")
        {
            yield return Make(area.Code, "no-name", "ไม่มีชื่อ ให้ใส่ชื่อ", "has no name. Write its name.");
        }
    }

    // Villages of one subdistrict do share names (ขัวแคร่ หมู่ 1 and 17); above them a second one is a mistake.
    private static IEnumerable<Problem> SameNames(IEnumerable<AreaEntry> areas) =>
        from area in areas
        where area.Code.Level is AreaLevel.Province or AreaLevel.District or AreaLevel.Subdistrict
        group area by (area.Code.Parent, AreaName.Own(area.NameTh, area.Code.Level)) into same
        let codes = same.Select(area => area.Code).Distinct().Order().ToList()
        where codes.Count > 1
        select Make(
            codes[0],
            "same-name",
            $"ชื่อ {same.Key.Item2} ซ้ำกับรหัส {string.Join(", ", codes.Skip(1))} ภายใต้พื้นที่เดียวกัน ให้ตรวจว่าชื่อใดถูกต้อง",
            $"has the name {same.Key.Item2}, as has {string.Join(", ", codes.Skip(1))} under the same parent. Find out which is right.");

    private static Problem Duplicate(AreaCode code, string times) => Make(
        code,
        "duplicate",
        $"มี {times} รายการในเวลาเดียวกัน ให้ปิดรายการที่ไม่ใช้",
        $"is there {times} times at one date. Close the entries that are not in force.");

    private static Problem Make(AreaCode code, string kind, string th, string en) =>
        new($"areas.check.{kind}", 422, new LocalText($"รหัส {code}: {th}", $"Code {code}: {en}")) { Where = code.Digits };
}
