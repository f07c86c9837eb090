using System.Collections.Immutable;
using Klang.Core.Areas;
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
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Merges;

/// <summary>
/// Makes two entries one. The one that goes stays in the register, ended and pointing to the kept one; what named it names the
/// kept one; filed copies never change. One transaction, and all that moved is written down so that it can be undone.
/// </summary>
public sealed class MergeDesk(ProcessRunner processes, MergePlanner planner, RecordMoves moves, Catalogue catalogue, SurroundingsReader surroundings, Guard guard, TimeProvider clock)
{
    public const int LongestReason = 500;

    public async Task<Result<SubjectMerge>> MergeAsync(Actor actor, string kept, string gone, MergeChoice choice, CancellationToken cancel = default)
    {
        var reason = choice.Reason.Trim();
        if (reason.Length is 0 or > LongestReason)
        {
            return Problems.ReasonNeeded;
        }

        Problem? refusal = null;
        var merged = await processes.RunAsync<SubjectMerge>(new Process("register.merge", actor, reason), async scope =>
        {
            var plan = await planner.ReadAsync(actor, kept, gone, cancel);
            refusal = plan.IsOk ? null : plan.Problem;
            return plan.IsOk ? await MergeAsync(scope, plan.Value, choice with { Reason = reason }, cancel) : plan.Problem;
        }, cancel);
        if (refusal is { Status: 403 or 404 })
        {
            await guard.RefusedAsync(actor, Act.EditRegister, $"{kept} {gone}", refusal);
        }

        return merged;
    }

    private async Task<Result<SubjectMerge>> MergeAsync(ProcessScope scope, MergePlan plan, MergeChoice choice, CancellationToken cancel)
    {
        var (kept, gone, form) = (plan.Kept, plan.Gone, plan.Register.Form.Definition);
        var concerned = plan.Records.SelectMany(r => new[] { r.Record.SubmissionId, r.Target.Id }).Concat(plan.Naming.Select(r => r.SubmissionId)).Distinct().ToList();
        await RecordMoves.HoldAsync(scope.Db, concerned, cancel);
        var numberless = plan.Numbers.Where(n => n.SubjectId == gone.Id && !plan.Numbers.Any(o => o.SubjectId == kept.Id && o.Field == n.Field)).Select(n => FieldKey.Parse(n.Field));
        choice = choice with { FromGone = choice.FromGone.Concat(numberless).ToHashSet() };
        var (keptBefore, keptStood, goneStood) = (kept.Answers, Standing.Of(kept), Standing.Of(gone));

        // The one that goes stands aside before the other is checked: rules that count entries would count both.
        (gone.Active, gone.MergedInto, gone.SavedAt, gone.SavedBy) = (false, kept.Id, scope.Now, scope.Actor.Name);
        gone.Version++;
        var entries = Rename(scope, plan);
        await scope.Db.SaveChangesAsync(cancel);
        if (await FillAsync(scope, plan, EntryMerge.Choose(form, kept.Answers, gone.Answers, choice.FromGone), cancel) is { } broken)
        {
            return broken;
        }

        var numbers = await NumbersAsync(scope, plan, choice, cancel);
        var (moved, removed) = await MoveAsync(scope, plan, choice, cancel);
        var left = plan.Naming.Where(r => !removed.Exists(gone => gone.Id == r.Id)).ToList();
        var naming = left.ConvertAll(r => RenamedRecord(scope, r, plan));
        await moves.SettleAsync(
            scope, removed.Select(r => (r.Submission!.Dataset, r.Id)), [.. plan.Records.Where(p => moved.Exists(m => m.Id == p.Record.Id)).Select(p => p.Record), .. left], concerned, cancel);
        var merge = new SubjectMerge
        {
            Id = Guid.CreateVersion7(), KeptId = kept.Id, GoneId = gone.Id, UnitCode = kept.UnitCode, Reason = choice.Reason, At = scope.Now, By = scope.Actor.Name,
            Moved = new Moved(AnswersJson.Write(keptBefore), AnswersJson.Write(kept.Answers), keptStood, goneStood, moved, removed.ConvertAll(RemovedRecord.Of), entries, naming, numbers).ToJson(),
        };
        scope.Db.SubjectMerges.Add(merge);
        foreach (var unit in new[] { kept.UnitCode, gone.UnitCode }.Distinct(StringComparer.Ordinal))
        {
            scope.Note(unit, $"{kept.Register} {gone.Code} → {kept.Code}", new { fromGone = choice.FromGone.Select(f => f.Name), records = moved.Count, removed = removed.Count, references = entries.Count + naming.Count });
        }

        return merge;
    }

