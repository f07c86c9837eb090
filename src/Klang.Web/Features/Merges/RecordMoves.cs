using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Merges;

/// <summary>Keeps counts and typed rows in step with records that moved, left or came back. Every report concerned is held first, in one order.</summary>
public sealed class RecordMoves(ShelfWriter shelf)
{
    public static async Task HoldAsync(KlangDb db, IEnumerable<Guid> submissions, CancellationToken cancel)
    {
        foreach (var id in submissions.Distinct().Order())
        {
            await RowLock.SubmissionAsync(db, id, cancel);
        }
    }

    /// <param name="scope">The process; what it changed is saved first.</param>
    /// <param name="removed">Records that left, by dataset.</param>
    /// <param name="changed">Records that moved, changed or came back.</param>
    /// <param name="submissions">Every report whose rows changed.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task SettleAsync(ProcessScope scope, IEnumerable<(string Dataset, Guid Record)> removed, IReadOnlyCollection<Record> changed, IEnumerable<Guid> submissions, CancellationToken cancel)
    {
        await scope.Db.SaveChangesAsync(cancel);
        foreach (var dataset in removed.GroupBy(r => r.Dataset, StringComparer.Ordinal))
        {
            shelf.Remove(scope, dataset.Key, dataset.Select(r => r.Record));
        }

        foreach (var id in submissions.Distinct().Order())
        {
            var submission = await scope.Db.Submissions.SingleAsync(s => s.Id == id, cancel);
            var rows = await scope.Db.Records.AsNoTracking().Where(r => r.SubmissionId == id).ToListAsync(cancel);
            Counters.Change(submission, new Counters(submission.Rows, submission.RowsConfirmed, submission.Errors, submission.Warnings), Counters.Of(rows));
            shelf.Write(scope, submission, [.. changed.Where(r => r.SubmissionId == id)]);
        }
    }
}
