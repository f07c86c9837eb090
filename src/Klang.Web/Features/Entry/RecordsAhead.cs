using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// Edits judged before the transaction that writes them. They hold as long as each record still has the version that was judged: the
/// write asks the database for that, and where one has not, the whole call is judged anew inside the transaction.
/// </summary>
internal sealed class EditsAhead(EntryContext context, Dictionary<Guid, Record> records, Counters before, Dictionary<Guid, int> versions, AppliedEdit[] applied, RecordWrites writes)
{
    private int _used;

    public Dictionary<Guid, Record> Records => records;

    public Counters Before => before;

    public IReadOnlyDictionary<Guid, int> Versions => versions;

    public AppliedEdit[] Applied => applied;

    public RecordWrites Writes => writes;

    /// <summary>True once: whoever comes again lost a race, and judges anew.</summary>
    public bool TryUse() => Interlocked.Exchange(ref _used, 1) == 0;

    /// <summary>They are saved when they are written, not when they were judged.</summary>
    public void SaveAt(DateTime now)
    {
        foreach (var record in records.Values.Where(r => r.Version != versions[r.Id]))
        {
            record.SavedAt = now;
        }
    }

    /// <summary>Whether this is what came of them; else they were judged anew.</summary>
    public bool CameTo(SaveOutcome outcome) => outcome.Rows.Length == applied.Length && ReferenceEquals(outcome.Rows[0], applied[0].Row);

    /// <summary>Whether the report is still what the edits were judged in, and their typed rows say so too.</summary>
    public bool Holds(EntryContext held) => held.HasTotal == context.HasTotal && held.Round.EffectiveDueOn == context.Round.EffectiveDueOn && held.Dataset == context.Dataset && held.Submission.Status == context.Submission.Status;
}

/// <summary>Judges edits outside of any transaction, so that the next thousand rows of an import are judged while the last are written.</summary>
public sealed class RecordsAhead(KlangDb db, EntryLoader loader, ShelfWriter shelf, TimeProvider clock)
{
    /// <returns>Null where they cannot be judged so: few, files among them, or rules that look at other records, which may be written meanwhile.</returns>
    internal async Task<EditsAhead?> JudgeAsync(Guid submissionId, IReadOnlyList<RowEdit> edits, string by, CancellationToken cancel)
    {
        var ids = edits.Select(e => e.RecordId).ToHashSet();
        if (!RecordEdits.MayShare(edits) || await loader.FindAsync(submissionId, ids, cancel) is not { Dataset.LooksAround: false } context || edits.Any(e => HasFiles(context.Dataset.Definition, e)))
        {
            return null;
        }

        db.ChangeTracker.Clear();
        var records = await EntryLoader.RecordsAsync(db.Records.AsNoTracking(), submissionId, ids, cancel);
        if (records.Count != ids.Count)
        {
            return null;
        }

        var (before, versions) = (Counters.Of(records.Values), records.ToDictionary(r => r.Key, r => r.Value.Version));
        var applied = RecordEdits.Together(context, records, edits, by, clock.GetUtcNow().UtcDateTime);
        return new EditsAhead(context, records, before, versions, applied, RecordWrites.Of(db, shelf, context.Submission, records.Values, versions, RecordTrail.Of(edits, applied)));
    }

    private static bool HasFiles(DatasetDefinition definition, RowEdit edit) => !edit.Files.IsEmpty || !edit.Lists.IsEmpty || edit.Cells.Keys.Any(k => definition.Field(k) is null or FileField);
}
