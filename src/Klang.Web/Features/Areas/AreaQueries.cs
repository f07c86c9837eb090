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
        var below = await BelowAsync(parent, moment, cancel);
        return [.. (await below.OrderBy(v => v.Code).ToListAsync(cancel)).Select(AreaView.Of)];
    }

    /// <summary>From the province down to the area itself; empty where no area bears the code.</summary>
    public async Task<IReadOnlyList<AreaView>> PathAsync(AreaCode code, AreaMoment moment = default, CancellationToken cancel = default)
    {
        var codes = CodesOfPath(code).ToList();
        var path = await At(moment).Where(v => codes.Contains(v.Code)).OrderBy(v => v.Code).ToListAsync(cancel);
        return path.Count > 0 && path[^1].Code == code.Digits ? [.. path.Select(AreaView.Of)] : [];
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
        var below = (await BelowAsync(parent, moment, cancel)).Select(v => (long?)v.AreaId);
        return await At(moment).Where(v => below.Contains(v.ParentId))
            .GroupBy(v => v.ParentId!.Value)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
    }

    internal IQueryable<AreaVersion> At(AreaMoment moment) => db.AreaVersions.AsNoTracking().At(moment, clock.Today());

    /// <summary>The codes of an area and of all above it.</summary>
    internal static IEnumerable<string> CodesOfPath(AreaCode code)
    {
        for (; code != AreaCode.Country; code = code.Parent)
        {
            yield return code.Digits;
        }
    }

    private async Task<IQueryable<AreaVersion>> BelowAsync(AreaCode parent, AreaMoment moment, CancellationToken cancel)
    {
        if (parent == AreaCode.Country)
        {
            return At(moment).Where(v => v.ParentId == null);
        }

        // -1 is no area's id: an area that is not there has no children.
        var id = (await FindAsync(parent, moment, cancel))?.AreaId ?? -1;
        return At(moment).Where(v => v.ParentId == id);
    }
}
