using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>The counts that work lists and matrices read, kept by the transaction that changes them.</summary>
internal static class Counters
{
    public static async Task RefreshAsync(KlangDb db, Submission submission, CancellationToken cancel)
    {
        var counts = await db.Records.Where(r => r.SubmissionId == submission.Id).GroupBy(r => 1).Select(g => new
        {
            Rows = g.Count(),
            Confirmed = g.Count(r => r.State != RecordState.Carried),
            Errors = g.Sum(r => r.Errors),
            Warnings = g.Sum(r => r.Warnings),
        }).SingleOrDefaultAsync(cancel);
        (submission.Rows, submission.RowsConfirmed, submission.Errors, submission.Warnings) =
            (counts?.Rows ?? 0, counts?.Confirmed ?? 0, counts?.Errors ?? 0, counts?.Warnings ?? 0);
    }
}
