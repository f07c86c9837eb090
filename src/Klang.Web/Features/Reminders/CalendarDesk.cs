using System.Buffers.Text;
using System.Security.Cryptography;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>Addresses under which calendar programs read an office's due dates. The key is shown once; its hash is kept.</summary>
public sealed class CalendarDesk(KlangDb db, Guard guard, ProcessRunner processes)
{
    private const int KeyBytes = 32;
    private const int MostFeeds = 20;

    /// <summary>Those of the person's office that still work, newest first.</summary>
    public Task<List<CalendarFeed>> ListAsync(Actor actor, CancellationToken cancel = default) =>
        Open(db, actor.UnitCode).AsNoTracking().OrderByDescending(f => f.CreatedAt).ToListAsync(cancel);

    /// <returns>The key; it cannot be shown again.</returns>
    public async Task<Result<string>> MakeAsync(Actor actor, CancellationToken cancel = default)
    {
        var unit = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == actor.UnitCode, cancel);
        if (unit is null || await guard.AskAsync(actor, Act.ShareCalendar, new AreaTarget(AreaCode.Parse(unit.AreaCode)), "/calendar") is not null)
        {
            return Problems.NotFound;
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        return await processes.RunAsync<string>(new Process("calendar-feed.make", actor), async scope =>
        {
            if (await Open(scope.Db, unit.Code).CountAsync(cancel) >= MostFeeds)
            {
                return RemindersProblems.TooManyFeeds;
            }

            scope.Db.CalendarFeeds.Add(Feed(scope, unit, key));
            scope.Note(unit.Code, unit.NameTh);
            return key;
        }, cancel);
    }

    /// <summary>Anybody of the office may take one back: who made it may have left.</summary>
    public Task<Result<bool>> RevokeAsync(Actor actor, Guid id, CancellationToken cancel = default) => processes.RunAsync<bool>(new Process("calendar-feed.revoke", actor), async scope =>
    {
        if (actor.ReadOnly || await Open(scope.Db, actor.UnitCode).SingleOrDefaultAsync(f => f.Id == id, cancel) is not { } feed)
        {
            return Problems.NotFound;
        }

        feed.RevokedAt = scope.Now;
        scope.Note(feed.UnitCode, feed.CreatedBy);
        return true;
    }, cancel);

    /// <summary>The office whose dates stand under a key; null for a key that is not, or no longer, known.</summary>
    public Task<ReportingUnit?> FindAsync(string key, CancellationToken cancel = default)
    {
        var hash = TokenText.HashOf(key);
        return db.CalendarFeeds.Where(f => f.KeyHash == hash && f.RevokedAt == null)
            .Join(db.Units.AsNoTracking(), f => f.UnitCode, u => u.Code, (_, u) => u).SingleOrDefaultAsync(cancel);
    }

    private static IQueryable<CalendarFeed> Open(KlangDb db, string unit) => db.CalendarFeeds.Where(f => f.UnitCode == unit && f.RevokedAt == null);

    private static CalendarFeed Feed(ProcessScope scope, ReportingUnit unit, string key) => new()
    {
        Id = Guid.CreateVersion7(),
        UnitCode = unit.Code,
        AreaCode = unit.AreaCode,
        KeyHash = TokenText.HashOf(key),
        CreatedAt = scope.Now,
        CreatedById = scope.Actor.Id,
        CreatedBy = scope.Actor.Name,
    };
}
