using Klang.Core.Areas;
using Klang.Core.Datasets;

namespace Klang.Core.Figures;

/// <summary>The levels that figures are split by, and their words in addresses.</summary>
public static class FigureLevels
{
    /// <summary>The deepest level at which a dataset's records can stand.</summary>
    public static AreaLevel Deepest(DatasetDefinition definition) => definition.Subject switch
    {
        _ when !definition.ReportedBy.Contains(UnitLevel.District) => AreaLevel.Province,
        UnitSubject => AreaLevel.District,
        AreaSubject { Level: < AreaLevel.Village } area => area.Level,
        AreaSubject or RegisterSubject => AreaLevel.Village,
        _ => throw new NotSupportedException($"Unknown subject {definition.Subject.GetType().Name}."),
    };

    /// <summary>Reads province, district, subdistrict or village; null for anything else.</summary>
    public static AreaLevel? Parse(string? text) => text?.Trim() switch
    {
        "province" => AreaLevel.Province,
        "district" => AreaLevel.District,
        "subdistrict" => AreaLevel.Subdistrict,
        "village" => AreaLevel.Village,
        _ => null,
    };

    /// <summary>The word that <see cref="Parse"/> reads.</summary>
    public static string Word(this AreaLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>The next level down from an area, where the dataset goes so deep; else the area's own.</summary>
    public static AreaLevel Below(AreaCode area, DatasetDefinition definition) =>
        area.Level < Deepest(definition) ? area.Level + 1 : Max(OfTable(area.Level), AreaLevel.Province);

    /// <summary>The levels worth showing for an area: the two below it, as far as the dataset goes.</summary>
    public static IEnumerable<AreaLevel> Choices(AreaCode area, DatasetDefinition definition)
    {
        var first = Below(area, definition);
        yield return first;
        if (first > area.Level && first < Deepest(definition))
        {
            yield return first + 1;
        }
    }

    /// <summary>The level of the table in which an area stands: communities stand among the villages.</summary>
    public static AreaLevel OfTable(AreaLevel level) => level == AreaLevel.Community ? AreaLevel.Village : level;

    private static AreaLevel Max(AreaLevel a, AreaLevel b) => a > b ? a : b;
}
