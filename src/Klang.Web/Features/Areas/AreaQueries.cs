using Klang.Core.Areas;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// The registry as it is today, or as of a day, or as known at a moment. Public knowledge: no area is hidden from anybody.
/// </summary>
public sealed class AreaQueries(KlangDb db, TimeProvider clock)
{
    /// <summary>The area that bears <paramref name="code"/>; null where none does.</summary>
    public async Task<AreaView?> FindAsync(AreaCode code, AreaMoment moment = default, CancellationToken cancel = default) =>
        await At(moment).FirstOrDefaultAsync(v => v.Code == code.Digits, cancel) is { } version ? AreaView.Of(version) : null;

    /// <summary>Areas right below, in order of code; the country's are the provinces.</summary>
    public async Task<IReadOnlyList<AreaView>> ChildrenAsync(AreaCode parent, AreaMoment moment = default, CancellationToken cancel = default)
    {
        var below = await BelowAsync(parent, levels: 1, moment, cancel);
        return [.. (await below.OrderBy(v => v.Code).ToListAsync(cancel)).Select(AreaView.Of)];
    }

    /// <summary>From the province down to the area itself; empty where no area bears the code.</summary>
    public async Task<IReadOnlyList<AreaView>> PathAsync(AreaCode code, AreaMoment moment = default, CancellationToken cancel = default)
    {
        if (await FindAsync(code, moment, cancel) is not { } area)
        {
            return [];
        }

        var above = await AboveAsync([area], moment, cancel);
        return [.. above.FromAreaUp(area).Reverse()];
    }

    /// <summary>All areas that some areas lie in, to show where they are.</summary>
    public async Task<AreasAbove> AboveAsync(IReadOnlyCollection<AreaView> areas, AreaMoment moment = default, CancellationToken cancel = default)
    {
        var above = new Dictionary<long, AreaView>();
        for (var level = areas; level.Count > 0;)
        {
            var found = new List<AreaView>();
            foreach (var ids in level.Select(area => area.ParentId).OfType<long>().Distinct().Where(id => !above.ContainsKey(id)).Chunk(500))
            {
                found.AddRange((await At(moment).Where(v => ids.Contains(v.AreaId)).ToListAsync(cancel)).Select(AreaView.Of));
            }

            found.ForEach(area => above[area.AreaId] = area);
            level = found;
        }

        return new AreasAbove(above);
    }

    /// <summary>
    /// Every version that concerns a code: of whoever bore it, under whatever code. In order of validity, then of recording;
    /// versions that were replaced by a better one are among them.
    /// </summary>
    public async Task<IReadOnlyList<AreaView>> HistoryAsync(AreaCode code, CancellationToken cancel = default)
    {
        var areas = db.AreaVersions.Where(v => v.Code == code.Digits).Select(v => v.AreaId);
        var versions = await db.AreaVersions.AsNoTracking().Where(v => areas.Contains(v.AreaId)).ToListAsync(cancel);
        return [.. versions.OrderBy(v => v.ValidFrom ?? DateOnly.MinValue).ThenBy(v => v.RecordedAt).ThenBy(v => v.Id).Select(AreaView.Of)];
    }

    /// <summary>How many areas lie right below each of <paramref name="parent"/>'s children, by area id.</summary>
    public async Task<IReadOnlyDictionary<long, int>> GrandchildrenAsync(AreaCode parent, AreaMoment moment = default, CancellationToken cancel = default)
    {
        var below = (await BelowAsync(parent, levels: 1, moment, cancel)).Select(v => (long?)v.AreaId);
        return await At(moment).Where(v => below.Contains(v.ParentId))
            .GroupBy(v => v.ParentId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    internal IQueryable<AreaVersion> At(AreaMoment moment) => db.AreaVersions.AsNoTracking().At(moment, clock.Today());

    /// <summary>Areas so many levels below; of the country as many levels below as there are, 1 for provinces.</summary>
    internal async Task<IQueryable<AreaVersion>> BelowAsync(AreaCode parent, int levels, AreaMoment moment, CancellationToken cancel)
    {
        if (parent == AreaCode.Country)
        {
            var level = (AreaLevel)levels;
            return levels == 1 ? At(moment).Where(v => v.ParentId == null) : At(moment).Where(v => v.Level == level);
        }

        // -1 is no area's id: an area that is not there has nothing below it.
        var id = (await FindAsync(parent, moment, cancel))?.AreaId ?? -1;
        var below = At(moment).Where(v => v.ParentId == id);
        for (; levels > 1; levels--)
        {
            var above = below.Select(v => (long?)v.AreaId);
            below = At(moment).Where(v => above.Contains(v.ParentId));
        }

        return below;
    }
}