    /// <summary>The kept entry says what was chosen; null where its register's rules hold.</summary>
    private async Task<Problem?> FillAsync(ProcessScope scope, MergePlan plan, Answers chosen, CancellationToken cancel)
    {
        var kept = plan.Kept;
        var unit = await scope.Db.Units.AsNoTracking().SingleAsync(u => u.Code == kept.UnitCode, cancel);
        var (answers, issues) = EntryChecks.Check(plan.Register, chosen, kept.Answers, kept.Code, unit.AreaCode, clock.Today(), surroundings.Of(unit.AreaCode, clock.Today()));
        var definition = plan.Register.Definition;
        var area = answers.Value(definition.Area) is { IsMissing: false } code && AreaCode.TryParse(code.Text, out var found) ? found : AreaCode.Parse(kept.AreaCode);
        if (!area.IsWithin(AreaCode.Parse(unit.AreaCode)))
        {
            issues = issues.Add(EntryChecks.OutsideUnit(definition));
        }

        // An entry that was wrong before may be merged, but not made wrong by what was chosen.
        var before = EntryChecks.Check(plan.Register, kept.Answers, kept.Answers, kept.Code, unit.AreaCode, clock.Today(), surroundings.Of(unit.AreaCode, clock.Today())).Issues.Select(i => i.Rule).ToHashSet(StringComparer.Ordinal);
        if (issues.FirstOrDefault(i => i.Severity == Severity.Error && !before.Contains(i.Rule)) is { } issue)
        {
            return MergeProblems.Broken(issue.Message);
        }

        RegisterWriter.Fill(scope, definition, kept, answers, area);
        return null;
    }

    private List<Renamed> Rename(ProcessScope scope, MergePlan plan) => [.. plan.Entries.Select(entry =>
    {
        var before = entry.Answers;
        entry.Answers = EntryReferences.Renamed(catalogue.Register(entry.Register)!.Form.Definition, before, plan.Gone.Code, plan.Kept.Code);
        entry.Version++;
        (entry.SavedAt, entry.SavedBy) = (scope.Now, scope.Actor.Name);
        return new Renamed(entry.Id, AnswersJson.Write(before), AnswersJson.Write(entry.Answers));
    })];

    private Renamed RenamedRecord(ProcessScope scope, Record record, MergePlan plan)
    {
        var before = record.Answers;
        record.Answers = EntryReferences.Renamed(catalogue[record.Submission!.Dataset].Definition, before, plan.Gone.Code, plan.Kept.Code);
        record.Version++;
        (record.SavedAt, record.SavedBy) = (scope.Now, scope.Actor.Name);
        return new Renamed(record.Id, AnswersJson.Write(before), AnswersJson.Write(record.Answers));
    }

    /// <summary>Records become the kept entry's; of two in an open round the one that was not chosen leaves.</summary>
    private static async Task<(List<MovedRecord> Moved, List<Record> Removed)> MoveAsync(ProcessScope scope, MergePlan plan, MergeChoice choice, CancellationToken cancel)
    {
        var removed = plan.Records.Where(p => p.Fate is RecordFate.Drops or RecordFate.Conflict)
            .Select(p => p.Fate == RecordFate.Conflict && choice.RecordsOfGone.Contains(p.Record.Id) ? p.Other! : p.Record).ToList();
        scope.Db.Records.RemoveRange(removed);
        await scope.Db.SaveChangesAsync(cancel);
        var moved = new List<MovedRecord>();
        foreach (var (record, _, _, target) in plan.Records.Where(p => p.Fate != RecordFate.StaysFiled && !removed.Contains(p.Record)))
        {
            moved.Add(new MovedRecord(record.Id, record.SubmissionId, record.SubjectKey, record.AreaCode));
            (record.SubjectId, record.Subject, record.SubjectKey) = (plan.Kept.Id, plan.Kept, plan.Kept.Code);
            if (MergePlanner.IsOpen(target))
            {
                (record.SubmissionId, record.Submission, record.AreaCode) = (target.Id, target, plan.Kept.AreaCode);
            }
        }

        return (moved, removed);
    }

    /// <summary>No number stays behind an entry that is gone: it goes to the kept one, or aside until the merge is undone.</summary>
    private static async Task<List<MovedNumber>> NumbersAsync(ProcessScope scope, MergePlan plan, MergeChoice choice, CancellationToken cancel)
    {
        var moved = new List<MovedNumber>();
        foreach (var number in plan.Numbers.Where(n => n.SubjectId == plan.Gone.Id))
        {
            var own = plan.Numbers.FirstOrDefault(n => n.SubjectId == plan.Kept.Id && n.Field == number.Field);
            var takes = own is null || choice.FromGone.Any(f => f.Name == number.Field);
            if (takes && own is not null)
            {
                moved.Add(new MovedNumber(plan.Kept.Id, null, own.Field, own.Cipher, own.Lookup));
                scope.Db.PersonalNumbers.Remove(own);
            }

            moved.Add(new MovedNumber(plan.Gone.Id, takes ? plan.Kept.Id : null, number.Field, number.Cipher, number.Lookup));
            scope.Db.PersonalNumbers.Remove(number);
        }

        await scope.Db.SaveChangesAsync(cancel);
        scope.Db.PersonalNumbers.AddRange(moved.Where(m => m.To is not null).Select(m => new PersonalNumber { SubjectId = m.To!.Value, Field = m.Field, Cipher = m.Cipher, Lookup = m.Lookup }));
        return moved;
    }
}
