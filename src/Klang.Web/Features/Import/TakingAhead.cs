using System.Runtime.CompilerServices;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Rows to take together, as edits of their records, judged already where that can be.</summary>
internal sealed record TakingBatch(List<ImportRow> Rows, IReadOnlyList<RowEdit> Edits, EditsAhead? Judged)
{
    /// <summary>Some of the rows, to be judged when they are written.</summary>
    public TakingBatch Part(Range rows) => new(Rows[rows], [.. Edits.Take(rows)], null);
}

/// <summary>
/// Reads and judges the next rows of a job while the last are written, on a connection of its own. Their edits start from the version that
/// is read here: a cell that somebody changes before they are written is a conflict, and stays as it was left.
/// </summary>
public sealed class TakingAhead(IServiceScopeFactory scopes)
{
    internal static readonly ImportRowState[] Good = [ImportRowState.New, ImportRowState.Changed];

    internal IAsyncEnumerable<TakingBatch> BatchesAsync(ImportJob job, Actor actor, CancellationToken cancel) => Ahead.OfAsync(stop => MakeAsync(job, actor, stop), cancel);

    private async IAsyncEnumerable<TakingBatch> MakeAsync(ImportJob job, Actor actor, [EnumeratorCancellation] CancellationToken stop)
    {
        for (var last = 0; ;)
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await NextAsync(scope.ServiceProvider, job, actor, last, stop) is not { } batch)
            {
                yield break;
            }

            last = batch.Rows[^1].Number;
            yield return batch;
        }
    }

    private static async Task<TakingBatch?> NextAsync(IServiceProvider services, ImportJob job, Actor actor, int after, CancellationToken stop)
    {
        var db = services.GetRequiredService<KlangDb>();
        var rows = await db.ImportRows.AsNoTracking().Where(r => r.JobId == job.Id && r.Number > after && Good.Contains(r.State)).OrderBy(r => r.Number).Take(RecordWriter.MaxRows).ToListAsync(stop);
        if (rows.Count == 0)
        {
            return null;
        }

        var ids = rows.ConvertAll(r => r.RecordId!.Value);
        var versions = await db.Records.AsNoTracking().Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.Version }).ToDictionaryAsync(r => r.Id, r => r.Version, stop);
        var edits = new RowEdit[rows.Count];
        Parallel.For(0, rows.Count, i => edits[i] = RowContent.Read(rows[i].Cells).Edit(ids[i], versions.GetValueOrDefault(ids[i])));
        return new(rows, edits, await services.GetRequiredService<RecordsAhead>().JudgeAsync(job.SubmissionId, edits, actor.Name, stop));
    }
}
