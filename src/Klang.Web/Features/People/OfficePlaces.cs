using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>What somebody is in the office: the position for letters, and whether they head it. An office has one head.</summary>
public sealed class OfficePlaces(KlangDb db, Guard guard, ProcessRunner processes)
{
    public const int LongestPosition = 200;

    /// <summary>Whoever headed the office before no longer does.</summary>
    /// <returns>Problems: 403.*, 404.1.</returns>
    public async Task<Result<bool>> SetAsync(Actor actor, Guid id, bool head, string? position, CancellationToken cancel = default)
    {
        if (await db.PersonAsync(id, cancel) is not { } person)
        {
            return Problems.NotFound;
        }

        if (await guard.AskAsync(actor, Act.ManageAccount, person.Target, person.User.UserName!) is { } refused)
        {
            return refused;
        }

        return await processes.RunAsync<bool>(new Process("account.place", actor), scope => SetAsync(scope, id, head, position, cancel), cancel);
    }

    /// <summary>The head of an office; null where none is named.</summary>
    public static Task<Guid?> HeadAsync(KlangDb db, string unit, CancellationToken cancel = default) =>
        db.Users.Where(u => u.UnitCode == unit && u.IsHead && !u.IsClosed).OrderBy(u => u.CreatedAt).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel);

    private static async Task<Result<bool>> SetAsync(ProcessScope scope, Guid id, bool head, string? position, CancellationToken cancel)
    {
        if (await scope.Db.HeldUserAsync(id, cancel) is not { } user)
        {
            return Problems.NotFound;
        }

        var clean = ThaiText.Normalise(position ?? "").Trim();
        var before = new { user.IsHead, user.Position };
        (user.IsHead, user.Position) = (head, clean.Length == 0 ? null : clean.Length > LongestPosition ? clean[..LongestPosition] : clean);
        foreach (var other in head ? await scope.Db.Users.Where(u => u.UnitCode == user.UnitCode && u.IsHead && u.Id != id).ToListAsync(cancel) : [])
        {
            other.IsHead = false;
            scope.Note(user.UnitCode, other.UserName!, new { isHead = false });
        }

        scope.Note(user.UnitCode, user.UserName!, new { from = before, to = new { user.IsHead, user.Position } });
        return true;
    }
}
