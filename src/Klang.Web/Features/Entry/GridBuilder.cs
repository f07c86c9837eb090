using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>Loads a submission's records as the grid and the API show them.</summary>
public sealed class GridBuilder(KlangDb db, AreaNames areas, FormInputs inputs)
{
    public async Task<GridView> BuildAsync(EntryContext context, Actor actor, CancellationToken cancel = default)
    {
        var submission = context.Submission;
        var rows = await MarkedAsync(await RowsAsync(context, cancel), submission.Id, cancel);
        var columns = new List<GridColumn>();
        foreach (var field in GridRows.GridFields(context))
        {
            var options = context.MayEdit(actor) && field is AreaField or SubjectField ? await inputs.OptionsAsync(field, context, cancel) : null;
            columns.Add(GridColumn.Of(field, context.Dataset.Definition, submission.FiscalYear, options));
        }

        return new GridView(
            new GridSubmission(
                submission.Id, submission.Status.ToString().ToLowerInvariant(), context.MayEdit(actor), submission.Dataset,
                context.Dataset.Definition.Name.Here(), Language.Pick(context.Unit.NameTh, context.Unit.NameEn), submission.RoundLabel),
            columns,
            rows,
            GridSummary.Of(submission));
    }

    public async Task<IReadOnlyList<GridRow>> RowsAsync(EntryContext context, CancellationToken cancel = default)
    {
        var records = await db.Records.AsNoTracking().Include(r => r.Subject)
            .Where(r => r.SubmissionId == context.Submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        await areas.ReadAsync(cancel);
        context.BringEntries();
        var view = new GridRows(context, await NamesAsync(cancel));
        return [.. records.Select(view.Row)];
    }

    /// <summary>Open remarks at cells; a reason for returning counts more than a question.</summary>
    private async Task<IReadOnlyList<GridRow>> MarkedAsync(IReadOnlyList<GridRow> rows, Guid submissionId, CancellationToken cancel)
    {
        var open = await db.CellComments.AsNoTracking()
            .Where(c => c.SubmissionId == submissionId && c.RecordId != null && c.Field != null && c.SettledAt == null && c.Kind != CommentKind.Answer)
            .Select(c => new { Record = c.RecordId!.Value, Field = c.Field!, c.Kind }).ToListAsync(cancel);
        var marks = open.ToLookup(c => c.Record);
        return open.Count == 0 ? rows : [.. rows.Select(row => row with
        {
            Marks = marks[row.Id].GroupBy(c => c.Field, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Any(c => c.Kind == CommentKind.Return) ? "returned" : "comment", StringComparer.Ordinal),
        })];
    }

    public async Task<IReadOnlyList<GridRow>> RowsAsync(EntryContext context, SaveOutcome outcome, CancellationToken cancel = default)
    {
        var view = new GridRows(context, await NamesAsync(cancel));
        return [.. outcome.Rows.Select(view.Row)];
    }

    /// <summary>A subject's own name, or its area's; and where it stands.</summary>
    public async Task<Func<Record, (string Name, string Place)>> NamesAsync(CancellationToken cancel = default)
    {
        var names = await areas.ReadHeldAsync(cancel);
        return record => (record.Subject?.Name ?? names.NameOf(record.AreaCode, Language.Current) ?? record.SubjectKey, names.PlaceOf(record.AreaCode, Language.Current));
    }
}
