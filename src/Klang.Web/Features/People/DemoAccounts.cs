using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>One demonstration account, as the sign-in page and the console list it.</summary>
public sealed record DemoAccount(string UserName, string DisplayName, Role Role, string UnitTh, string? UnitEn);

/// <summary>The accounts of the Chiang Rai demonstration. They exist in demonstration mode only, and work in no other.</summary>
public sealed class DemoAccounts(KlangDb db, KlangOptions options, ProcessRunner processes, UserManager<KlangUser> users, PasswordBook passwords)
{
    /// <summary>Everybody's passphrase in a demonstration. It is no secret, which is why a demonstration listens on this machine only.</summary>
    public const string Passphrase = "klang-demonstration";

    /// <summary>Makes the accounts that are missing; nothing outside demonstration mode.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> EnsureAsync(CancellationToken cancel = default)
    {
        if (options.Mode != KlangMode.Demo)
        {
            return 0;
        }

        var units = await db.Units.AsNoTracking().Where(u => u.ProvinceCode == DemoPeople.Province || u.Level == UnitLevel.Department).OrderBy(u => u.Code).ToListAsync(cancel);
        var wanted = DemoPeople.For(units).ToList();
        var names = wanted.Select(a => a.UserName).ToList();
        var known = await db.Users.Where(u => names.Contains(u.UserName!)).Select(u => u.UserName!).ToListAsync(cancel);
        var missing = wanted.Where(a => !known.Contains(a.UserName)).ToList();
        return missing.Count == 0 ? 0 : (await WriteAsync(missing, passwords.Hash(Passphrase))).Value;
    }

    /// <summary>The accounts there are, in the order of their units; none outside demonstration mode.</summary>
    public async Task<IReadOnlyList<DemoAccount>> ListAsync(CancellationToken cancel = default)
    {
        if (options.Mode != KlangMode.Demo)
        {
            return [];
        }

        var people = await db.Users.AsNoTracking().Where(u => u.IsDemonstration && !u.IsClosed).WithUnits(db.Units.AsNoTracking()).ToListAsync(cancel);
        return [.. people.OrderBy(p => p.User.Role).ThenBy(p => p.Unit.Code, StringComparer.Ordinal)
            .Select(p => new DemoAccount(p.User.UserName!, p.User.DisplayName, p.User.Role, p.Unit.NameTh, p.Unit.NameEn))];
    }

    private Task<Result<int>> WriteAsync(List<NewAccount> accounts, string hash) => processes.RunAsync<int>(
        new Process("demonstration.accounts", Actor.System),
        async scope =>
        {
            foreach (var account in accounts)
            {
                (await users.CreateAsync(User(account, hash, scope.Now))).Done(account.UserName);
            }

            scope.Note(Actor.System.UnitCode, "บัญชีสาธิต", new { made = accounts.Count });
            return accounts.Count;
        });

    private static KlangUser User(NewAccount account, string hash, DateTime now) => new()
    {
        Id = Guid.NewGuid(),
        UserName = account.UserName,
        DisplayName = account.DisplayName,
        UnitCode = account.UnitCode,
        Role = account.Role,
        PasswordHash = hash,
        IsDemonstration = true,
        CreatedAt = now,
    };
}
