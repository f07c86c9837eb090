using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Computes anew what records draw from registers, areas and other datasets, so that what is sent is as of the day it is sent.</summary>
public sealed class RecordRefresh(ShelfWriter shelf)
{
    /// <summary>The caller holds the submission.</summary>
    public async Task RefreshAsync(ProcessScope scope, EntryContext context, CancellationToken cancel = default)
    {
        if (!context.Dataset.LooksAround)
        {
            return;
        }

        var checker = new RecordChecker(context.Dataset);
        var records = await scope.Db.Records.Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id && r.State != RecordState.Carried).ToListAsync(cancel);
        var before = Counters.Of(records);
        var changed = new List<Record>();
        foreach (var record in records)
        {
            var answers = checker.Compute(context.Facts(record, record.Answers));
            var issues = checker.Check(context.Facts(record, answers));
            (record.Errors, record.Warnings) = (issues.Count(i => i.Severity == Severity.Error), issues.Count(i => i.Severity == Severity.Warning));
            if (!answers.Equals(record.Answers))
            {
                record.Answers = answers;
                record.Version++;
                changed.Add(record);
            }
        }

        Counters.Change(context.Submission, before, Counters.Of(records));
        if (changed.Count > 0)
        {
            shelf.Write(scope, context.Submission, changed);
            await scope.Db.SaveChangesAsync(cancel);
        }
    }
}
