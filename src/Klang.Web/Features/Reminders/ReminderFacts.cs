using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Reminders;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reminders;

/// <summary>Reads what the plan decides on: what is owed, and who may be told.</summary>
public sealed class ReminderFacts(KlangDb db, Catalogue catalogue)
{
    /// <summary>Reports that are open on a day, with those to whom they were given.</summary>
    public async Task<IReadOnlyList<OwedReport>> OwedAsync(DateOnly today, CancellationToken cancel = default)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.Collects && r.OpensOn <= today).ToDictionaryAsync(r => r.Id, r => r.Dates(), cancel);
        var given = await GivenAsync(today, cancel);
        var owed = await db.Submissions.AsNoTracking()
            .Where(s => (s.Status == SubmissionStatus.Draft || s.Status == SubmissionStatus.Returned)
                && s.Round!.Collects && s.Round.OpensOn <= today && (s.Round.LocksOn > today || s.ExtendedUntil >= today))
            .Join(db.Units, s => s.UnitCode, u => u.Code, (s, u) => new { s.Id, s.UnitCode, u.ProvinceCode, s.RoundId, s.Status, s.ExtendedUntil })
            .ToListAsync(cancel);
        return [.. owed.Where(s => rounds.TryGetValue(s.RoundId, out var dates) && catalogue.Find(dates.Id.DatasetKey) is not null)
            .Select(s => new OwedReport(s.UnitCode, s.ProvinceCode, rounds[s.RoundId], s.Status, s.ExtendedUntil)
            {
                Id = s.Id,
                Assigned = To(given[s.UnitCode], rounds[s.RoundId].Id),
            })];
    }

    /// <summary>Everybody with an office that reports and an account that is open.</summary>
    public async Task<IReadOnlyList<Recipient>> PeopleAsync(CancellationToken cancel = default) =>
        await db.Users.AsNoTracking().Where(u => !u.IsClosed && (u.Role == Role.Officer || u.Role == Role.ProvinceReviewer))
            .Join(db.Units.AsNoTracking(), u => u.UnitCode, n => n.Code, (u, n) => new Recipient(u, n)).ToListAsync(cancel);

    /// <summary>What an office shared out, as long as whoever has it is still there.</summary>
    private async Task<ILookup<string, Assignment>> GivenAsync(DateOnly today, CancellationToken cancel)
    {
        var given = await db.Assignments.AsNoTracking().Where(a => a.FromDay <= today && (a.UntilDay == null || a.UntilDay >= today))
            .Join(db.Users.Where(u => !u.IsClosed), a => new { Id = a.UserId, a.UnitCode }, u => new { u.Id, u.UnitCode }, (a, _) => a).ToListAsync(cancel);
        return given.ToLookup(a => a.UnitCode, StringComparer.Ordinal);
    }

    private static ImmutableArray<Guid> To(IEnumerable<Assignment> given, RoundId round) =>
        [.. given.Where(a => a.Dataset == round.DatasetKey && a.FiscalYear == round.Year.Year && (a.RoundNumber is null || a.RoundNumber == round.Number)).Select(a => a.UserId).Distinct()];
}
