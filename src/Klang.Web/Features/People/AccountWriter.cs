using System.Security.Cryptography;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>A slip just issued. Its signs exist nowhere else.</summary>
/// <param name="Signs">As printed: k7mq-4tzp-w2hd.</param>
/// <param name="ExpiresAt">UTC.</param>
public sealed record IssuedSlip(Guid UserId, string UserName, string DisplayName, string UnitName, string Signs, DateTime ExpiresAt);

/// <summary>A slip before it is given to an account: the signs and, made outside any transaction, their hash.</summary>
internal sealed record FreshSlip(string Signs, string Hash)
{
    public static FreshSlip New(PasswordBook passwords)
    {
        var signs = RandomNumberGenerator.GetString(Slip.Alphabet, Slip.Length);
        return new(signs, passwords.HashSlip(signs));
    }
}

/// <summary>The changes to an account, inside a process.</summary>
internal static class AccountWriter
{
    public static async Task<Result<IssuedSlip>> AddAsync(ProcessScope scope, UserManager<KlangUser> users, NewAccount account, ReportingUnit unit, FreshSlip slip)
    {
        var user = new KlangUser
        {
            Id = Guid.NewGuid(),
            UserName = account.UserName,
            Email = account.Email,
            DisplayName = account.DisplayName,
            UnitCode = unit.Code,
            Role = account.Role,
            CreatedAt = scope.Now,
        };
        Give(user, slip, scope.Now);
        if ((await users.CreateAsync(user)).Done(account.UserName) is { } problem)
        {
            return problem;
        }

        scope.Note(unit.Code, user.UserName!, new { user.DisplayName, role = user.Role.Key() });
        return Issued(user, unit, slip);
    }

    /// <summary>The slip becomes the password; locks and sessions end, and so do tokens, which the old password's finder may have made.</summary>
    public static async Task<Result<IssuedSlip>> RenewAsync(ProcessScope scope, UserManager<KlangUser> users, KlangUser user, ReportingUnit unit, FreshSlip slip)
    {
        Give(user, slip, scope.Now);
        scope.Note(user.UnitCode, user.UserName!);
        await RevokeTokensAsync(scope, user.Id);
        return (await users.UpdateSecurityStampAsync(user)).Done() ?? (Result<IssuedSlip>)Issued(user, unit, slip);
    }

    public static Task<int> RevokeTokensAsync(ProcessScope scope, Guid userId)
    {
        var now = scope.Now;
        return scope.Db.ApiTokens.Where(t => t.UserId == userId && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now));
    }

    private static void Give(KlangUser user, FreshSlip slip, DateTime now)
    {
        (user.PasswordHash, user.MustChangePassword, user.SlipExpiresAt) = (slip.Hash, true, now + Slip.Life);
        (user.AccessFailedCount, user.LockoutEnd) = (0, null);
    }

    private static IssuedSlip Issued(KlangUser user, ReportingUnit unit, FreshSlip slip) =>
        new(user.Id, user.UserName!, user.DisplayName, unit.NameTh, Slip.Show(slip.Signs), user.SlipExpiresAt!.Value);
}
