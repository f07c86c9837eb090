using System.Security.Claims;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>A person's own password: the first after a slip, or another later. Either ends all other sessions.</summary>
internal sealed class PasswordDesk(KlangDb db, PasswordBook passwords, Sessions sessions, UserManager<Data.Model.KlangUser> users, ProcessRunner processes)
{
    /// <param name="current">Not asked of somebody who has just come in with a slip.</param>
    public async Task<(Person? Person, IReadOnlyList<Problem> Problems)> ChangeAsync(ClaimsPrincipal session, string? current, string? next, CancellationToken cancel)
    {
        var person = await db.PersonAsync(session.Actor().Id, cancel);
        if (person is null || !sessions.IsGood(session, person))
        {
            return (null, [Problems.SignInNeeded]);
        }

        var faults = await FaultsAsync(person, current, next ?? "", cancel);
        if (faults.Count > 0)
        {
            await processes.RefusedAsync(person.Actor(), "ChangePassword", person.User.UserName!, faults[0], cancel);
            return (null, faults);
        }

        var changed = await WriteAsync(person, passwords.Hash(next!), cancel);
        return changed.IsOk ? (changed.Value, []) : (null, [changed.Problem]);
    }

    public async Task<PasswordFacts> FactsAsync(Person person, CancellationToken cancel)
    {
        var province = await db.Units.AsNoTracking().SingleOrDefaultAsync(u => u.Code == person.Unit.ProvinceCode, cancel);
        return new PasswordFacts
        {
            UserName = person.User.UserName!,
            DisplayName = person.User.DisplayName,
            UnitCode = person.Unit.Code,
            Area = person.Area,
            OfficeNames = [.. new[] { person.Unit.NameTh, person.Unit.NameEn, province?.NameTh, province?.NameEn }.OfType<string>()],
        };
    }

    private async Task<IReadOnlyList<Problem>> FaultsAsync(Person person, string? current, string next, CancellationToken cancel)
    {
        if (!person.User.MustChangePassword && !passwords.Fits(person.User, current))
        {
            return [AccountProblems.WrongCurrent];
        }

        var faults = PasswordRules.Check(next, await FactsAsync(person, cancel));
        return faults.Count == 0 && passwords.Fits(person.User, next) ? [AccountProblems.SamePassword] : faults;
    }

    private Task<Result<Person>> WriteAsync(Person person, string hash, CancellationToken cancel) => processes.RunAsync<Person>(
        new Process("account.password", person.Actor()),
        async scope =>
        {
            var user = await db.HeldUserAsync(person.User.Id, cancel);
            if (user is null || user.PasswordHash != person.User.PasswordHash || user.IsClosed)
            {
                return Problems.SignInNeeded;
            }

            scope.Note(user.UnitCode, user.UserName!, new { first = user.MustChangePassword });
            (user.PasswordHash, user.MustChangePassword, user.SlipExpiresAt) = (hash, false, null);
            return (await users.UpdateSecurityStampAsync(user)).Done() ?? (Result<Person>)(person with { User = user });
        },
        cancel);
}
