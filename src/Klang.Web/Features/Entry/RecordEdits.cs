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
internal sealed class RecordEdits(EntryContext context, RecordFiles files)
{
    /// <returns>One for each edit, in their order; a refusal where files do not fit.</returns>
    public async Task<Result<IReadOnlyList<AppliedEdit>>> ApplyAsync(ProcessScope scope, IReadOnlyDictionary<Guid, Record> records, IReadOnlyList<RowEdit> edits, CancellationToken cancel)
    {
        var apart = edits.Count >= RecordWriter.Many && edits.Select(e => e.RecordId).Distinct().Count() == edits.Count;
        var (applied, editor) = (new AppliedEdit[edits.Count], new RecordEditor(apart ? context with { Around = new SharedSurroundings(context.Around) } : context));
        var whole = new RowEdit[edits.Count];
        for (var i = 0; i < edits.Count; i++)
        {
            var attached = await files.AttachAsync(scope, context.Dataset.Definition, records[edits[i].RecordId], edits[i], cancel);
            if (!attached.IsOk)
            {
                return attached.Problem;
            }

            whole[i] = attached.Value;
            if (!apart)
            {
                Apply(i);
            }
        }

        if (apart)
        {
            Parallel.For(0, edits.Count, Apply);
        }

        return applied;

        void Apply(int i)
        {
            var (row, changes) = editor.Apply(records[whole[i].RecordId], whole[i], scope.Actor.Name, scope.Now);
            applied[i] = new AppliedEdit(row, changes);
        }
    }
}
