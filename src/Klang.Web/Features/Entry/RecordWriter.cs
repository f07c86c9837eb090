using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// The only writer of records. Grid, form, API, import and generator all come here: one parser, one set of rules, one
/// transaction for record, typed row, totals and trail.
/// </summary>
public sealed class RecordWriter(ReportWork work, EntryLoader loader, ShelfWriter shelf, RecordFiles files)
{
    /// <summary>The most rows in one call.</summary>
    public const int MaxRows = 1_000;

    /// <summary>From here on rows are written past the change tracker, which is dear for each, and judged on all cores.</summary>
    internal const int Many = 100;

    public Task<Result<SaveOutcome>> SaveAsync(Actor actor, Guid submissionId, IReadOnlyList<RowEdit> edits, CancellationToken cancel = default) =>
        SaveAsync(actor, submissionId, edits, _ => Task.FromResult<Result<SaveOutcome>?>(null), (_, _, outcome) => Task.FromResult(outcome), cancel);

    /// <param name="actor">Who saves.</param>
    /// <param name="submissionId">Whose records.</param>
    /// <param name="edits">What changes.</param>
    /// <param name="repeated">Finds the answer given to the same request before; asked under the submission's lock, so that a repeat in flight waits for the first.</param>
    /// <param name="answer">Makes the caller's answer inside the transaction, so that it can be kept with the write.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result<T>> SaveAsync<T>(
        Actor actor, Guid submissionId, IReadOnlyList<RowEdit> edits,
        Func<ProcessScope, Task<Result<T>?>> repeated, Func<ProcessScope, EntryContext, SaveOutcome, Task<T>> answer, CancellationToken cancel = default) =>
        SaveAsync(actor, submissionId, edits, repeated, answer, null, cancel);

    /// <summary>The same with edits that were judged before; see <see cref="EditsAhead"/>.</summary>
    internal Task<Result<T>> SaveAsync<T>(
        Actor actor, Guid submissionId, IReadOnlyList<RowEdit> edits,
        Func<ProcessScope, Task<Result<T>?>> repeated, Func<ProcessScope, EntryContext, SaveOutcome, Task<T>> answer, EditsAhead? ahead, CancellationToken cancel)
    {
        if (edits.Count > MaxRows)
        {
            return Task.FromResult<Result<T>>(Problems.TooLarge);
        }

        // What was judged looked at earlier rounds already.
        Guid[] records = [.. edits.Select(e => e.RecordId)];
        return work.RunAsync<T>(new Process("record.save", actor), Act.EditRecords, submissionId, ahead is null ? records : [], async (scope, held) =>
        {
            var judged = ahead?.TryUse() == true && ahead.Holds(held) ? ahead : null;
            var context = ahead is null || judged is not null ? held : (await loader.FindAsync(submissionId, records, cancel))!;
            if (await repeated(scope) is { } before)
            {
                return before;
            }

            var outcome = await WriteAsync(scope, context, edits, judged, cancel);
            return outcome.IsOk ? await answer(scope, context, outcome.Value) : outcome.Problem;
        }, cancel);
    }

    /// <summary>Within somebody else's process: the caller holds the submission and has asked <c>May</c>.</summary>
    internal Task<Result<SaveOutcome>> WriteAsync(ProcessScope scope, EntryContext context, IReadOnlyList<RowEdit> edits, CancellationToken cancel) => WriteAsync(scope, context, edits, null, cancel);

    private async Task<Result<SaveOutcome>> WriteAsync(ProcessScope scope, EntryContext context, IReadOnlyList<RowEdit> edits, EditsAhead? judged, CancellationToken cancel)
    {
        if (judged is null && UnknownField(context, edits) is { } unknown)
        {
            return Problems.BadRequest($"ไม่มีข้อมูล “{unknown}” ในฐานข้อมูลนี้", $"This dataset has no field '{unknown}'.", unknown);
        }

        var records = judged?.Records ?? await RecordsAsync(scope.Db, context, edits, cancel);
        if (edits.FirstOrDefault(e => !records.ContainsKey(e.RecordId)) is not null)
        {
            return Problems.NotFound;
        }

        var (before, versions) = judged is null ? (Counters.Of(records.Values), records.ToDictionary(r => r.Key, r => r.Value.Version)) : (judged.Before, judged.Versions);
        var applied = judged?.Applied ?? await RecordEdits.ApplyAsync(scope, context, files, records, edits, cancel);
        if (!applied.IsOk)
        {
            return applied.Problem;
        }

        judged?.SaveAt(scope.Now);
        var ready = judged?.Writes;
        if ((ready is null ? RecordTrail.Of(edits, applied.Value) : ready.Trail) is { } trail)
        {
            Counters.Change(context.Submission, before, Counters.Of(records.Values));
            (context.Submission.SavedAt, context.Submission.SavedBy) = (scope.Now, scope.Actor.Name);
            shelf.WriteMany(scope, context.Submission, records.Values, before.Confirmed > 0, ready?.Shelf);
            scope.NoteWritten(context.Submission.UnitCode, context.Name, trail);
        }

        if (IsMany(edits))
        {
            await BulkUpdate.RunAsync(scope.Db, ready?.Records ?? RecordWrites.Change(scope.Db, records.Values, versions), cancel);
        }

        return new SaveOutcome([.. applied.Value.Select(a => a.Row)], context.Submission);
    }

    private static bool IsMany(IReadOnlyList<RowEdit> edits) => edits.Count >= Many;

    private static Task<Dictionary<Guid, Record>> RecordsAsync(KlangDb db, EntryContext context, IReadOnlyList<RowEdit> edits, CancellationToken cancel) =>
        EntryLoader.RecordsAsync(IsMany(edits) ? db.Records.AsNoTracking() : db.Records, context.Submission.Id, edits.Select(e => e.RecordId).ToHashSet(), cancel);

    private static string? UnknownField(EntryContext context, IReadOnlyList<RowEdit> edits)
    {
        var definition = context.Dataset.Definition;
        return edits.SelectMany(e => e.Cells.Keys).Where(k => definition.Field(k) is null)
            .Concat(edits.SelectMany(e => e.Lists.Keys).Where(k => definition.Lists.All(l => l.Key != k)))
            .Select(k => k.Name).FirstOrDefault();
    }
}
