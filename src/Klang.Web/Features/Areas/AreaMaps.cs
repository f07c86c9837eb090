using Klang.Core.Areas;
using Klang.Core.Areas.Maps;
using Klang.Data;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>A map, and the area on it that is meant; null where the map is of its inside.</summary>
public sealed record FoundMap(MapSheet Sheet, AreaCode? Marked);

/// <summary>Finds the map to show: imported boundaries first, the shipped map of provinces where there are none.</summary>
public sealed class AreaMaps(KlangDb db, MapSheets sheets)
{
    /// <summary>The areas of a level inside an area; null where no boundaries of them are there.</summary>
    public async Task<MapSheet?> SheetAsync(AreaCode within, AreaLevel level, CancellationToken cancel = default)
    {
        var candidates = await db.AreaBoundaries.AsNoTracking().Where(b => b.Level == level).Select(b => new { b.Id, b.Within, b.Credit }).ToListAsync(cancel);
        foreach (var boundary in candidates.Where(b => within.Digits.StartsWith(b.Within, StringComparison.Ordinal)).OrderByDescending(b => b.Within.Length))
        {
            if (!sheets.TryGet(boundary.Id, within, out var sheet))
            {
                sheet = sheets.Keep(boundary.Id, within, await DrawAsync(boundary.Id, within, level, boundary.Credit, cancel));
            }

            if (sheet is not null)
            {
                return sheet;
            }
        }

        return within == AreaCode.Country && level == AreaLevel.Province ? sheets.Provinces : null;
    }

    /// <summary>An area from inside, or else where it lies among its neighbours; the provinces at last.</summary>
    public async Task<FoundMap> OfAsync(AreaCode area, CancellationToken cancel = default)
    {
        if (area.Level < AreaLevel.Village && await SheetAsync(area, area.Level + 1, cancel) is { } inside)
        {
            return new(inside, null);
        }

        for (var at = area; at.Level > AreaLevel.Province; at = at.Parent)
        {
            if (await SheetAsync(at.Parent, at.Level, cancel) is { } sheet && sheet.Drawing.Shapes.Any(shape => shape.Code == at.Digits))
            {
                return new(sheet, at);
            }
        }

        var province = area.At(AreaLevel.Province) ?? AreaCode.Country;
        return new(await SheetAsync(AreaCode.Country, AreaLevel.Province, cancel) ?? sheets.Provinces, province);
    }

    private async Task<MapSheet?> DrawAsync(long id, AreaCode within, AreaLevel level, string credit, CancellationToken cancel)
    {
        // Gone meanwhile: another import has taken its place.
        var content = await db.AreaBoundaries.AsNoTracking().Where(b => b.Id == id).Select(b => b.Content).SingleOrDefaultAsync(cancel);
        var outlines = content is null ? [] : GeoJson.ReadStored(content).Where(outline => AreaCode.Parse(outline.Code).IsWithin(within)).ToList();
        return outlines.Count == 0 ? null : new MapSheet(within, level, MapDrawing.Of(outlines, isGeographic: true), credit);
    }
}
