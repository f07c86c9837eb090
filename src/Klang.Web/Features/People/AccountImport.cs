using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.People;

/// <summary>Many accounts from one file: all of them, or none and a list of what to mend.</summary>
public sealed class AccountImport(KlangDb db, ProcessRunner processes, UserManager<KlangUser> users, PasswordBook passwords)
{
    /// <summary>Everything wrong with the file, the database asked too; each problem names its line.</summary>
    public async Task<(IReadOnlyList<AccountRow> Rows, IReadOnlyList<Problem> Faults)> CheckAsync(string text, CancellationToken cancel = default)
    {
        var (rows, faults) = AccountFile.Read(text);
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, cancel);
        var names = rows.Select(r => r.Account.UserName.ToUpperInvariant()).ToList();
        var taken = await db.Users.Where(u => names.Contains(u.NormalizedUserName!)).Select(u => u.NormalizedUserName).ToListAsync(cancel);
        return (rows, [.. faults, .. rows.SelectMany(row => Faults(row, units, taken))]);
    }

    /// <summary>Makes the accounts; every one gets a slip.</summary>
    public async Task<(IReadOnlyList<IssuedSlip> Slips, IReadOnlyList<Problem> Faults)> RunAsync(Actor actor, string text, CancellationToken cancel = default)
    {
        var (rows, faults) = await CheckAsync(text, cancel);
        if (faults.Count > 0)
        {
            return ([], faults);
        }

        var slips = rows.AsParallel().AsOrdered().Select(_ => FreshSlip.New(passwords)).ToList();
        var result = await processes.RunAsync<IReadOnlyList<IssuedSlip>>(new Process("account.import", actor), scope => WriteAsync(scope, rows, slips, cancel), cancel);
        return result.IsOk ? (result.Value, []) : ([], [result.Problem]);
    }

    private static IEnumerable<Problem> Faults(AccountRow row, Dictionary<string, ReportingUnit> units, List<string?> taken)
    {
        var where = AccountFile.Place(row.Line);
        if (taken.Contains(row.Account.UserName.ToUpperInvariant()))
        {
            yield return AccountProblems.UserNameTaken(row.Account.UserName) with { Where = where };
        }

        if (!units.TryGetValue(row.Account.UnitCode, out var unit))
        {
            yield return AccountProblems.NoSuchUnit(row.Account.UnitCode) with { Where = where };
        }
        else if (AccountFields.CheckUnit(row.Account.Role, unit.Level, unit.NameTh) is { } problem)
        {
            yield return problem with { Where = where };
        }
    }

    private async Task<Result<IReadOnlyList<IssuedSlip>>> WriteAsync(ProcessScope scope, IReadOnlyList<AccountRow> rows, List<FreshSlip> slips, CancellationToken cancel)
    {
        var units = await db.Units.AsNoTracking().ToDictionaryAsync(u => u.Code, cancel);
        var issued = new List<IssuedSlip>();
        foreach (var (row, slip) in rows.Zip(slips))
        {
            var added = await AccountWriter.AddAsync(scope, users, row.Account, units[row.Account.UnitCode], slip);
            if (!added.IsOk)
            {
                return added.Problem with { Where = AccountFile.Place(row.Line) };
            }

            issued.Add(added.Value);
        }

        return issued;
    }
}
