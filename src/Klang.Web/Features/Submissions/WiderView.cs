using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Datasets;
using Klang.Data;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Registers;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>
/// The same rules, seen by the level that decides. A district sees its own lists only; that a fund stands in two centres of two
/// districts shows beside the rest of the province. Only for datasets whose rules ask where entries are listed.
/// </summary>
public sealed class WiderView(KlangDb db, GridBuilder grid, SurroundingsReader surroundings)
{
    /// <summary>Errors that show from the province and not from the unit.</summary>
    public async Task<ImmutableArray<Finding>> AllAsync(EntryContext context, CancellationToken cancel = default)
    {
        var unit = AreaCode.Parse(context.Submission.AreaCode);
        if (!context.Dataset.Reach.CountsListings || unit.At(AreaLevel.Province) is not { } province || province == unit)
        {
            return [];
        }

        var wide = context with { Around = surroundings.Of(province.Digits, context.Round.DueOn, context.Submission.Id) };
        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var names = await grid.NamesAsync(cancel);
        var checker = new Core.Checks.RecordChecker(context.Dataset);
        return [.. records.SelectMany(r =>
        {
            var own = checker.Check(context.Facts(r, r.Answers)).Select(i => (i.Rule, Cells(i))).ToHashSet();
            return checker.Check(wide.Facts(r, r.Answers)).Where(i => i.Severity == Severity.Error && !own.Contains((i.Rule, Cells(i))))
                .Select(i => new Finding(r.Id, names(r).Name, i.Severity, i.At.IsEmpty ? null : (i.At[0].List ?? i.At[0].Field).Name, i.Message));
        })];
    }

    public async Task<Finding?> FirstAsync(EntryContext context, CancellationToken cancel = default) => (await AllAsync(context, cancel)).FirstOrDefault();

    private static string Cells(Core.Checks.Issue issue) => string.Join(',', issue.At);
}
