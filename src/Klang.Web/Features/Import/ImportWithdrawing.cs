using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Takes entries that an import added out of their register again, where nothing else uses them. The others stay, and are named.</summary>
public sealed class ImportWithdrawing(ReportWork work, ShelfWriter shelf, EntryUses uses)
{
    /// <returns>The names of those that stay.</returns>
    public Task<Result<ImmutableArray<string>>> RunAsync(Actor actor, Guid submissionId, ImportJob job, CancellationToken cancel = default) =>
        work.RunAsync<ImmutableArray<string>>(new Process("import.withdraw", actor, job.FileName), Act.EditRecords, submissionId, null, async (scope, context) =>
        {
            var held = await scope.Db.ImportJobs.SingleAsync(j => j.Id == job.Id, cancel);
            var kept = ImmutableArray.CreateBuilder<string>();
            foreach (var added in ImportSummary.Read(held.Summary).Added)
            {
                if (!await WithdrawAsync(scope, context, added, cancel))
                {
                    kept.Add($"{added.Name} ({added.Code})");
                }
            }

            held.Summary = (ImportSummary.Read(held.Summary) with { StillRegistered = kept.ToImmutable() }).Write();
            held.Version++;
            return kept.ToImmutable();
        }, cancel);

    private async Task<bool> WithdrawAsync(ProcessScope scope, EntryContext context, EntryAdded added, CancellationToken cancel)
    {
        var subject = await scope.Db.Subjects.SingleOrDefaultAsync(s => s.Id == added.Id, cancel);
        if (subject is null)
        {
            return true;
        }

        if (Permission.May(scope.Actor, Act.EditRegister, new AreaTarget(Core.Areas.AreaCode.Parse(subject.AreaCode))) is not null
            || subject.Version != added.Version || await uses.AnyAsync(subject, context.Submission.Id, cancel))
        {
            return false;
        }

        var rows = await scope.Db.Records.AsNoTracking().Where(r => r.SubjectId == subject.Id).ToListAsync(cancel);
        await scope.TakeOutAsync(shelf, context.Submission, rows, cancel);
        Counters.Change(context.Submission, Counters.Of(rows), Counters.Of([]));
        var ids = rows.ConvertAll(r => (Guid?)r.Id);
        await scope.Db.ImportRows.Where(r => ids.Contains(r.RecordId)).ExecuteUpdateAsync(s => s.SetProperty(r => r.RecordId, (Guid?)null), cancel);
        await scope.Db.PersonalNumbers.Where(n => n.SubjectId == subject.Id).ExecuteDeleteAsync(cancel);
        scope.Db.Subjects.Remove(subject);
        scope.Note(subject.UnitCode, $"{subject.Register} {subject.Code}", new { withdrawn = subject.Name });
        await scope.Db.SaveChangesAsync(cancel);
        return true;
    }
}
