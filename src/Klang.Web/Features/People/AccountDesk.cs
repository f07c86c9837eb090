using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Makes, renews, moves and closes accounts. Each asks permission for the account as it is, and as it is to be.</summary>
public sealed class AccountDesk(KlangDb db, Guard guard, ProcessRunner processes, UserManager<KlangUser> users, PasswordBook passwords)
{
    public async Task<Result<IssuedSlip>> CreateAsync(Actor actor, NewAccount account, CancellationToken cancel = default)
    {
        var unit = await PlaceAsync(actor, account.UserName, account.UnitCode, account.Role, cancel);
        if (!unit.IsOk || AccountFields.Check(account) is not null)
        {
            return unit.Problem ?? AccountFields.Check(account)!;
        }

        var slip = FreshSlip.New(passwords);
        return await processes.RunAsync<IssuedSlip>(new Process("account.create", actor), scope => AccountWriter.AddAsync(scope, users, account, unit.Value, slip), cancel);
    }

    /// <summary>A new slip in the place of a lost password. It ends the account's sessions and tokens.</summary>
    public Task<Result<IssuedSlip>> RenewAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var slip = FreshSlip.New(passwords);
        return ChangeAsync<IssuedSlip>(actor, id, "account.slip", (scope, user, unit) => AccountWriter.RenewAsync(scope, users, user, unit, slip), cancel);
    }

    /// <summary>Nobody gets in any more; what the person did keeps the name.</summary>
    public Task<Result<bool>> CloseAsync(Actor actor, Guid id, CancellationToken cancel = default) => ChangeAsync<bool>(
        actor,
        id,
        "account.close",
        async (scope, user, _) =>
        {
            user.IsClosed = true;
            scope.Note(user.UnitCode, user.UserName!);
            await AccountWriter.RevokeTokensAsync(scope, user.Id);
            return (await users.UpdateSecurityStampAsync(user)).Done() ?? (Result<bool>)true;
        },
        cancel);

    /// <summary>The account works again, from a new slip: an old password may have been passed on.</summary>
    public Task<Result<IssuedSlip>> ReopenAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var slip = FreshSlip.New(passwords);
        return ChangeAsync<IssuedSlip>(
            actor,
            id,
            "account.reopen",
            (scope, user, unit) =>
            {
                user.IsClosed = false;
                return AccountWriter.RenewAsync(scope, users, user, unit, slip);
            },
            cancel);
    }

    /// <summary>Another name, unit or role. Sessions end, because what they may see has changed.</summary>
    public async Task<Result<bool>> MoveAsync(Actor actor, Guid id, string displayName, string unitCode, Role role, CancellationToken cancel = default)
    {
        var place = await PlaceAsync(actor, displayName, unitCode, role, cancel);
        if (!place.IsOk || DisplayNames.Check(displayName) is not null)
        {
            return place.Problem ?? DisplayNames.Check(displayName)!;
        }

        return await ChangeAsync<bool>(
            actor,
            id,
            "account.move",
            async (scope, user, _) =>
            {
                var change = new { from = new { user.DisplayName, user.UnitCode, role = user.Role.Key() }, to = new { displayName, unitCode, role = role.Key() } };
                foreach (var stream in new[] { user.UnitCode, unitCode }.Distinct())
                {
                    scope.Note(stream, user.UserName!, change);
                }

                user.IsHead = user.IsHead && user.UnitCode == unitCode;
                (user.DisplayName, user.UnitCode, user.Role) = (displayName, unitCode, role);
                return (await users.UpdateSecurityStampAsync(user)).Done() ?? (Result<bool>)true;
            },
            cancel);
    }

    private async Task<Result<ReportingUnit>> PlaceAsync(Actor actor, string subject, string unitCode, Role role, CancellationToken cancel)
    {
        if (await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == unitCode, cancel) is not { } unit)
        {
            return AccountProblems.NoSuchUnit(unitCode);
        }

        if (await guard.AskAsync(actor, Act.ManageAccount, new AccountTarget(AreaCode.Parse(unit.AreaCode), role), subject) is { } refused)
        {
            return refused;
        }

        return AccountFields.CheckUnit(role, unit.Level, unit.NameTh) is { } problem ? problem : unit;
    }

    private async Task<Result<T>> ChangeAsync<T>(Actor actor, Guid id, string what, Func<ProcessScope, KlangUser, ReportingUnit, Task<Result<T>>> change, CancellationToken cancel)
    {
        if (await db.PersonAsync(id, cancel) is not { } person)
        {
            return Problems.NotFound;
        }

        if (await guard.AskAsync(actor, Act.ManageAccount, person.Target, person.User.UserName!) is { } refused)
        {
            return refused;
        }

        if (id == actor.Id)
        {
            await processes.RefusedAsync(actor, what, person.User.UserName!, AccountProblems.OwnAccount, cancel);
            return AccountProblems.OwnAccount;
        }

        return await processes.RunAsync<T>(
            new Process(what, actor),
            async scope =>
            {
                var user = await db.HeldUserAsync(id, cancel);
                return user is null ? Problems.NotFound : await change(scope, user, person.Unit);
            },
            cancel);
    }
}
