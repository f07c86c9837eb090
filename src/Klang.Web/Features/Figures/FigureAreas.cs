using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Figures;

/// <summary>The areas that must have a row, whether anybody reported for them or not.</summary>
public sealed class FigureAreas(KlangDb db, AreaList list, TimeProvider clock)
{
    /// <summary>Areas of a level inside an area in which some unit reports; an area without a reporting office can never have figures.</summary>
    public async Task<IReadOnlyList<AreaCode>> InsideAsync(AreaCode within, AreaLevel level, CancellationToken cancel = default)
    {
        var unitPrefix = (within.At(AreaLevel.District) ?? within).Digits;
        var reporting = (await db.Units.AsNoTracking().Where(u => u.AreaCode.StartsWith(unitPrefix)).Select(u => u.AreaCode).ToListAsync(cancel))
            .Select(AreaCode.Parse).ToHashSet();
        return level <= AreaLevel.District
            ? [.. reporting.Select(a => a.At(level)).OfType<AreaCode>().Distinct()]
            : [.. (await CodesAsync(within, level, cancel)).Where(a => reporting.Contains(a.At(AreaLevel.District)!.Value))];
    }

    /// <summary>The same of the areas of another day, in provinces where some unit reports.</summary>
    public async Task<IReadOnlyList<AreaCode>> InsideAsync(AreaCode within, AreaLevel level, AreaMoment moment, CancellationToken cancel = default)
    {
        var provinces = (await db.Units.AsNoTracking().Select(u => u.ProvinceCode).Distinct().ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var codes = new List<AreaCode>();
        foreach (var one in level == AreaLevel.Village ? [AreaLevel.Village, AreaLevel.Community] : new[] { level })
        {
            codes.AddRange(one == within.Level ? [within] : await list.CodesAsync(new AreaFilter(0) { Level = one, Parent = within, Moment = moment }, cancel));
        }

        return [.. codes.Where(c => provinces.Contains(c.At(AreaLevel.Province)!.Value.Digits))];
    }

    /// <summary>Whether a code names an area, now or at any time.</summary>
    public async Task<bool> ExistsAsync(AreaCode area, CancellationToken cancel = default) =>
        area == AreaCode.Country
        || await db.Units.AnyAsync(u => u.AreaCode == area.Digits, cancel)
        || await db.AreaVersions.KnownAt(null).AnyAsync(v => v.Code == area.Digits, cancel);

    /// <summary>Urban communities stand beside villages.</summary>
    private async Task<IEnumerable<AreaCode>> CodesAsync(AreaCode within, AreaLevel level, CancellationToken cancel)
    {
        var prefix = within.Digits;
        var levels = level == AreaLevel.Village ? [AreaLevel.Village, AreaLevel.Community] : new[] { level };
        var codes = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today())
            .Where(v => levels.Contains(v.Level) && v.Code.StartsWith(prefix)).Select(v => v.Code).ToListAsync(cancel);
        return codes.Select(AreaCode.Parse).Distinct();
    }
}
