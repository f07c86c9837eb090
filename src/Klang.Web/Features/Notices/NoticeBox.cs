using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Notices;

/// <summary>One person's notices. Reading leaves no line in the trail: it changes nothing that others see.</summary>
public sealed class NoticeBox(KlangDb db, ProcessRunner processes)
{
    /// <summary>More than this many are told as "99+".</summary>
    public const int MostCounted = 99;

    public const int PageSize = 50;

    /// <summary>Unread ones, at most one more than <see cref="MostCounted"/>: one look into one index, however full the box is.</summary>
    public Task<int> UnreadAsync(Guid userId, CancellationToken cancel = default) =>
        db.Notices.Where(n => n.UserId == userId && n.ReadAt == null).OrderBy(n => n.At).Take(MostCounted + 1).CountAsync(cancel);

    /// <summary>The newest first; one more than <see cref="PageSize"/> where there is another page.</summary>
    public Task<List<Notice>> ReadAsync(Guid userId, int page, CancellationToken cancel = default) =>
        db.Notices.AsNoTracking().Where(n => n.UserId == userId).OrderByDescending(n => n.At).ThenByDescending(n => n.Id)
            .Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);

    public Task MarkAsync(Actor actor, Guid id, CancellationToken cancel = default) => MarkAsync(actor, n => n.Id == id, cancel);

    public Task MarkAllAsync(Actor actor, CancellationToken cancel = default) => MarkAsync(actor, _ => true, cancel);

    /// <summary>Who has opened the page a notice points to has read it.</summary>
    public async Task SeenAsync(Actor actor, string link, CancellationToken cancel = default)
    {
        if (await db.Notices.AnyAsync(n => n.UserId == actor.Id && n.ReadAt == null && n.Link == link, cancel))
        {
            await MarkAsync(actor, n => n.Link == link, cancel);
        }
    }

    private Task<Result<int>> MarkAsync(Actor actor, System.Linq.Expressions.Expression<Func<Notice, bool>> which, CancellationToken cancel) =>
        processes.RunAsync<int>(new Process("notice.read", actor), async scope => await scope.Db.Notices
            .Where(n => n.UserId == actor.Id && n.ReadAt == null).Where(which)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, scope.Now), cancel), cancel);
}
