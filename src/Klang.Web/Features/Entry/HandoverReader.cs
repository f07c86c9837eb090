using System.Collections.Immutable;
using Klang.Core.Assignments;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Assignments;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>A remark of the reviewer that waits at a cell.</summary>
public sealed record ReturnedCell(string Row, string? Label, string Text, string By, DateTime At);

/// <summary>An open report that passes.</summary>
public sealed record HandoverItem(WorkItem Work, ImmutableArray<ReturnedCell> Returned, DateOnly? AskedUntil);

/// <summary>Work that passes from one to the other.</summary>
/// <param name="From">The first day of who takes over; null where nothing has passed yet.</param>
/// <param name="Notes">What the assignments say, without doubles.</param>
/// <param name="Sent">Reports of this work that have been sent.</param>
public sealed record Handover(KlangUser Outgoing, KlangUser Incoming, DateOnly? From, ImmutableArray<HandoverItem> Open, ImmutableArray<string> Notes, int Sent);

/// <summary>ใบส่งมอบงาน: what is open of the work that passes from one officer to another of the same office.</summary>
public sealed class HandoverReader(KlangDb db, WorkList workList, AssignmentReader assignments, TimeProvider clock)
{
    /// <returns>Null where either is not of the reader's office.</returns>
    public async Task<Handover?> ReadAsync(Actor actor, Guid outgoing, Guid incoming, CancellationToken cancel = default)
    {
        var people = await db.Users.AsNoTracking().Where(u => u.UnitCode == actor.UnitCode && (u.Id == outgoing || u.Id == incoming)).ToListAsync(cancel);
        if (people.Find(p => p.Id == outgoing) is not { } from || people.Find(p => p.Id == incoming) is not { } to)
        {
            return null;
        }

        var office = await assignments.OfAsync(actor.UnitCode, cancel: cancel);
        var passing = Passing.Between(office.Spans, outgoing, incoming, clock.Today());
        var items = (await workList.OfAsync(actor, cancel)).Where(i => passing.Has(i.Submission.Dataset, i.Submission.FiscalYear, i.Submission.RoundNumber)).ToList();
        var open = items.Where(i => !i.Submission.Status.IsReported()).ToList();
        var ids = open.ConvertAll(i => i.Submission.Id);
        var cells = (await CellsAsync(ids, cancel)).ToLookup(c => c.Comment.SubmissionId);
        var asked = await db.Extensions.Where(e => ids.Contains(e.SubmissionId) && e.State == ExtensionState.Asked).ToDictionaryAsync(e => e.SubmissionId, e => e.AskedUntil, cancel);
        return new Handover(
            from, to, passing.From,
            [.. open.Select(i => new HandoverItem(i, [.. cells[i.Submission.Id].Select(c => Cell(i.Dataset, c))], asked.TryGetValue(i.Submission.Id, out var until) ? until : null))],
            [.. office.Rows.Where(r => passing.Spans.Contains(r.Id)).Select(r => r.Note).OfType<string>().Distinct(StringComparer.Ordinal)],
            items.Count - open.Count);
    }

    private async Task<List<CommentAt>> CellsAsync(List<Guid> ids, CancellationToken cancel) =>
        await db.CellComments.AsNoTracking().Where(c => ids.Contains(c.SubmissionId) && c.Kind == CommentKind.Return && c.SettledAt == null)
            .LeftJoin(db.Records, c => c.RecordId, r => (Guid?)r.Id, (c, r) => new { Comment = c, Record = r })
            .OrderBy(c => c.Comment.At)
            .Select(c => new CommentAt(c.Comment, c.Record == null ? "" : c.Record.Subject == null ? c.Record.SubjectKey : c.Record.Subject.Name)).ToListAsync(cancel);

    private static ReturnedCell Cell(DatasetDefinition definition, CommentAt at)
    {
        var label = FieldKey.TryParse(at.Comment.Field ?? "", out var key)
            ? definition.Field(key)?.Label ?? definition.Lists.FirstOrDefault(l => l.Key == key)?.Label
            : null;
        return new ReturnedCell(at.Row, label?.Here(), at.Comment.Text, at.Comment.By, at.Comment.At);
    }

    private sealed record CommentAt(CellComment Comment, string Row);
}
