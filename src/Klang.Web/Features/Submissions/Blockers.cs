using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>One thing in the way of submitting, or worth a look: which row, which cell, why.</summary>
public sealed record Finding(Guid RecordId, string Row, Severity Severity, string? Field, Core.Common.LocalText Message)
{
    /// <summary>The rule, and the child row where it is about one.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The rule alone: what one reason may cover for many rows.</summary>
    public string RuleKey => Rule.Split('@')[0];

    /// <summary>Hash of what it says: a reason holds while it says the same.</summary>
    public string Said { get; init; } = "";

    /// <summary>Why a warning is right as it is; null while nobody said.</summary>
    public string? Reason { get; init; }
}

/// <summary>An entry of a register that stands in the way, and where to settle it.</summary>
public sealed record EntryFinding(string Href, string Row, Core.Common.LocalText Message);

/// <summary>What stands in the way: rows not confirmed, and every issue of the rows that are.</summary>
public sealed record Readiness(ImmutableArray<Finding> Unconfirmed, ImmutableArray<Finding> Errors, ImmutableArray<Finding> Warnings, int Rows)
{
    /// <summary>Entries of certified registers that nobody confirmed this year.</summary>
    public ImmutableArray<EntryFinding> Uncertified { get; init; } = [];

    /// <summary>Entries of certified registers that break a rule of their register now.</summary>
    public ImmutableArray<EntryFinding> BrokenEntries { get; init; } = [];

    /// <summary>Child rows that somebody typed and that count for nothing as the answers stand. They block nothing, and nobody shall miss them.</summary>
    public ImmutableArray<Finding> PutAside { get; init; } = [];

    /// <summary>Warnings that nobody has explained yet.</summary>
    public ImmutableArray<Finding> Unexplained => [.. Warnings.Where(w => w.Reason is null)];

    /// <summary>Nothing to report: it takes a reason instead of rows.</summary>
    public bool IsNil => Rows == 0;

    /// <summary>Nothing is wrong; warnings may still want their reasons.</summary>
    public bool IsSound => Unconfirmed.IsEmpty && Errors.IsEmpty && Uncertified.IsEmpty && BrokenEntries.IsEmpty;

    public bool MaySubmit => IsSound && Unexplained.IsEmpty;
}

/// <summary>Reads a submission as it stands and lists what still blocks it.</summary>
public sealed class Blockers(KlangDb db, GridBuilder grid, Certifications certifications)
{
    private static readonly Core.Common.LocalText NotConfirmed = new("ยังไม่ยืนยันข้อมูลที่ยกยอดจากงวดก่อน", "The values carried from last round are not confirmed.");

    public async Task<Readiness> OfAsync(EntryContext context, CancellationToken cancel = default)
    {
        var records = await db.Records.AsNoTracking().Include(r => r.Subject)
            .Where(r => r.SubmissionId == context.Submission.Id).OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        context.BringEntries();
        var names = await grid.NamesAsync(cancel);
        var checker = new RecordChecker(context.Dataset);
        var reasons = await db.WarningReasons.AsNoTracking().Where(r => r.SubmissionId == context.Submission.Id)
            .ToDictionaryAsync(r => (r.RecordId, r.Rule, r.Said), r => r.Text, cancel);
        var findings = records.Where(r => r.State != RecordState.Carried)
            .SelectMany(r => checker.Check(context.Facts(r, Current(r))).Select(i => Of(r, names(r).Name, i)))
            .Select(f => f.Severity == Severity.Warning ? f with { Reason = reasons.GetValueOrDefault((f.RecordId, f.Rule, f.Said)) } : f).ToList();
        var (uncertified, broken) = await certifications.FindingsAsync(context, cancel);
        return new Readiness(
            [.. records.Where(r => r.State == RecordState.Carried).Select(r => new Finding(r.Id, names(r).Name, Severity.Error, null, NotConfirmed))],
            [.. findings.Where(f => f.Severity == Severity.Error)],
            [.. findings.Where(f => f.Severity == Severity.Warning)],
            records.Count)
        {
            Uncertified = uncertified,
            BrokenEntries = broken,
            PutAside = [.. findings.Where(f => f.RuleKey == PutAside.Rule)],
        };

        // What is computed from registers and other datasets may have moved since the row was saved; submitting computes it anew.
        Core.Records.Answers Current(Record record) => context.Dataset.LooksAround ? checker.Compute(context.Facts(record, record.Answers)) : record.Answers;
    }

    private static Finding Of(Record record, string name, Issue issue) =>
        new(record.Id, name, issue.Severity, issue.At.IsEmpty ? null : (issue.At[0].List ?? issue.At[0].Field).Name, issue.Message)
        {
            Rule = Explanations.RuleOf(issue),
            Said = Explanations.SaidBy(issue),
        };
}
