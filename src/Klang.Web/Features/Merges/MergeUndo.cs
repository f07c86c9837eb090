using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Registers;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Merges;

/// <summary>A merge as it is shown: who merged which two, when, why, and whether it still stands.</summary>
public sealed record MergeView(SubjectMerge Merge, Subject Kept, Subject Gone);

/// <summary>Takes a merge back: everything stands as it stood before, save what somebody wrote since.</summary>
public sealed class MergeUndo(KlangDb db, ProcessRunner processes, RecordMoves moves, Catalogue catalogue, Guard guard)
{
    /// <summary>The merge of these two that stands; null where there is none.</summary>
    public async Task<MergeView?> FindAsync(Actor actor, string kept, string gone, CancellationToken cancel = default)
    {
        var found = await (from m in db.SubjectMerges.AsNoTracking()
                           join k in db.Subjects.AsNoTracking().VisibleTo(actor) on m.KeptId equals k.Id
                           join g in db.Subjects.AsNoTracking().VisibleTo(actor) on m.GoneId equals g.Id
                           where k.Code == kept && g.Code == gone && m.Moved != "" && m.UndoneAt == null
                           select new { Merge = m, Kept = k, Gone = g }).SingleOrDefaultAsync(cancel);
        return found is null ? null : new MergeView(found.Merge, found.Kept, found.Gone);
    }

    public async Task<Result<bool>> UndoAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        Problem? refusal = null;
        var undone = await processes.RunAsync<bool>(new Process("register.unmerge", actor), async scope =>
        {
            var merge = await scope.Db.SubjectMerges.SingleOrDefaultAsync(m => m.Id == id && m.Moved != "" && m.UndoneAt == null, cancel);
            var both = merge is null ? [] : await scope.Db.Subjects.VisibleTo(actor).Where(s => s.Id == merge.KeptId || s.Id == merge.GoneId).ToListAsync(cancel);
            refusal = both.Count != 2 ? Problems.NotFound : both.Select(s => DuplicateDesk.MayChange(actor, s)).FirstOrDefault(p => p is not null);
            return refusal is null ? await BackAsync(scope, merge!, both.Single(s => s.Id == merge!.KeptId), both.Single(s => s.Id == merge!.GoneId), cancel) : refusal;
        }, cancel);
        if (refusal is not null)
        {
            await guard.RefusedAsync(actor, Act.EditRegister, id.ToString("D"), refusal);
        }

