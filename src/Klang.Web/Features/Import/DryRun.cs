using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Import.Reading;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>Judges rows against the report as it stands: what each would change, and what would be wrong. Nothing of the report is touched.</summary>
public sealed class DryRun(KlangDb db, EntryLoader loader)
{
    /// <summary>Rows judged at once: what three of them hold is to be gone before the collector comes by.</summary>
    public const int Chunk = 125;

    /// <summary>Reads a sheet by its plan and gives its rows as they would be taken, in order, some at a time.</summary>
    /// <exception cref="UnreadableException">The file is damaged or too large.</exception>
    public async IAsyncEnumerable<IReadOnlyList<JudgedRow>> RunAsync(ImportWorld world, SheetPlan plan, WorkbookFile file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel = default)
    {
        var reader = world.Rows(plan, file.Merges(plan.Sheet));
        var read = file.Rows(plan.Sheet).Select(reader.Read).Where(r => r.Number >= plan.FirstDataRow && r.Kind != RowKind.Blank).Where(world.Concerns);
        var rows = plan.Columns.Any(c => c.Target?.Contains('.', StringComparison.Ordinal) == true) ? RowGroups.Of(read) : read.Select(ReadGroup.Of);
        var (said, ahead) = (new Dictionary<string, int>(world.Facts.Count, StringComparer.Ordinal), (Task<JudgedRow[]>?)null);
        var around = new SharedSurroundings(world.Context.Around);
        try
        {
            await foreach (var some in Ahead.BatchesAsync(rows, Chunk, cancel))
            {
                var trial = await BringAsync(world, plan, some, around, cancel);
                var twice = trial.Twice(said);
                var (judged, next) = (ahead, Task.Run(() => trial.Judge(twice), CancellationToken.None));
                ahead = next;

                // Rules that look around read the database, which whoever takes the rows uses meanwhile.
                if (world.Context.Dataset.LooksAround)
                {
                    await next;
                }

                if (judged is not null)
                {
                    yield return await judged;
                }
            }

            if (ahead is { } last)
            {
                ahead = null;
                yield return await last;
            }
        }
        finally
        {
            await (ahead ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One row again, after its cells or its subject were mended by hand.</summary>
    public async Task<JudgedRow> JudgeAsync(ImportWorld world, SheetPlan plan, ReadGroup row, CancellationToken cancel = default) =>
        (await BringAsync(world, plan, [row], world.Context.Around, cancel)).Judge([null])[0];

    /// <summary>Rows with all that judging them takes.</summary>
    private async Task<RowTrial> BringAsync(ImportWorld world, SheetPlan plan, ReadGroup[] rows, ISurroundings around, CancellationToken cancel)
    {
        var ids = rows.Select(r => r.Subject is { } s && world.Records.TryGetValue(s.Key, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).ToHashSet();
        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.SubjectKey, StringComparer.Ordinal, cancel);
        var context = await loader.FindAsync(world.Context.Submission.Id, ids, cancel) ?? world.Context;
        db.ChangeTracker.Clear();
        return new RowTrial(new RowJudge(context with { Around = around }, world, plan), rows, records);
    }
}

/// <summary>A row with its verdict.</summary>
public sealed record JudgedRow(ReadGroup Row, ImportRowState State, Guid? RecordId, RowContent Content, ImmutableArray<CellFinding> Findings)
{
    /// <summary>The row above that names the same subject, which is doubtful now too.</summary>
    public int? TwiceWith { get; init; }

    /// <summary>The content as it is kept, written where the row was judged: that may be any core.</summary>
    internal string ContentJson { get; } = Content.Write();

    internal string? FindingsJson { get; } = RowFindings.Write(Findings);
}

/// <summary>Rows of the sheet that are one row of the report: a subject's own, or with its child rows.</summary>
public sealed record ReadGroup(ReadRow Head, ImmutableArray<ReadRow> Rows)
{
    public SubjectFact? Subject => Head.Subject;

    public static ReadGroup Of(ReadRow row) => new(row, [row]);
}

/// <summary>Brings rows of one subject together, where some columns are of child rows. They need not stand together.</summary>
public static class RowGroups
{
    public static IEnumerable<ReadGroup> Of(IEnumerable<ReadRow> rows)
    {
        var all = rows.ToList();
        var bySubject = all.Where(r => r.Subject is not null).GroupBy(r => (r.Subject!.Key, r.FiscalYear)).ToDictionary(g => g.Key, g => g.ToImmutableArray());
        return all.Where(r => r.Subject is null || bySubject[(r.Subject.Key, r.FiscalYear)][0] == r).Select(r => new ReadGroup(r, r.Subject is null ? [r] : bySubject[(r.Subject.Key, r.FiscalYear)]));
    }
}
