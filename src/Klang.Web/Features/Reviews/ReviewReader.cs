using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Reviews;

/// <summary>Brings together what a reviewer looks at: the same rules and values as the officer saw, and what was said since.</summary>
public sealed class ReviewReader(KlangDb db, Blockers blockers, GridBuilder grid)
{
    public async Task<Review> ReadAsync(EntryContext context, CancellationToken cancel = default)
    {
        var id = context.Submission.Id;
        var records = await db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        var comments = await db.CellComments.AsNoTracking().Where(c => c.SubmissionId == id).OrderBy(c => c.At).ToListAsync(cancel);
        var corrections = await db.CellCorrections.AsNoTracking().Where(c => c.SubmissionId == id).OrderBy(c => c.At).ToListAsync(cancel);
        var readiness = await blockers.OfAsync(context, cancel);
        var findings = readiness.Errors.Concat(readiness.Warnings).ToLookup(f => f.RecordId);
        var compared = await ComparedAsync(context, cancel);
        var differences = compared is null ? [] : CopyDifferences.Of(context.Dataset.Definition, FiledRows.Of(compared.Content), FiledRows.Of(records));
        var names = await grid.NamesAsync(cancel);
        var rows = records.Select(r =>
        {
            var (name, place) = names(r);
            var parts = new RowParts(context, r, findings[r.Id], comments.Where(c => c.RecordId == r.Id), corrections.Where(c => c.RecordId == r.Id), differences.Where(d => d.Subject == r.SubjectKey && d.Field is not null));
            return new ReviewRow(r.Id, r.Version, name, place, parts.Cells());
        });
        return new Review
        {
            Rows = [.. rows.OrderBy(r => r.Cells.IsEmpty)],
            Comments = [.. comments.Where(c => c.RecordId is null)],
            AllRows = records.Count,
            RowChanges = [.. differences.Where(d => d.Field is null)],
            Compared = compared,
        };
    }

    /// <summary>While it is reported, the copy before the one that stands; while it is mended, the one that stands; with a single copy what was corrected since.</summary>
    private async Task<FiledCopy?> ComparedAsync(EntryContext context, CancellationToken cancel)
    {
        var copies = db.FiledCopies.AsNoTracking().Where(c => c.SubmissionId == context.Submission.Id).OrderByDescending(c => c.Number);
        var last = await copies.Take(2).ToListAsync(cancel);
        var corrected = last.Count > 0 && await db.CellCorrections.AnyAsync(c => c.SubmissionId == context.Submission.Id && c.At >= last[0].FiledAt, cancel);
        return context.Submission.Status.IsReported() && !corrected ? last.ElementAtOrDefault(1) : last.FirstOrDefault();
    }
}

/// <summary>What concerns one row, sorted by cell.</summary>
internal sealed class RowParts(
    EntryContext context, Record record, IEnumerable<Finding> findings, IEnumerable<CellComment> comments, IEnumerable<CellCorrection> corrections, IEnumerable<CopyDifference> differences)
{
    private readonly DatasetDefinition _definition = context.Dataset.Definition;
    private readonly Answers? _previous = context.PreviousAnswers.GetValueOrDefault(record.SubjectKey);

    public ImmutableArray<ReviewCell> Cells()
    {
        var found = findings.ToLookup(f => f.Field ?? "", StringComparer.Ordinal);
        var said = comments.ToLookup(c => c.Field ?? "", StringComparer.Ordinal);
        var corrected = corrections.ToLookup(c => c.Field, StringComparer.Ordinal);
        var large = record.State == RecordState.Carried ? [] : LargeChanges.Of(_definition, record.Answers, _previous).ToDictionary(c => c.Field.Key.Name, c => c.Share, StringComparer.Ordinal);
        var since = differences.ToLookup(d => d.Field!.Value.Name, StringComparer.Ordinal);
        var keys = found.Select(f => f.Key).Concat(said.Select(s => s.Key)).Concat(corrected.Select(c => c.Key)).Concat(large.Keys).Concat(since.Select(s => s.Key)).ToHashSet(StringComparer.Ordinal);
        return [.. Ordered(keys).Select(key => Cell(key) with
        {
            Findings = [.. found[key]],
            Comments = [.. said[key]],
            Corrections = [.. corrected[key]],
            Share = large.TryGetValue(key, out var share) ? share : null,
            SinceCopy = since.Contains(key) ? string.Join(" · ", since[key].Select(Was)) : null,
        })];
    }

    private IEnumerable<string> Ordered(HashSet<string> keys) =>
        new[] { "" }.Concat(_definition.Fields.Select(f => f.Key.Name)).Concat(_definition.Lists.Select(l => l.Key.Name)).Where(keys.Contains);

    private ReviewCell Cell(string key)
    {
        if (FieldKey.TryParse(key, out var name) && _definition.Field(name) is { } field)
        {
            return new ReviewCell
            {
                Key = key,
                Label = field.Label.Here(),
                Field = field,
                Now = AnswerText.Show(field, record.Answers[name], Language.Current),
                Before = _previous is null ? "" : AnswerText.Show(field, _previous[name], Language.Current),
            };
        }

        return new ReviewCell { Key = key, Label = _definition.Lists.FirstOrDefault(l => l.Key.Name == key)?.Label.Here() ?? "" };
    }

    private string Was(CopyDifference difference)
    {
        var was = difference.Type is null ? "" : AnswerText.Show(difference.Type, difference.Before, Language.Current);
        was = was.Length == 0 ? Display.Missing : was;
        return difference.Field == difference.Type?.Key ? was : $"{difference.Label!.Here()}: {was}";
    }
}
