using Klang.Core.Areas;
using Klang.Core.Areas.History;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>What is known now of the areas that a decision may touch: those it names, what lies in them, and all above.</summary>
internal sealed class AreaKnowledge
{
    private const int AtOnce = 500;

    private readonly Dictionary<long, AreaVersion> _versions = [];
    private readonly HashSet<long> _areas = [];

    private AreaKnowledge()
    {
    }

    /// <summary>By version id.</summary>
    public IReadOnlyDictionary<long, AreaVersion> Versions => _versions;

    public IReadOnlyCollection<AreaPeriod> Periods => [.. _versions.Values.Select(Period)];

    public static async Task<AreaKnowledge> ReadAsync(KlangDb db, AreaDecision decision, CancellationToken cancel)
    {
        var knowledge = new AreaKnowledge();
        var codes = AreaDecisionCodes.Of(decision);
        await knowledge.AddAsync(db, codes, cancel);
        var within = codes.Subjects.Select(c => c.Digits).ToHashSet(StringComparer.Ordinal);
        await knowledge.DownAsync(db, [.. knowledge._versions.Values.Where(v => within.Contains(v.Code)).Select(v => v.AreaId).Distinct()], cancel);
        await knowledge.UpAsync(db, cancel);
        return knowledge;
    }

    internal static AreaPeriod Period(AreaVersion version) => new()
    {
        AreaId = version.AreaId,
        Code = AreaCode.Parse(version.Code),
        NameTh = version.NameTh,
        NameEn = version.NameEn,
        TypeTh = version.TypeTh,
        ParentId = version.ParentId,
        From = version.ValidFrom,
        To = version.ValidTo,
        IsFirstDayTold = version.ValidFrom is not null && version.Kind == AreaChangeKind.Create,
        Provisional = version.Provisional,
        VersionId = version.Id,
    };

    private async Task AddAsync(KlangDb db, AreaDecisionCodes codes, CancellationToken cancel)
    {
        var areas = new HashSet<long>();
        foreach (var some in codes.All.Select(c => c.Digits).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            areas.UnionWith(await Known(db).Where(v => some.Contains(v.Code)).Select(v => v.AreaId).ToListAsync(cancel));
        }

        // Whoever bears a code inside one that is given anew.
        foreach (var code in codes.Given)
        {
            areas.UnionWith(await Known(db).Within(code).Select(v => v.AreaId).ToListAsync(cancel));
        }

        await AddAsync(db, areas, cancel);
    }

    private async Task AddAsync(KlangDb db, IEnumerable<long> areas, CancellationToken cancel)
    {
        foreach (var ids in areas.Where(_areas.Add).Chunk(AtOnce))
        {
            foreach (var version in await Known(db).Where(v => ids.Contains(v.AreaId)).ToListAsync(cancel))
            {
                _versions[version.Id] = version;
            }
        }
    }

    /// <summary>Everything that lies in some areas on any day.</summary>
    private async Task DownAsync(KlangDb db, IReadOnlyCollection<long> areas, CancellationToken cancel)
    {
        for (var (level, seen) = (areas, new HashSet<long>(areas)); level.Count > 0;)
        {
            var below = new HashSet<long>();
            foreach (var ids in level.Cast<long?>().Chunk(AtOnce))
            {
                below.UnionWith(await Known(db).Where(v => ids.Contains(v.ParentId)).Select(v => v.AreaId).ToListAsync(cancel));
            }

            await AddAsync(db, below, cancel);
            level = [.. below.Where(seen.Add)];
        }
    }

    private async Task UpAsync(KlangDb db, CancellationToken cancel)
    {
        for (var above = Above(); above.Count > 0; above = Above())
        {
            await AddAsync(db, above, cancel);
        }

        List<long> Above() => [.. _versions.Values.Select(v => v.ParentId).OfType<long>().Where(id => !_areas.Contains(id)).Distinct()];
    }

    private static IQueryable<AreaVersion> Known(KlangDb db) => db.AreaVersions.AsNoTracking().KnownAt(null);
}
