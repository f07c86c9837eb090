using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Reports;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Monitoring;

/// <summary>The reports of an area in a fiscal year that somebody may see, as they stand now: the country's from what is kept, a smaller area's from its rows.</summary>
public sealed class ReportFacts(KlangDb db, LiveReports live)
{
    public async Task<IReadOnlyCollection<ReportFact>> ReadAsync(Actor actor, AreaCode within, int fiscalYear, CancellationToken cancel = default)
    {
        if (within == AreaCode.Country && actor.Scope == AreaCode.Country)
        {
            return await live.OfAsync(fiscalYear).WaitAsync(cancel);
        }

        var digits = within.Digits;
        return await db.Submissions.AsNoTracking().VisibleTo(actor).Where(s => s.FiscalYear == fiscalYear && s.AreaCode.StartsWith(digits))
            .Select(s => new ReportFact(
                s.Id, s.UnitCode, s.AreaCode, s.RoundId, s.Status, s.Rows, s.RowsConfirmed, s.Errors, s.SubmittedAt,
                s.Status == SubmissionStatus.Returned ? s.SavedAt > s.ReviewedAt ? s.SavedAt : s.ReviewedAt : null, s.ExtendedUntil))
            .ToListAsync(cancel);
    }
}
