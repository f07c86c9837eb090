using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// A unit that holds only a total reports one row about itself instead of a register's entries, where the definition lets it;
/// and rows that do not belong in a report are taken out again.
/// </summary>
public sealed class UnitTotals(ReportWork work, ShelfWriter shelf, Roster roster)
{
    /// <summary>Adds the unit's own row, and takes out the entries' rows that nobody has confirmed. Twice makes one row.</summary>
    public Task<Result<Guid>> AddAsync(Actor actor, Guid submissionId, CancellationToken cancel = default) =>
        work.RunAsync(new Process("record.total", actor), Act.EditRecords, submissionId, null, (scope, context) => AddAsync(scope, context, cancel), cancel);

    /// <summary>Takes out the unit's own row, or a row that does not belong; what it said stays in the trail.</summary>
    public Task<Result<Guid>> RemoveAsync(Actor actor, Guid submissionId, Guid recordId, int version, CancellationToken cancel = default) =>
        work.RunAsync(new Process("record.remove", actor), Act.EditRecords, submissionId, null, (scope, context) => RemoveAsync(scope, context, recordId, version, cancel), cancel);

    private async Task<Result<Guid>> AddAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        var submission = context.Submission;
        if (context.Dataset.Definition.Subject is not RegisterSubject { OrUnit: not null })
        {
            return Problems.NoTotalHere;
        }

        if (context.HasTotal)
        {
            return await scope.Db.Records.Where(r => r.SubmissionId == submission.Id && r.SubjectKey == submission.UnitCode).Select(r => r.Id).SingleAsync(cancel);
        }

        var now = context with { HasTotal = true };
        var stray = await roster.StrayAsync(now, cancel);
        var total = Carry.NewRecord(scope, now, new Owed(submission.UnitCode, submission.AreaCode, null));
        await scope.TakeOutAsync(shelf, submission, stray, cancel);
        await BulkInsert.RunAsync(scope.Db, [total], cancel);
        Counters.Change(submission, Counters.Of(stray), Counters.Of([total]));
        await RecheckAsync(scope, now, cancel);
        submission.PreparedAt ??= scope.Now;
        (submission.SavedAt, submission.SavedBy) = (scope.Now, scope.Actor.Name);
        shelf.Write(scope, submission, [total]);
        scope.Note(submission.UnitCode, context.Name, new { total = total.SubjectKey, withdrawn = stray.Count });
        return total.Id;
    }

    private async Task<Result<Guid>> RemoveAsync(ProcessScope scope, EntryContext context, Guid recordId, int version, CancellationToken cancel)
    {
        var submission = context.Submission;
        var record = await scope.Db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Id == recordId && r.SubmissionId == submission.Id, cancel);
        if (record is null)
        {
            return Problems.NotFound;
        }

        if (!MayGo(context, record.SubjectKey))
        {
            return Problems.RowStays;
        }

        if (record.Version != version)
        {
            return Problems.ChangedSinceRead;
        }

        await scope.TakeOutAsync(shelf, submission, [record], cancel);
        Counters.Change(submission, Counters.Of([record]), default);
        if (context.IsOfUnit(record.SubjectKey))
        {
            await RecheckAsync(scope, context with { HasTotal = false }, cancel);
        }

        (submission.SavedAt, submission.SavedBy) = (scope.Now, scope.Actor.Name);
        scope.Note(submission.UnitCode, context.Name, new { subject = record.SubjectKey, removed = System.Text.Json.JsonDocument.Parse(AnswersJson.Write(record.Answers)).RootElement });
        return record.Id;
    }

    /// <summary>Whether a row may be taken out: the unit's total where entries may be reported instead, and what does not belong.</summary>
    internal static bool MayGo(EntryContext context, string subjectKey) =>
        context.StandingOf(subjectKey) != Standing.Owed || (context.HasTotal && context.IsOfUnit(subjectKey));

    /// <summary>A total beside entries is an error of each entry, and stops being one when either goes.</summary>
    private static async Task RecheckAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        var editor = new RecordEditor(context);
        var counted = await scope.Db.Records.Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id && r.State != RecordState.Carried).ToListAsync(cancel);
        var before = Counters.Of(counted);
        foreach (var record in counted)
        {
            editor.Recount(record);
        }

        Counters.Change(context.Submission, before, Counters.Of(counted));
    }
}
