using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Who decides today in somebody else's place. Every door that decides asks here first; recording and submitting stay one's own.</summary>
public sealed class StandIns(KlangDb db, TimeProvider clock)
{
    /// <summary>
    /// The person as they may decide today: with the role of the reviewer who is away and has handed it on, else as they are.
    /// Whoever decides anyway needs nobody's name, and what was handed on is not handed further.
    /// </summary>
    public async Task<Actor> ForAsync(Actor actor, CancellationToken cancel = default)
    {
        if (actor.Role.Decides() || actor.StandsInFor is not null)
        {
            return actor;
        }

        var today = clock.Today();
        var given = await InForce(db.Delegations, today).Where(d => d.ToUserId == actor.Id && d.UnitCode == actor.UnitCode).OrderBy(d => d.FromDay)
            .Join(db.Users.AsNoTracking().Where(u => !u.IsClosed).WithUnits(db.Units.AsNoTracking()), d => d.FromUserId, p => p.User.Id, (d, p) => p).ToListAsync(cancel);

        // Who has moved to another office or task since has nothing there to hand on.
        return given.Find(p => p.User.UnitCode == actor.UnitCode && p.User.Role.Decides()) is { } away ? actor.InPlaceOf(away.Actor()) : actor;
    }

    internal static IQueryable<Delegation> InForce(IQueryable<Delegation> delegations, DateOnly day) =>
        delegations.Where(d => d.EndedAt == null && d.FromDay <= day && d.UntilDay >= day);
}
