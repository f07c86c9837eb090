using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>What a record said before, to be put back while its version is still this one.</summary>
public sealed record RecordRestore(Guid RecordId, int Version, Answers Answers, RecordState State);

/// <summary>What was put back, and the subjects of records that somebody changed since, which stay as they are.</summary>
public sealed record RestoreOutcome(ImmutableArray<Guid> Restored, ImmutableArray<string> ChangedSince);

/// <summary>Puts many records of one report back as one step, by the writer's own rules.</summary>
public sealed class RecordRestoring(ReportWork work, ShelfWriter shelf)
{
    /// <param name="actor">Who.</param>
    /// <param name="submissionId">Whose records.</param>
    /// <param name="records">What they said before.</param>
    /// <param name="why">For the trail.</param>
    /// <param name="also">Done in the same transaction.</param>
    /// <param name="cancel">Stops the work.</param>
    public Task<Result<RestoreOutcome>> RunAsync(
        Actor actor, Guid submissionId, IReadOnlyList<RecordRestore> records, string why, Func<ProcessScope, RestoreOutcome, Task> also, CancellationToken cancel = default) =>
        work.RunAsync<RestoreOutcome>(new Process("record.restore", actor, why), Act.EditRecords, submissionId, null, async (scope, context) =>
        {
            var outcome = await RestoreAsync(scope, context, records, cancel);
            await also(scope, outcome);
            return outcome;
        }, cancel);

    private async Task<RestoreOutcome> RestoreAsync(ProcessScope scope, EntryContext context, IReadOnlyList<RecordRestore> wanted, CancellationToken cancel)
    {
        var byId = wanted.ToDictionary(r => r.RecordId);
        var ids = byId.Keys.ToHashSet();
        var found = (await scope.Db.Records.Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id).ToListAsync(cancel)).Where(r => ids.Contains(r.Id)).ToList();
        var same = found.Where(r => r.Version == byId[r.Id].Version).ToList();
        var editor = new RecordEditor(context);
        var before = Counters.Of(same);
        foreach (var record in same)
        {
            editor.Restore(record, byId[record.Id].Answers, byId[record.Id].State, scope.Actor.Name, scope.Now);
        }

        var outcome = new RestoreOutcome([.. same.Select(r => r.Id)], [.. found.Except(same).Select(r => r.SubjectKey).Order(StringComparer.Ordinal)]);
        if (same.Count > 0)
        {
            Counters.Change(context.Submission, before, Counters.Of(same));
            (context.Submission.SavedAt, context.Submission.SavedBy) = (scope.Now, scope.Actor.Name);
            shelf.Write(scope, context.Submission, same);
            scope.Note(context.Submission.UnitCode, context.Name, new { restored = same.ConvertAll(r => r.SubjectKey), changedSince = outcome.ChangedSince });
        }

        return outcome;
    }
}
