using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>What is to be handed on.</summary>
public sealed record NewDelegation(Guid To, DateOnly From, DateOnly Until, string? Reason);

/// <summary>A delegation with the names of both.</summary>
public sealed record DelegationLine(Delegation Delegation, string FromName, string ToName)
{
    public DelegationSpan Span => new(Delegation.FromDay, Delegation.UntilDay, Delegation.EndedAt is not null);
}

/// <summary>During leave a reviewer hands deciding to somebody of the same office. It ends on its day, or earlier when taken back.</summary>
public sealed class DelegationDesk(KlangDb db, ProcessRunner processes, Guard guard, TimeProvider clock)
{
    /// <returns>Problems: 403.1, 404.1, 409.33 (another on these days), 422.2 with <c>from</c>, <c>until</c> or <c>to</c>, 422.3.</returns>
    public async Task<Result<Delegation>> MakeAsync(Actor actor, NewDelegation wanted, CancellationToken cancel = default)
    {
        if (await guard.AskAsync(actor, Act.Delegate, Office(actor), actor.UserName) is { } refused)
        {
            return refused;
        }

        var why = Words.Kept(wanted.Reason) ?? "";
        var span = new DelegationSpan(wanted.From, wanted.Until);
        if ((DelegationRules.Check(span, clock.Today()) ?? (why.Length == 0 ? Problems.ReasonNeeded with { Where = "reason" } : null)) is { } problem)
        {
            return problem;
        }

        return await processes.RunAsync<Delegation>(new Process("delegation.make", actor, why), scope => MakeAsync(scope, wanted, span, why, cancel), cancel);
    }

    /// <summary>Takes it back from now on; what was decided meanwhile stays decided.</summary>
    public Task<Result<Delegation>> EndAsync(Actor actor, Guid id, CancellationToken cancel = default) =>
        processes.RunAsync<Delegation>(new Process("delegation.end", actor), async scope =>
        {
            var found = await scope.Db.Delegations.SingleOrDefaultAsync(d => d.Id == id && d.FromUserId == actor.Id, cancel);
            if (found is null || found.EndedAt is not null)
            {
                return found is null ? Problems.NotFound : found;
            }

            found.EndedAt = scope.Now;
            scope.Note(found.UnitCode, actor.UserName, new { found.FromDay, found.UntilDay });
            await NoticeWriter.TellAsync(scope, One(scope.Db, found.ToUserId), "delegation.ended", actor.Name, "/office/delegation", cancel);
            return found;
        }, cancel);

    /// <summary>What the person gave or was given, the latest first.</summary>
    public async Task<IReadOnlyList<DelegationLine>> OfAsync(Actor actor, CancellationToken cancel = default) =>
        await db.Delegations.AsNoTracking().Where(d => d.FromUserId == actor.Id || d.ToUserId == actor.Id)
            .Join(db.Users, d => d.FromUserId, u => u.Id, (d, u) => new { Delegation = d, From = u.DisplayName })
            .Join(db.Users, d => d.Delegation.ToUserId, u => u.Id, (d, u) => new { d.Delegation, d.From, To = u.DisplayName })
            .OrderByDescending(d => d.Delegation.FromDay).Take(100).Select(d => new DelegationLine(d.Delegation, d.From, d.To)).ToListAsync(cancel);

    /// <summary>Those of the office who do not decide anyway.</summary>
    public Task<List<KlangUser>> CandidatesAsync(Actor actor, CancellationToken cancel = default) => Candidates(db, actor).OrderBy(u => u.DisplayName).ToListAsync(cancel);

    private static IQueryable<KlangUser> Candidates(KlangDb db, Actor actor) => db.Users.AsNoTracking()
        .Where(u => u.UnitCode == actor.UnitCode && !u.IsClosed && u.Id != actor.Id && u.Role != Role.ProvinceReviewer && u.Role != Role.Department);

    private static async Task<Result<Delegation>> MakeAsync(ProcessScope scope, NewDelegation wanted, DelegationSpan span, string why, CancellationToken cancel)
    {
        var actor = scope.Actor;
        await scope.Db.HeldUserAsync(actor.Id, cancel);
        if (!await Candidates(scope.Db, actor).AnyAsync(u => u.Id == wanted.To, cancel))
        {
            return AccountProblems.NoStandIn;
        }

        var others = await scope.Db.Delegations.AsNoTracking().Where(d => d.FromUserId == actor.Id && d.EndedAt == null).ToListAsync(cancel);
        if (others.Exists(d => new DelegationSpan(d.FromDay, d.UntilDay).Meets(span)))
        {
            return AccountProblems.DelegatedAlready;
        }

        var made = new Delegation
        {
            Id = Guid.CreateVersion7(),
            UnitCode = actor.UnitCode,
            AreaCode = Office(actor).Area.Digits,
            FromUserId = actor.Id,
            ToUserId = wanted.To,
            FromDay = span.From,
            UntilDay = span.Until,
            Reason = why.Length > 2000 ? why[..2000] : why,
            MadeAt = scope.Now,
            MadeBy = actor.Name,
        };
        scope.Db.Delegations.Add(made);
        scope.Note(actor.UnitCode, actor.UserName, new { to = wanted.To, span.From, span.Until });
        await NoticeWriter.TellAsync(scope, One(scope.Db, wanted.To), "delegation.made", $"{BuddhistDate.Short(span.From, "th")} – {BuddhistDate.Short(span.Until, "th")}", "/office/delegation", cancel);
        return made;
    }

    private static IQueryable<KlangUser> One(KlangDb db, Guid id) => db.Users.Where(u => u.Id == id && !u.IsClosed);

    /// <summary>The actor's own office; its area is what the actor sees.</summary>
    private static OfficeTarget Office(Actor actor) => new(actor.UnitCode, actor.Scope);
}