        return undone;
    }

    private async Task<Result<bool>> BackAsync(ProcessScope scope, SubjectMerge merge, Subject kept, Subject gone, CancellationToken cancel)
    {
        if (kept.MergedInto is not null
            || await scope.Db.SubjectMerges.AnyAsync(m => m.Id != merge.Id && m.Moved != "" && m.UndoneAt == null && m.At > merge.At && (m.KeptId == kept.Id || m.GoneId == kept.Id), cancel))
        {
            return MergeProblems.UndoOrder;
        }

        var moved = Moved.Read(merge.Moved);
        var ids = moved.Records.Select(r => r.Id).Concat(moved.Naming.Select(r => r.Id)).ToList();
        var records = await scope.Db.Records.Include(r => r.Submission).Where(r => ids.Contains(r.Id)).ToListAsync(cancel);
        var concerned = records.Select(r => r.SubmissionId).Concat(moved.Records.Select(r => r.SubmissionId)).Concat(moved.Removed.Select(r => r.SubmissionId)).Distinct().ToList();
        await RecordMoves.HoldAsync(scope.Db, concerned, cancel);
        var reports = await scope.Db.Submissions.Where(s => concerned.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancel);
        if (moved.Removed.Any(r => !MergePlanner.IsOpen(reports[r.SubmissionId])) || moved.Naming.Any(n => records.Find(r => r.Id == n.Id) is { } r && !MergePlanner.IsOpen(r.Submission!)))
        {
            return MergeProblems.SentSince;
        }

        Entries(scope, moved, kept, gone);
        await NumbersAsync(scope, moved, kept, gone, cancel);
        await RenameBackAsync(scope, moved, cancel);
        foreach (var was in moved.Records)
        {
            var record = records.Single(r => r.Id == was.Id);
            (record.SubjectId, record.SubjectKey, record.AreaCode, record.SubmissionId, record.Submission) = (gone.Id, was.SubjectKey, was.AreaCode, was.SubmissionId, reports[was.SubmissionId]);
        }

        foreach (var naming in moved.Naming)
        {
            if (records.Find(r => r.Id == naming.Id) is { } record)
            {
                record.Answers = EntryMerge.Back(catalogue[record.Submission!.Dataset].Definition, record.Answers, AnswersJson.Read(naming.After), AnswersJson.Read(naming.Before));
                record.Version++;
            }
        }

        await scope.Db.SaveChangesAsync(cancel);
        var restored = moved.Removed.Select(r => r.ToRecord()).ToList();
        scope.Db.Records.AddRange(restored);
        await moves.SettleAsync(scope, [], [.. records, .. restored], concerned, cancel);
        (merge.UndoneAt, merge.UndoneBy) = (scope.Now, scope.Actor.Name);
        scope.Note(merge.UnitCode, $"{kept.Register} {gone.Code} ← {kept.Code}");
        return true;
    }

    private void Entries(ProcessScope scope, Moved moved, Subject kept, Subject gone)
    {
        var definition = catalogue.Register(kept.Register)!.Definition;
        var (now, after, before) = (AnswersJson.Write(kept.Answers), moved.KeptAfter, AnswersJson.Read(moved.KeptBefore));
        var answers = now == after ? before : EntryMerge.Back(catalogue.Register(kept.Register)!.Form.Definition, kept.Answers, AnswersJson.Read(after), before);
        RegisterWriter.Fill(scope, definition, kept, answers, Core.Areas.AreaCode.Parse(now == after ? moved.Kept.AreaCode : kept.AreaCode));
        if (now == after)
        {
            moved.Kept.GiveTo(kept);
        }

        moved.Gone.GiveTo(gone);
        gone.MergedInto = null;
        gone.Version++;
        (gone.SavedAt, gone.SavedBy) = (scope.Now, scope.Actor.Name);
    }

    private static async Task NumbersAsync(ProcessScope scope, Moved moved, Subject kept, Subject gone, CancellationToken cancel)
    {
        var fields = moved.Numbers.Select(n => n.Field).ToList();
        var given = await scope.Db.PersonalNumbers.Where(n => n.SubjectId == kept.Id && fields.Contains(n.Field)).ToListAsync(cancel);
        scope.Db.PersonalNumbers.RemoveRange(given.Where(n => moved.Numbers.Any(m => m.To == kept.Id && m.Field == n.Field && m.Lookup == n.Lookup)));
        await scope.Db.SaveChangesAsync(cancel);
        var standing = await scope.Db.PersonalNumbers.Where(n => n.SubjectId == kept.Id || n.SubjectId == gone.Id).Select(n => new { n.SubjectId, n.Field }).ToListAsync(cancel);
        scope.Db.PersonalNumbers.AddRange(moved.Numbers.Where(m => !standing.Exists(s => s.SubjectId == m.From && s.Field == m.Field))
            .Select(m => new PersonalNumber { SubjectId = m.From, Field = m.Field, Cipher = m.Cipher, Lookup = m.Lookup }));
    }

    private async Task RenameBackAsync(ProcessScope scope, Moved moved, CancellationToken cancel)
    {
        var ids = moved.Entries.Select(e => e.Id).ToList();
        foreach (var entry in await scope.Db.Subjects.Where(s => ids.Contains(s.Id)).ToListAsync(cancel))
        {
            var was = moved.Entries.Single(e => e.Id == entry.Id);
            entry.Answers = EntryMerge.Back(catalogue.Register(entry.Register)!.Form.Definition, entry.Answers, AnswersJson.Read(was.After), AnswersJson.Read(was.Before));
            entry.Version++;
        }
    }
}
