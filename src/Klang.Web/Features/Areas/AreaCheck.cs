using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>How many areas bear a word: ตำบล 7,256 and แขวง 180.</summary>
public sealed record AreaCount(AreaLevel Level, string Word, int Count);

/// <summary>What <c>areas check</c> tells.</summary>
public sealed record AreaCheckResult(IReadOnlyList<AreaCount> Counts, AreaRegistryReport Report);

/// <summary>Runs the self-check on the areas in force today.</summary>
public sealed class AreaCheck(KlangDb db, TimeProvider clock)
{
    public async Task<AreaCheckResult> RunAsync(CancellationToken cancel = default)
    {
        var areas = await db.AreaVersions.AsNoTracking().At(AreaMoment.Current, clock.Today()).OrderBy(v => v.Code).ToListAsync(cancel);
        var codes = areas.DistinctBy(v => v.AreaId).ToDictionary(v => v.AreaId, v => AreaCode.Parse(v.Code));
        var report = AreaRegistryCheck.Run([.. areas.Select(v => new AreaEntry(AreaCode.Parse(v.Code), v.NameTh)
        {
            NameEn = v.NameEn,
            Level = v.Level,

            // A parent that is no longer in force is none, and the check says so.
            Parent = v.ParentId is { } parent ? codes.GetValueOrDefault(parent) : AreaCode.Country,
        })]);
        var counts = areas.GroupBy(v => (v.Level, Word: v.TypeTh ?? AreaWords.Th(v.Level))).OrderBy(g => g.Key.Level).ThenByDescending(g => g.Count());
        return new AreaCheckResult([.. counts.Select(g => new AreaCount(g.Key.Level, g.Key.Word, g.Count()))], report);
    }
}
