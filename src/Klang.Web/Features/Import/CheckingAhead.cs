using System.Runtime.CompilerServices;
using Klang.Core.Imports;
using Klang.Data.Model;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import;

/// <summary>Makes the next rows of a dry run while the last are written, on a connection of its own.</summary>
public sealed class CheckingAhead(IServiceScopeFactory scopes)
{
    /// <summary>Rows in one transaction: more than are judged at once, because a commit is dear and a judged row is large.</summary>
    private const int WrittenTogether = 1_000;

    /// <param name="job">Whose rows they are.</param>
    /// <param name="world">What they can be about.</param>
    /// <param name="plan">Where what stands.</param>
    /// <param name="file">The workbook.</param>
    /// <param name="tally">Counts them in their order; it is whole when the last are given.</param>
    /// <param name="cancel">Stops.</param>
    /// <exception cref="UnreadableException">The file is damaged or too large.</exception>
    internal IAsyncEnumerable<List<ImportRow>> RowsAsync(ImportJob job, ImportWorld world, SheetPlan plan, WorkbookFile file, ImportTally tally, CancellationToken cancel)
    {
        // Rules that look around read by the caller's own connection, which writes meanwhile.
        return world.Context.Dataset.LooksAround ? Make(cancel) : Ahead.OfAsync(Make, cancel);

        IAsyncEnumerable<List<ImportRow>> Make(CancellationToken stop) => MakeAsync(job.Id, world, plan, file, tally, stop);
    }

    private async IAsyncEnumerable<List<ImportRow>> MakeAsync(Guid job, ImportWorld world, SheetPlan plan, WorkbookFile file, ImportTally tally, [EnumeratorCancellation] CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = new List<ImportRow>(WrittenTogether);
        await foreach (var some in scope.ServiceProvider.GetRequiredService<DryRun>().RunAsync(world, plan, file, stop))
        {
            tally.Add(some);
            rows.AddRange(some.Select(r => RowOf(job, r)));
            if (rows.Count >= WrittenTogether)
            {
                yield return rows;
                rows = new(WrittenTogether);
            }
        }

        yield return rows;
    }

    internal static ImportRow RowOf(Guid jobId, JudgedRow row) => new()
    {
        JobId = jobId,
        Number = row.Row.Head.Number,
        State = row.State,
        SubjectKey = row.Row.Subject?.Key,
        RecordId = row.RecordId,
        Cells = row.ContentJson,
        Findings = row.FindingsJson,
    };
}
