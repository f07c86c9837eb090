using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Areas;

/// <summary>Drawn maps, kept in memory for the process. Boundaries never change under their id: an import makes new ones.</summary>
public sealed class MapSheets
{
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(long Boundary, AreaCode Within), MapSheet?> _drawn = new();
    private readonly Lazy<MapSheet> _provinces = new(DrawProvinces);

    /// <summary>The map that is always there: 77 provinces from @svg-maps/thailand.</summary>
    public MapSheet Provinces => _provinces.Value;

    internal bool TryGet(long boundary, AreaCode within, out MapSheet? sheet) => _drawn.TryGetValue((boundary, within), out sheet);

    internal MapSheet? Keep(long boundary, AreaCode within, MapSheet? sheet)
    {
        if (_drawn.Count >= Most)
        {
            _drawn.Clear();
        }

        return _drawn[(boundary, within)] = sheet;
    }

    private static MapSheet DrawProvinces()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(ShippedFiles.Folder("wwwroot"), "dist", "maps", "provinces.json")));
        ImmutableArray<AreaOutline> outlines = [.. file.RootElement.EnumerateArray().Select(Outline).OrderBy(outline => outline.Code, StringComparer.Ordinal)];
        var drawing = MapDrawing.Of(outlines, isGeographic: false);
        return new(AreaCode.Country, AreaLevel.Province, drawing with { Shapes = [.. drawing.Shapes.Where(shape => shape.Code != ProvinceMapIds.Lake)] }, Credit)
        {
            Water = [.. drawing.Shapes.Where(shape => shape.Code == ProvinceMapIds.Lake)],
        };
    }

    private const string Credit = "Map of Thailand © MapSVG, @svg-maps/thailand (CC BY 4.0); ลดรายละเอียด / simplified";

    private static AreaOutline Outline(JsonElement location)
    {
        var id = location.GetProperty("id").GetString()!;
        return SvgOutline.Read(ProvinceMapIds.Codes.GetValueOrDefault(id, id), location.GetProperty("path").GetString()!);
    }
}
