using System.Runtime.CompilerServices;
using Klang.Core.Imports;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Bulk;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Rows to take together, by their keys, and for each the edit of its record; judged already where that can be.</summary>
internal sealed record TakingBatch(List<ImportRow> Rows, IReadOnlyList<RowEdit> Edits, EditsAhead? Judged)
{
    /// <summary>How the rows are marked if what was judged stands and takes them all.</summary>
    public BulkChange<ImportRow>? Marks { get; init; }

    /// <summary>Some of the rows, to be judged when they are written.</summary>
    public TakingBatch Part(Range rows) => new(Rows[rows], [.. Edits.Take(rows)], null);
}

/// <summary>
/// Reads and judges the next rows of a job while the last are written, on a connection of its own. Their edits start from the version that
/// is read here: a cell that somebody changes before they are written is a conflict, and stays as it was left.
/// </summary>
public sealed class TakingAhead(IServiceScopeFactory scopes)
{
    /// <summary>Rows in one transaction: what two of them hold at once has to fit into memory.</summary>
    private const int AtOnce = 500;

    internal static readonly ImportRowState[] Good = [ImportRowState.New, ImportRowState.Changed];

    internal IAsyncEnumerable<TakingBatch> BatchesAsync(ImportJob job, Actor actor, CancellationToken cancel) => Ahead.OfAsync(stop => MakeAsync(job, actor, stop), cancel);

    private async IAsyncEnumerable<TakingBatch> MakeAsync(ImportJob job, Actor actor, [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (var some in (await NumbersAsync(job, stop)).Chunk(AtOnce))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await NextAsync(scope.ServiceProvider, job, actor, (some[0], some[^1]), stop) is { } batch)
            {
                yield return batch;
            }
        }
    }

    /// <summary>All of them at the beginning: the next so many in order would be found by sorting all that are left, each time.</summary>
    private async Task<List<int>> NumbersAsync(ImportJob job, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<KlangDb>().ImportRows.Where(r => r.JobId == job.Id && Good.Contains(r.State)).OrderBy(r => r.Number).Select(r => r.Number).ToListAsync(stop);
    }

    private static async Task<TakingBatch?> NextAsync(IServiceProvider services, ImportJob job, Actor actor, (int First, int Last) numbers, CancellationToken stop)
    {
        var db = services.GetRequiredService<KlangDb>();

        // The version as a question of its own within this one: of a join PostgreSQL may read all records there are.
        var read = await db.ImportRows.AsNoTracking().Where(r => r.JobId == job.Id && r.Number >= numbers.First && r.Number <= numbers.Last && Good.Contains(r.State)).OrderBy(r => r.Number)
            .Select(r => new { r.Number, r.RecordId, r.Cells, Version = db.Records.Where(x => x.Id == r.RecordId).Select(x => x.Version).FirstOrDefault() }).ToListAsync(stop);
        if (read.Count == 0)
        {
            return null;
        }

        var edits = new RowEdit[read.Count];
        Parallel.For(0, edits.Length, i => edits[i] = RowContent.Read(read[i].Cells).Edit(read[i].RecordId!.Value, read[i].Version));
        var rows = read.ConvertAll(r => TakenRows.Key(job.Id, r.Number, r.RecordId));
        var judged = await services.GetRequiredService<RecordsAhead>().JudgeAsync(job.SubmissionId, edits, actor.Name, stop);
        return new(rows, edits, judged) { Marks = judged is null ? null : TakenRows.Ready(db, rows, [.. judged.Applied.Select(a => a.Row)]) };
    }
}
