using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data;
using Microsoft.EntityFrameworkCore;

namespace Klang.Bench;

/// <summary>
/// A fiscal year's reports somewhere in their lives: not begun, drafts, waiting, decided, late, returned and left. Far more kinds than a real
/// year has, and so the worst case for whoever counts them.
/// </summary>
internal static class Scatter
{
    private const int AtOnce = 2_000;

    /// <param name="except">A dataset that stays as it is; null for none.</param>
    public static async Task RunAsync(KlangDb db, FiscalYear year, string? except = null)
    {
        var random = new Random(57);
        var ids = await db.Submissions.Where(s => s.FiscalYear == year.Year && s.Dataset != except).OrderBy(s => s.RoundId).ThenBy(s => s.UnitCode).Select(s => s.Id).ToListAsync();
        foreach (var some in ids.Chunk(AtOnce))
        {
            foreach (var s in await db.Submissions.Include(s => s.Round).Where(s => some.Contains(s.Id)).OrderBy(s => s.RoundId).ThenBy(s => s.UnitCode).ToListAsync())
            {
                s.Status = (SubmissionStatus)random.Next(5);
                (s.Rows, s.RowsConfirmed) = (20, random.Next(3) * 10);
                var due = s.Round!.EffectiveDueOn.ToDateTime(new TimeOnly(3, 0), DateTimeKind.Utc);
                s.SubmittedAt = s.Status == SubmissionStatus.Draft ? null : due.AddDays(random.Next(-20, 3));
                s.ReviewedAt = s.Status is SubmissionStatus.Draft or SubmissionStatus.Submitted ? null : s.SubmittedAt!.Value.AddDays(2);
                s.SavedAt = due.AddDays(-random.Next(30));
                s.ExtendedUntil = random.Next(20) == 0 ? s.Round.EffectiveDueOn.AddDays(5) : null;
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }
}
