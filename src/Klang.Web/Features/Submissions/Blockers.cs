using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>One thing in the way of submitting, or worth a look: which row, which cell, why.</summary>
public sealed record Finding(Guid RecordId, string Row, Severity Severity, string? Field, Core.Common.LocalText Message);

/// <summary>What stands in the way: rows not confirmed, and every issue of the rows that are.</summary>
public sealed record Readiness(ImmutableArray<Finding> Unconfirmed, ImmutableArray<Finding> Errors, ImmutableArray<Finding> Warnings, int Rows)
{
    public bool MaySubmit => Unconfirmed.IsEmpty && Errors.IsEmpty;
}

/// <summary>Reads a submission as it stands and lists what still blocks it.</summary>
public sealed class Blockers(KlangDb db, GridBuilder grid)
{
    private static readonly Core.Common.LocalText NotConfirmed = new("ยังไม่ยืนยันข้อมูลที่ยกยอดจากงวดก่อน", "The values carried from last round are not confirmed.");

    public async Task<Readiness> OfAsync(EntryContext context, CancellationToken cancel = default)
    {
        var records = await db.Records.AsNoTracking().Include(r => r.Subject)
            .Where(r => r.SubmissionId == context.Submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        context.BringEntries();
        var names = await grid.NamesAsync(cancel);
        var checker = new RecordChecker(context.Dataset);
        var findings = records.Where(r => r.State != RecordState.Carried)
            .SelectMany(r => checker.Check(context.Facts(r, r.Answers)).Select(i => Of(r, names(r).Name, i))).ToList();
        return new Readiness(
            [.. records.Where(r => r.State == RecordState.Carried).Select(r => new Finding(r.Id, names(r).Name, Severity.Error, null, NotConfirmed))],
            [.. findings.Where(f => f.Severity == Severity.Error)],
            [.. findings.Where(f => f.Severity == Severity.Warning)],
            records.Count);
    }

    private static Finding Of(Record record, string name, Issue issue) =>
        new(record.Id, name, issue.Severity, issue.At.IsEmpty ? null : (issue.At[0].List ?? issue.At[0].Field).Name, issue.Message);
}
