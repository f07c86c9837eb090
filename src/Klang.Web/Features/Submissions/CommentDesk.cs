using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>Something to say of a report: of a cell, of a row where no field is named, of the whole where no record is.</summary>
public sealed record Saying(Guid? RecordId, string? Field, CommentKind Kind, string? Text, Guid? Answers = null);

/// <summary>What is said at cells, between a unit and the level that reviews it.</summary>
public sealed class CommentDesk(ReportWork work, StandIns standIns)
{
    /// <returns>The comment. Problems: 404.1, 403.*, 422.3 without words, 400.1 for a cell that is not there.</returns>
    public Task<Result<CellComment>> SayAsync(Actor actor, Guid submissionId, Saying saying, CancellationToken cancel = default) =>
        RunAsync(actor, submissionId, "submission.comment", saying.Kind == CommentKind.Return ? Act.Return : Act.Comment, (scope, context) => SayAsync(scope, context, saying, cancel), cancel);

    /// <summary>Says that a remark is dealt with; once is enough.</summary>
    public Task<Result<CellComment>> SettleAsync(Actor actor, Guid submissionId, Guid commentId, CancellationToken cancel = default) =>
        RunAsync(actor, submissionId, "submission.settle", Act.Comment, (scope, context) => SettleAsync(scope, context, commentId, cancel), cancel);

    private async Task<Result<CellComment>> RunAsync(
        Actor person, Guid submissionId, string what, Act act, Func<ProcessScope, EntryContext, Task<Result<CellComment>>> talk, CancellationToken cancel) =>
        await work.RunAsync(new Process(what, await standIns.ForAsync(person, cancel)), act, submissionId, [], talk, cancel);

    private static async Task<Result<CellComment>> SayAsync(ProcessScope scope, EntryContext context, Saying saying, CancellationToken cancel)
    {
        if (Words.Kept(saying.Text) is not { } text)
        {
            return Problems.ReasonNeeded;
        }

        var submission = context.Submission;
        var about = await AboutAsync(scope, context, saying, cancel);
        if (!about.IsOk)
        {
            return about.Problem;
        }

        var comment = new CellComment
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            RecordId = saying.RecordId,
            Field = saying.Field,
            AnswersId = saying.Answers,
            Kind = saying.Kind,
            Text = text,
            CopyNumber = await scope.Db.FiledCopies.Where(c => c.SubmissionId == submission.Id).MaxAsync(c => (int?)c.Number, cancel) ?? 0,
            At = scope.Now,
            ById = scope.Actor.Id,
            By = scope.Actor.Name,
            UnitCode = scope.Actor.UnitCode,
        };
        scope.Db.CellComments.Add(comment);
        submission.OpenComments += comment.Kind == CommentKind.Answer ? 0 : 1;
        scope.Note(submission.UnitCode, context.Name, new { comment = comment.Id, row = about.Value, field = comment.Field, kind = comment.Kind.ToString(), comment.Text });

        // A reason for returning is told with the return, not one by one.
        if (comment.Kind != CommentKind.Return)
        {
            await TellAsync(scope, context, cancel);
        }

        return comment;
    }

    /// <summary>The other side hears of it.</summary>
    private static Task TellAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        var db = scope.Db;
        var unit = context.Submission.UnitCode;
        var readers = scope.Actor.UnitCode == unit
            ? db.Users.Where(u => !u.IsClosed && db.CellComments.Any(c => c.SubmissionId == context.Submission.Id && c.ById == u.Id))
            : NoticeReaders.OfUnit(db, unit);
        return NoticeWriter.TellAsync(scope, readers, "submission.comment", context.Title, $"/submissions/{context.Submission.Id:D}/review", cancel);
    }

    /// <returns>The row's subject; empty for the whole report.</returns>
    private static async Task<Result<string>> AboutAsync(ProcessScope scope, EntryContext context, Saying saying, CancellationToken cancel)
    {
        var definition = context.Dataset.Definition;
        if (saying.Field is not null && (!FieldKey.TryParse(saying.Field, out var key) || (definition.Field(key) is null && definition.Lists.All(l => l.Key != key))))
        {
            return Problems.BadRequest($"ไม่มีข้อมูล “{saying.Field}” ในฐานข้อมูลนี้", $"This dataset has no field '{saying.Field}'.", saying.Field);
        }

        if (saying.RecordId is not { } id)
        {
            return "";
        }

        var subject = await scope.Db.Records.Where(r => r.Id == id && r.SubmissionId == context.Submission.Id).Select(r => r.SubjectKey).SingleOrDefaultAsync(cancel);
        return subject is null ? Problems.NotFound : subject;
    }

    private static async Task<Result<CellComment>> SettleAsync(ProcessScope scope, EntryContext context, Guid commentId, CancellationToken cancel)
    {
        var comment = await scope.Db.CellComments.SingleOrDefaultAsync(c => c.Id == commentId && c.SubmissionId == context.Submission.Id, cancel);
        if (comment is null)
        {
            return Problems.NotFound;
        }

        if (comment.SettledAt is null && comment.Kind != CommentKind.Answer)
        {
            (comment.SettledAt, comment.SettledBy) = (scope.Now, scope.Actor.Name);
            context.Submission.OpenComments = Math.Max(0, context.Submission.OpenComments - 1);
            scope.Note(context.Submission.UnitCode, context.Name, new { settled = comment.Id });
        }

        return comment;
    }
}
