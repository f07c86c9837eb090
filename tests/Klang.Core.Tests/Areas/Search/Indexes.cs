using Klang.Core.Areas;
using Klang.Core.Areas.Search;

namespace Klang.Core.Tests.Areas.Search;

/// <summary>Indexes to look things up in: the shipped registry with some villages of Chiang Rai.</summary>
internal static class Indexes
{
    private static readonly string[] Villages = ["57010301,ขัวแคร่", "57010303,บ้านดู่", "57010317,ขัวแคร่", "57011331,เนินสะดวก", "57100627,ดอยช้างใหม่", "57010103,หมู่ที่ 3"];

    public static IReadOnlyList<SearchableArea> Areas { get; } = Read();

    public static AreaSearchIndex Shipped { get; } = new(Areas);

    public static IReadOnlyList<string> Find(string text, int limit = 10, string? own = null) =>
        [.. Shipped.Find(new AreaLookup(text, limit) { Own = own }).Select(match => match.Code)];

    /// <summary>An area as the registry would hand it over.</summary>
    public static SearchableArea Area(string code, string name, string? english = null)
    {
        var at = AreaCode.Parse(code);
        return new(Id(at), code, at.Level, at.Parent == AreaCode.Country ? null : Id(at.Parent), AreaName.SearchKey(name), english);
    }

    private static List<SearchableArea> Read()
    {
        var rows = new List<AreaFileRow>();
        foreach (var file in new[] { "provinces", "districts", "subdistricts" })
        {
            using var reader = new StreamReader(SharedData.InProject($"areas/{file}.csv"));
            rows.AddRange(AreaFile.Read(reader, rows.Select(row => row.Code).ToHashSet()).Rows);
        }

        return [.. rows.Select(row => Area(row.Code.Digits, row.NameTh, row.NameEn)), .. Villages.Select(line => line.Split(',')).Select(cells => Area(cells[0], cells[1]))];
    }

    private static long Id(AreaCode code) => long.Parse("1" + code.Digits, System.Globalization.CultureInfo.InvariantCulture);
}
