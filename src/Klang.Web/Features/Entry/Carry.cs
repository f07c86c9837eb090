using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// Ask once: the first time a submission is opened, a row is carried in for each of its subjects, with last round's stocks
/// and standing facts. Carried rows are unconfirmed and count for nothing. Who is registered later joins at the next opening.
/// </summary>
public sealed class Carry(KlangDb db, ProcessRunner processes, ShelfWriter shelf, EntryLoader loader, Roster roster)
{
    /// <summary>Brings in what is missing, and takes out what came in and does not belong any more; does nothing when nothing is.</summary>
    public async Task EnsureAsync(EntryContext context, Actor actor, CancellationToken cancel = default)
    {
        if (await IsDoneAsync(context, cancel))
        {
            return;
        }

        await PrepareAsync(context.Submission.Id, actor, cancel);
        db.ChangeTracker.Clear();
        await db.Entry(context.Submission).ReloadAsync(cancel);
    }

    /// <summary>The same for a submission that nobody has opened. Two at once do the work once.</summary>
    /// <returns>How many rows were carried in.</returns>
    public Task<Result<int>> PrepareAsync(Guid submissionId, Actor actor, CancellationToken cancel = default) =>
        processes.RunAsync<int>(new Process("submission.prepare", actor), async scope =>
        {
            var context = await loader.HoldAsync(submissionId, null, cancel);
            return context is null ? Problems.NotFound
                : await IsDoneAsync(context, cancel) ? 0
                : await CarryAsync(scope, context, cancel);
        }, cancel);

    private async Task<bool> IsDoneAsync(EntryContext context, CancellationToken cancel) =>
        context.Submission.PreparedAt is not null && await roster.IsCompleteAsync(context, cancel);

    private async Task<int> CarryAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        var submission = context.Submission;
        var stray = await roster.StrayAsync(context, cancel);
        var records = (await roster.LackingAsync(context, cancel)).Select(owed => NewRecord(scope, context, owed)).ToList();
        await scope.TakeOutAsync(shelf, submission, stray, cancel);
        await BulkInsert.RunAsync(scope.Db, records, cancel);
        submission.PreparedAt ??= scope.Now;
        Counters.Change(submission, Counters.Of(stray), Counters.Of(records));
        shelf.Write(scope, submission, records);
        scope.Note(submission.UnitCode, context.Name, stray.Count == 0 ? new { carried = records.Count } : new { carried = records.Count, withdrawn = stray.ConvertAll(r => r.SubjectKey) });
        return records.Count;
    }

    internal static Record NewRecord(ProcessScope scope, EntryContext context, Owed owed) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = context.Submission.Id,
        SubjectId = owed.Subject?.Id,
        SubjectKey = owed.Key,
        AreaCode = owed.AreaCode,
        State = RecordState.Carried,
        Answers = context.PreviousAnswers.GetValueOrDefault(owed.Key) is { } last ? Computed(context, owed, Carried(context, last)) : Answers.Empty,
        SavedAt = scope.Now,
        SavedBy = scope.Actor.Name,
    };

    private static Answers Computed(EntryContext context, Owed owed, Answers carried) =>
        new RecordChecker(context.Dataset).Compute(context.Facts(owed.Key, owed.AreaCode, carried, owed.Subject?.ToFacts()));

    /// <summary>Stocks and standing facts come along; what happened in a round, or since October, is asked anew.</summary>
    private static Answers Carried(EntryContext context, Answers last)
    {
        var carried = context.AskedFields.Where(f => f.IsCarried())
            .Aggregate(Answers.Empty, (answers, field) => answers.With(field.Key, last[field.Key]));
        var whole = context.Dataset.Definition.Lists.Aggregate(carried, (answers, list) => answers.WithList(list.Key, CarriedRows.Of(list, last)));
        return RecordFiles.Without(context.Dataset.Definition, whole);
    }
}
