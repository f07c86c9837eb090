using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Registers;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Merges;

/// <summary>Reads what merging two entries would move.</summary>
public sealed class MergePlanner(KlangDb db, Catalogue catalogue)
{
    /// <returns>404.1 where one of them is not there or not seen, 403 where the person may not change both, merges.* where they cannot be merged.</returns>
    public async Task<Result<MergePlan>> ReadAsync(Actor actor, string keptCode, string goneCode, CancellationToken cancel = default)
    {
        var found = await db.Subjects.VisibleTo(actor).Where(s => s.Code == keptCode || s.Code == goneCode).ToListAsync(cancel);
        var (kept, gone) = (found.SingleOrDefault(s => s.Code == keptCode), found.SingleOrDefault(s => s.Code == goneCode));
        if (kept is null || gone is null || catalogue.Register(kept.Register) is not { } register)
        {
            return Problems.NotFound;
        }

        if ((DuplicateDesk.MayChange(actor, kept) ?? DuplicateDesk.MayChange(actor, gone)) is { } problem)
        {
            return problem;
        }

        if (kept.Id == gone.Id || kept.Register != gone.Register || kept.MergedInto is not null || gone.MergedInto is not null)
        {
            return MergeProblems.CannotMerge;
        }

        return new MergePlan
        {
            Register = register,
            Kept = kept,
            Gone = gone,
            Different = EntryMerge.Different(register.Form.Definition, kept.Answers, gone.Answers),
            Records = await RecordsAsync(kept, gone, cancel),
            Entries = await EntriesAsync(gone, cancel),
            Naming = await NamingAsync(gone, cancel),
            Named = await NamedAsync(register, kept, gone, cancel),
            Numbers = [.. await db.PersonalNumbers.Where(n => n.SubjectId == kept.Id || n.SubjectId == gone.Id).OrderBy(n => n.Field).ToListAsync(cancel)],
        };
    }

    private async Task<IReadOnlyDictionary<string, string>> NamedAsync(CompiledRegister register, Subject kept, Subject gone, CancellationToken cancel)
    {
        var form = register.Form.Definition;
        var codes = EntryReferences.Of(form, kept.Answers).Concat(EntryReferences.Of(form, gone.Answers)).Select(r => r.Code).Distinct(StringComparer.Ordinal).ToArray();
        return codes.Length == 0 ? new Dictionary<string, string>(StringComparer.Ordinal)
            : await db.Subjects.Where(s => codes.Contains(s.Code)).GroupBy(s => s.Code).Select(g => new { g.Key, Name = g.Min(s => s.Name)! })
                .ToDictionaryAsync(s => s.Key, s => s.Name, StringComparer.Ordinal, cancel);
    }

    private async Task<ImmutableArray<RecordPlan>> RecordsAsync(Subject kept, Subject gone, CancellationToken cancel)
    {
        var records = await db.Records.Include(r => r.Submission!.Round).Where(r => r.SubjectId == gone.Id).ToListAsync(cancel);
        var others = await db.Records.Include(r => r.Submission).Where(r => r.SubjectId == kept.Id).ToListAsync(cancel);
        var rounds = records.ConvertAll(r => r.Submission!.RoundId);
        var targets = await db.Submissions.Where(s => s.UnitCode == kept.UnitCode && rounds.Contains(s.RoundId)).ToListAsync(cancel);
        return [.. records.OrderBy(r => r.Submission!.Dataset, StringComparer.Ordinal).ThenByDescending(r => r.Submission!.FiscalYear).ThenByDescending(r => r.Submission!.RoundNumber)
            .Select(r => Plan(r, others, targets.Find(t => t.RoundId == r.Submission!.RoundId)))];
    }

    private static RecordPlan Plan(Record record, List<Record> others, Submission? target)
    {
        var own = record.Submission!;
        if (!IsOpen(own))
        {
            var beside = others.Find(o => o.SubmissionId == own.Id);
            return new RecordPlan(record, beside is null ? RecordFate.Moves : RecordFate.StaysFiled, beside, own);
        }

        var other = target is null ? null : others.Find(o => o.SubmissionId == target.Id);
        return target is null || !IsOpen(target) ? new RecordPlan(record, RecordFate.Drops, other, own)
            : new RecordPlan(record, other is null ? RecordFate.Moves : RecordFate.Conflict, other, target);
    }

    public static bool IsOpen(Submission submission) => submission.Status is SubmissionStatus.Draft or SubmissionStatus.Returned;

    /// <summary>Codes stand in quotes in the stored JSON of either database; what the text finds, the fields confirm.</summary>
    private async Task<ImmutableArray<Subject>> EntriesAsync(Subject gone, CancellationToken cancel)
    {
        var registers = catalogue.Registers.Where(r => EntryReferences.MayName(r.Form.Definition, gone.Register)).Select(r => r.Definition.Key).ToArray();
        var pattern = $"%\"{gone.Code}\"%";
        var found = await db.Subjects.FromSql($"SELECT * FROM subjects WHERE CAST(answers AS TEXT) LIKE {pattern}")
            .Where(s => registers.Contains(s.Register) && s.Id != gone.Id).OrderBy(s => s.Code).ToListAsync(cancel);
        return [.. found.Where(s => EntryReferences.Of(catalogue.Register(s.Register)!.Form.Definition, s.Answers).Any(r => r.Code == gone.Code))];
    }

    private async Task<ImmutableArray<Record>> NamingAsync(Subject gone, CancellationToken cancel)
    {
        var datasets = catalogue.Datasets.Where(d => EntryReferences.MayName(d.Definition, gone.Register)).Select(d => d.Definition.Key).ToArray();
        var pattern = $"%\"{gone.Code}\"%";
        var found = await db.Records.FromSql($"SELECT * FROM records WHERE CAST(answers AS TEXT) LIKE {pattern}").Include(r => r.Submission).Include(r => r.Subject)
            .Where(r => datasets.Contains(r.Submission!.Dataset) && (r.Submission.Status == SubmissionStatus.Draft || r.Submission.Status == SubmissionStatus.Returned))
            .OrderBy(r => r.SubjectKey).ToListAsync(cancel);
        return [.. found.Where(r => EntryReferences.Of(catalogue[r.Submission!.Dataset].Definition, r.Answers).Any(e => e.Code == gone.Code))];
    }
}
