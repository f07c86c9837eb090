using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.AreaChecks;

/// <summary>That an area was answered for, and when.</summary>
internal readonly record struct GivenAnswer(Guid SheetId, CheckArea Area, DateTime At);

/// <summary>
/// Answers whose area has changed since: another name or place, so that what was looked at is not what stands there now. A
/// version recorded anew that says the same of name and place (a postal code came, an end was announced) opens nothing.
/// </summary>
internal static class CheckAnswers
{
    private const int Chunk = 500;

    /// <summary>Whether it may have changed; the cheap question, asked of every answer.</summary>
    public static bool IsSuspect(CheckArea area, DateTime at) => area.RecordedAt > at || area.ValidFrom > Bangkok.DayOf(at);

    /// <summary>Of the suspects those that did change.</summary>
    public static async Task<IReadOnlySet<(Guid SheetId, long AreaId)>> OutdatedAsync(KlangDb db, IReadOnlyCollection<GivenAnswer> suspects, CancellationToken cancel)
    {
        var past = new List<AreaVersion>();
        foreach (var ids in suspects.Select(s => s.Area.AreaId).Distinct().Chunk(Chunk))
        {
            past.AddRange(await db.AreaVersions.AsNoTracking().Where(v => ids.Contains(v.AreaId)).ToListAsync(cancel));
        }

        var versions = past.ToLookup(v => v.AreaId);
        return suspects.Where(s => !versions[s.Area.AreaId].AsQueryable().KnownAt(s.At).InForceOn(Bangkok.DayOf(s.At)).Any(v => SaysTheSame(v, s.Area)))
            .Select(s => (s.SheetId, s.Area.AreaId)).ToHashSet();
    }

    private static bool SaysTheSame(AreaVersion seen, CheckArea now) =>
        (seen.Code, seen.NameTh, seen.TypeTh, seen.ParentId) == (now.Code, now.NameTh, now.TypeTh, now.ParentId);
}
