using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Data.Processes;

namespace Klang.Web.Features.Entry;

/// <summary>What became of one edit, with the record's version and state right after it: a later edit of the same call may change them again.</summary>
internal sealed record AppliedEdit(SavedRow Row, RecordChanges Changes)
{
    public int Version { get; } = Row.Record.Version;

    public RecordState State { get; } = Row.Record.State;
}

/// <summary>Applies the edits of one call to their records, in memory. Many, of as many records, are judged on all cores.</summary>
internal static class RecordEdits
{
    /// <returns>One for each edit, in their order; a refusal where files do not fit.</returns>
    public static async Task<Result<AppliedEdit[]>> ApplyAsync(ProcessScope scope, EntryContext context, RecordFiles files, IReadOnlyDictionary<Guid, Record> records, IReadOnlyList<RowEdit> edits, CancellationToken cancel)
    {
        var (editor, applied, together) = (new RecordEditor(context), new AppliedEdit[edits.Count], MayShare(edits));
        var whole = new RowEdit[edits.Count];
        for (var i = 0; i < edits.Count; i++)
        {
            var record = records[edits[i].RecordId];
            var attached = await files.AttachAsync(scope, context.Dataset.Definition, record, edits[i], cancel);
            if (!attached.IsOk)
            {
                return attached.Problem;
            }

            whole[i] = attached.Value;
            applied[i] = together ? null! : Apply(editor, record, whole[i], scope.Actor.Name, scope.Now);
        }

        return together ? Together(context, records, whole, scope.Actor.Name, scope.Now) : applied;
    }

    /// <summary>Whether the work is worth sharing, and no record is changed twice.</summary>
    public static bool MayShare(IReadOnlyList<RowEdit> edits) => edits.Count >= RecordWriter.Many && edits.Select(e => e.RecordId).Distinct().Count() == edits.Count;

    /// <summary>Edits without files, each of another record, on all cores.</summary>
    public static AppliedEdit[] Together(EntryContext context, IReadOnlyDictionary<Guid, Record> records, IReadOnlyList<RowEdit> edits, string by, DateTime now)
    {
        var (editor, applied) = (new RecordEditor(context with { Around = new SharedSurroundings(context.Around) }), new AppliedEdit[edits.Count]);
        Parallel.For(0, edits.Count, i => applied[i] = Apply(editor, records[edits[i].RecordId], edits[i], by, now));
        return applied;
    }

    private static AppliedEdit Apply(RecordEditor editor, Record record, RowEdit edit, string by, DateTime now)
    {
        var before = (record.Answers, record.State);
        var (row, changes) = editor.Apply(record, edit, by, now);
        return new AppliedEdit(row with { Before = before }, changes);
    }
}
