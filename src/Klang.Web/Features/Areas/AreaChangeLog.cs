using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>One area in a change.</summary>
/// <param name="Before">As it was held to be until then; null for a new area.</param>
/// <param name="After">As it is since; null for an area that ended.</param>
public sealed record AreaChangeLine(AreaChangeKind Kind, AreaView? Before, AreaView? After)
{
    /// <summary>The area itself.</summary>
    public AreaView Area => (After ?? Before)!;
}

/// <summary>A change of the registry, with its papers.</summary>
/// <param name="Happened">Title, three dates, gazette and source.</param>
/// <param name="Lines">The areas that it names or carried along, in order of code.</param>
/// <param name="Lineage">Which came out of which, by area id.</param>
/// <param name="CaseLabel">The correction request it answers, for the telephone: 2570-000123.</param>
public sealed record AreaChangeEntry(AreaEvent Happened, IReadOnlyList<AreaChangeLine> Lines, IReadOnlyList<AreaLineage> Lineage, string? CaseLabel);

/// <summary>A page of the log, and the id after which the next begins; null on the last.</summary>
public sealed record AreaChangePage(IReadOnlyList<AreaChangeEntry> Entries, long? Next);

/// <summary>What was changed in the registry by decisions, newest first. Public: who asked is not told, only what came of it.</summary>
public sealed class AreaChangeLog(KlangDb db)
{
    /// <param name="before">Only entries older than this one; null for the newest.</param>
    /// <param name="within">Only changes that touch areas inside a code; "" for all.</param>
    public async Task<AreaChangePage> PageAsync(long? before, int limit, string within = "", CancellationToken cancel = default)
    {
        var events = db.AreaEvents.AsNoTracking().Where(e => before == null || e.Id < before);
        if (within.Length > 0)
        {
            events = events.Where(e => db.AreaVersions.Any(v => v.EventId == e.Id && v.Code.StartsWith(within)));
        }

        var page = await events.OrderByDescending(e => e.Id).Take(limit + 1).ToListAsync(cancel);
        long? next = page.Count > limit ? page[limit - 1].Id : null;
        return new AreaChangePage(await EntriesAsync(page[..Math.Min(page.Count, limit)], cancel), next);
    }

    /// <summary>One change; null where there is none.</summary>
    public async Task<AreaChangeEntry?> FindAsync(long id, CancellationToken cancel = default) =>
        await EntriesAsync(await db.AreaEvents.AsNoTracking().Where(e => e.Id == id).ToListAsync(cancel), cancel) is [var entry] ? entry : null;

    private async Task<IReadOnlyList<AreaChangeEntry>> EntriesAsync(List<AreaEvent> events, CancellationToken cancel)
    {
        var ids = events.ConvertAll(e => e.Id);
        var brought = db.AreaVersions.AsNoTracking().Where(v => v.EventId != null && ids.Contains(v.EventId.Value));
        var after = (await brought.ToListAsync(cancel)).ToLookup(v => v.EventId!.Value);
        var times = events.ConvertAll(e => e.RecordedAt);
        var areas = brought.Select(v => v.AreaId);
        var before = (await db.AreaVersions.AsNoTracking().Where(v => v.SupersededAt != null && times.Contains(v.SupersededAt.Value) && areas.Contains(v.AreaId)).ToListAsync(cancel)).ToLookup(v => v.AreaId);
        var lineage = (await db.AreaLineage.AsNoTracking().Where(l => ids.Contains(l.EventId)).ToListAsync(cancel)).ToLookup(l => l.EventId);
        var cases = events.Select(e => e.CaseId).OfType<Guid>().ToList();
        var labels = await db.Set<Case>().AsNoTracking().Where(c => cases.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Label, cancel);
        return [.. events.Select(e => new AreaChangeEntry(
            e, AreaChangeLines.Of(e, [.. after[e.Id]], before), [.. lineage[e.Id]], e.CaseId is { } id ? labels.GetValueOrDefault(id) : null))];
    }
}
