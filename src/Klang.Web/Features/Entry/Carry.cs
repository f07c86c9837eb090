using Klang.Core.Areas;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>
/// Ask once: the first time a submission is opened, a row is carried in for every active subject, with last round's stocks
/// and standing facts. Carried rows are unconfirmed and count for nothing. Subjects registered later join at the next opening.
/// </summary>
public sealed class Carry(KlangDb db, ProcessRunner processes, ShelfWriter shelf)
{
    /// <summary>Brings in what is missing; does nothing when nothing is.</summary>
    public async Task EnsureAsync(EntryContext context, Klang.Core.People.Actor actor, CancellationToken cancel = default)
    {
        if (context.Submission.PreparedAt is not null && !await LacksSubjectsAsync(context, cancel))
        {
            return;
        }

        await processes.RunAsync<bool>(new Process("submission.prepare", actor), scope => CarryAsync(scope, context, cancel), cancel);
        await db.Entry(context.Submission).ReloadAsync(cancel);
    }

    private async Task<bool> LacksSubjectsAsync(EntryContext context, CancellationToken cancel)
    {
        var (submission, register, ended) = (context.Submission, context.Dataset.Definition.Register, context.AlsoEnded);
        var lacking = db.Subjects.AsNoTracking().Where(s => s.Register == register && s.UnitCode == submission.UnitCode && (s.Active || ended)
            && !db.Records.Any(r => r.SubmissionId == submission.Id && r.SubjectId == s.Id));
        return register is not null && (context.Dataset.SubjectWhere is null && !ended
            ? await lacking.AnyAsync(cancel)
            : (await lacking.ToListAsync(cancel)).Exists(s => context.IsAbout(s)));
    }

    private async Task<Result<bool>> CarryAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        await RowLock.SubmissionAsync(scope.Db, context.Submission.Id, cancel);
        var submission = await scope.Db.Submissions.SingleAsync(s => s.Id == context.Submission.Id, cancel);
        var have = (await scope.Db.Records.Where(r => r.SubmissionId == submission.Id).Select(r => r.SubjectKey).ToListAsync(cancel)).ToHashSet(StringComparer.Ordinal);
        var records = (await SubjectsAsync(scope.Db, context, cancel))
            .Where(s => !have.Contains(s.Key))
            .Select(s => NewRecord(scope, context, s.Key, s.Area, s.Subject))
            .ToList();
        scope.Db.Records.AddRange(records);
        submission.PreparedAt ??= scope.Now;
        Counters.Change(submission, default, Counters.Of(records));
        shelf.Write(scope, submission, records);
        scope.Note(submission.UnitCode, context.Name, new { carried = records.Count });
        return true;
    }

    private static async Task<List<(string Key, string Area, Subject? Subject)>> SubjectsAsync(KlangDb db, EntryContext context, CancellationToken cancel)
    {
        var (submission, ended) = (context.Submission, context.AlsoEnded);
        switch (context.Dataset.Definition.Subject)
        {
            case RegisterSubject register:
                var subjects = await db.Subjects.Where(s => s.Register == register.Register && s.UnitCode == submission.UnitCode && (s.Active || ended)).OrderBy(s => s.Code).ToListAsync(cancel);
                return [.. subjects.Where(context.IsAbout).Select(s => (s.Code, s.AreaCode, (Subject?)s))];
            case AreaSubject area:
                var codes = await db.AreaVersions.Where(v => v.Level == area.Level && v.Code.StartsWith(submission.AreaCode) && v.SupersededAt == null && v.ValidTo == null)
                    .Select(v => v.Code).Distinct().OrderBy(c => c).ToListAsync(cancel);
                return [.. codes.Select(c => (c, c, (Subject?)null))];
            case UnitSubject:
                return [(submission.UnitCode, submission.AreaCode, null)];
            default:
                throw new NotSupportedException($"Unknown subject {context.Dataset.Definition.Subject.GetType().Name}.");
        }
    }

    private static Record NewRecord(ProcessScope scope, EntryContext context, string key, string area, Subject? subject) => new()
    {
        Id = Guid.CreateVersion7(),
        SubmissionId = context.Submission.Id,
        SubjectId = subject?.Id,
        SubjectKey = key,
        AreaCode = area,
        State = RecordState.Carried,
        Answers = context.PreviousAnswers.GetValueOrDefault(key) is { } last ? Computed(context, key, area, Carried(context, last), subject) : Answers.Empty,
        SavedAt = scope.Now,
        SavedBy = scope.Actor.Name,
    };

    private static Answers Computed(EntryContext context, string key, string area, Answers carried, Subject? subject) =>
        new RecordChecker(context.Dataset).Compute(context.Facts(key, area, carried, subject?.ToFacts()));

    /// <summary>Stocks and standing facts come along; what happened in a round, or since October, is asked anew.</summary>
    private static Answers Carried(EntryContext context, Answers last)
    {
        var carried = context.AskedFields.Where(f => f.Kind is FieldKind.Position or FieldKind.Immutable)
            .Aggregate(Answers.Empty, (answers, field) => answers.With(field.Key, last[field.Key]));
        var whole = context.Dataset.Definition.Lists.Aggregate(carried, (answers, list) => answers.WithList(list.Key, last.List(list.Key)));
        return RecordFiles.Without(context.Dataset.Definition, whole);
    }
}
