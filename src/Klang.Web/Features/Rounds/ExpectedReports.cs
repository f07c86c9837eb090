using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Rounds;

/// <summary>Writes one empty submission for each unit that must report a round: who owes what is frozen on that day.</summary>
internal static class ExpectedReports
{
    private const int Batch = 4000;

    /// <returns>How many were written. What the context tracked is forgotten.</returns>
    public static async Task<int> WriteAsync(KlangDb db, IReadOnlyList<Round> rounds, IReadOnlyList<ReportingUnit> units, CancellationToken cancel)
    {
        var written = 0;
        var detect = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var batch in rounds.SelectMany(r => Of(r, units)).Chunk(Batch))
            {
                db.Submissions.AddRange(batch);
                written += await db.SaveChangesAsync(cancel);
                db.ChangeTracker.Clear();
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detect;
        }

        return written;
    }

    private static IEnumerable<Submission> Of(Round round, IReadOnlyList<ReportingUnit> units) =>
        units.Where(u => round.IsReportedBy(u.Level)).Select(unit => new Submission
        {
            Id = Guid.CreateVersion7(),
            RoundId = round.Id,
            Dataset = round.Dataset,
            FiscalYear = round.FiscalYear,
            RoundNumber = round.Number,
            UnitCode = unit.Code,
            AreaCode = unit.AreaCode,
        });
}
