using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>A value to put right.</summary>
/// <param name="Version">The record's version as it was read.</param>
public sealed record CellMend(Guid RecordId, int Version, string Field, string? Text, string? Why);

/// <summary>
/// The level above puts a value right on a unit's behalf. Both values are kept, the unit is told, the copy that was filed stays
/// as it is, and whoever corrected does not approve.
/// </summary>
public sealed class CorrectionDesk(ReportWork work, RecordWriter writer, StandIns standIns)
{
    public async Task<Result<CellCorrection>> CorrectAsync(Actor person, Guid submissionId, CellMend change, CancellationToken cancel = default)
    {
        if (Explanations.Read(change.Why) is not { } why)
        {
            return Problems.ReasonNeeded;
        }

        var actor = await standIns.ForAsync(person, cancel);
        return await work.RunAsync(new Process("record.correct", actor, why), Act.Correct, submissionId, [change.RecordId], (scope, context) => CorrectAsync(scope, context, change, why, cancel), cancel);
    }

    private async Task<Result<CellCorrection>> CorrectAsync(ProcessScope scope, EntryContext context, CellMend change, string why, CancellationToken cancel)
    {
        var record = await scope.Db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.Id == change.RecordId && r.SubmissionId == context.Submission.Id, cancel);
        if (record is null || !FieldKey.TryParse(change.Field, out var key) || context.Dataset.Definition.Field(key) is not { IsComputed: false } field)
        {
            return Problems.NotFound;
        }

        var edit = new RowEdit(record.Id, change.Version) { Cells = ImmutableDictionary<FieldKey, string?>.Empty.Add(key, change.Text) };
        var saved = await writer.WriteAsync(scope, context, [edit], cancel);
        if (!saved.IsOk)
        {
            return saved.Problem;
        }

        var row = saved.Value.Rows[0];
        if (!row.Conflicts.IsEmpty || !row.Taken)
        {
            return Problems.ChangedSinceRead;
        }

        // An officer may leave what cannot be read for later; whoever puts something right may not put it wrong.
        if (row.Issues.FirstOrDefault(i => i.Severity == Severity.Error && i.At.Any(a => a.Field == key)) is { } wrong)
        {
            return Problems.Invalid(wrong.Message.Th, wrong.Message.In("en"), change.Field);
        }

        var correction = new CellCorrection
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = context.Submission.Id,
            RecordId = record.Id,
            Field = key.Name,
            Before = AnswerText.Show(field, record.Answers[key], "th"),
            After = AnswerText.Show(field, row.Record.Answers[key], "th"),
            Reason = why,
            At = scope.Now,
            ById = scope.Actor.Id,
            By = scope.Actor.Name,
            UnitCode = scope.Actor.UnitCode,
        };
        scope.Db.CellCorrections.Add(correction);
        context.Submission.Version++;
        scope.Note(context.Submission.UnitCode, context.Name, new { corrected = key.Name, subject = record.SubjectKey, correction.Before, correction.After });
        await NoticeWriter.TellAsync(scope, NoticeReaders.OfUnit(scope.Db, context.Submission.UnitCode), "submission.corrected", context.Title, $"/submissions/{context.Submission.Id:D}/review?show=Corrected", cancel);
        return correction;
    }
}
