using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>An area that another came out of, or went into.</summary>
/// <param name="Area">As it last was before the change, or first was after it.</param>
/// <param name="EventId">The line of the change log.</param>
public sealed record AreaKin(AreaView Area, AreaLineageKind Kind, DateOnly On, long EventId);

/// <summary>Where an area came from, and where it went.</summary>
public sealed record AreaKinship(IReadOnlyList<AreaKin> OutOf, IReadOnlyList<AreaKin> Into)
{
    public static AreaKinship None { get; } = new([], []);
}

/// <summary>Lineage: what came out of what, and what was written then as it stands on another day. A door of the room.</summary>
public sealed class AreaPast(KlangDb db, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>Carries what was written under codes of other days onto the areas of a day.</summary>
    public async Task<AreaCarrier> CarrierAsync(AreaMoment moment, CancellationToken cancel = default)
    {
        var known = db.AreaVersions.AsNoTracking().KnownAt(moment.KnownAt);
        var changed = known.Where(v => v.ValidFrom != null || v.ValidTo != null).Select(v => v.AreaId);
        var versions = (await known.Where(v => changed.Contains(v.AreaId)).ToListAsync(cancel)).ToDictionary(v => v.Id);
        var areas = versions.Values.Select(v => v.AreaId).ToHashSet();
        for (var above = Above(); above.Count > 0; above = Above())
        {
            areas.UnionWith(above);
            foreach (var ids in above.Chunk(AtOnce))
            {
                (await known.Where(v => ids.Contains(v.AreaId)).ToListAsync(cancel)).ForEach(v => versions[v.Id] = v);
            }
        }

        var lineage = await db.AreaLineage.AsNoTracking().KnownAt(moment.KnownAt).ToListAsync(cancel);
        return new AreaCarrier(
            versions.Values.Select(AreaKnowledge.Period),
            lineage.Select(l => new AreaDescent(l.FromId, l.ToId, (AreaDescentKind)l.Kind, l.EffectiveOn)),
            moment.AsOf ?? clock.Today(),
            await FormerCodesAsync(cancel));

        List<long> Above() => [.. versions.Values.Select(v => v.ParentId).OfType<long>().Where(id => !areas.Contains(id)).Distinct()];
    }

    /// <summary>Where an area came from and went to, as known at a moment.</summary>
    public async Task<AreaKinship> KinAsync(long area, DateTime? knownAt = null, CancellationToken cancel = default)
    {
        var lineage = await db.AreaLineage.AsNoTracking().KnownAt(knownAt).Where(l => l.FromId == area || l.ToId == area).ToListAsync(cancel);
        var ids = lineage.Select(l => l.FromId == area ? l.ToId : l.FromId).Distinct().ToList();
        var others = (await db.AreaVersions.AsNoTracking().KnownAt(knownAt).Where(v => ids.Contains(v.AreaId)).ToListAsync(cancel)).ToLookup(v => v.AreaId);
        return new AreaKinship(
            Kin(lineage.Where(l => l.ToId == area), l => others[l.FromId].Where(v => v.ValidFrom is null || v.ValidFrom < l.EffectiveOn).MaxBy(Start)),
            Kin(lineage.Where(l => l.FromId == area), l => others[l.ToId].Where(v => v.ValidTo is null || v.ValidTo > l.EffectiveOn).MinBy(Start)));
    }

    /// <summary>Names of some codes on a day; those that nobody bore then are their own names.</summary>
    public async Task<AreaNamesSnapshot> NamesAsync(IEnumerable<AreaCode> codes, AreaMoment moment, CancellationToken cancel = default)
    {
        var found = new List<(string, string, string?, string?)>();
        foreach (var some in codes.Select(c => c.Digits).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            found.AddRange((await db.AreaVersions.AsNoTracking().At(moment, clock.Today()).Where(v => some.Contains(v.Code))
                .Select(v => new { v.Code, v.NameTh, v.NameEn, v.TypeTh }).ToListAsync(cancel)).Select(v => (v.Code, v.NameTh, v.NameEn, v.TypeTh)));
        }

        return new AreaNamesSnapshot(found);
    }

    /// <summary>Codes under which something may have been written and that no area is held to have borne any more: provisional ones, slips.</summary>
    private async Task<List<(AreaCode Code, long Area)>> FormerCodesAsync(CancellationToken cancel) =>
        [.. (await db.AreaVersions.AsNoTracking()
            .Where(v => v.SupersededAt != null && !db.AreaVersions.Any(now => now.AreaId == v.AreaId && now.SupersededAt == null && now.Code == v.Code))
            .Select(v => new { v.Code, v.AreaId }).Distinct().ToListAsync(cancel)).Select(v => (AreaCode.Parse(v.Code), v.AreaId))];

    private static List<AreaKin> Kin(IEnumerable<AreaLineage> lineage, Func<AreaLineage, AreaVersion?> other) =>
        [.. lineage.Select(l => (Line: l, Other: other(l))).Where(k => k.Other is not null)
            .Select(k => new AreaKin(AreaView.Of(k.Other!), k.Line.Kind, k.Line.EffectiveOn, k.Line.EventId)).OrderBy(k => k.Area.Code)];

    private static DateOnly Start(AreaVersion version) => version.ValidFrom ?? DateOnly.MinValue;
}
