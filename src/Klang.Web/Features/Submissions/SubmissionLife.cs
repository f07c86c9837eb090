using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>What was done, and the filed copy it made.</summary>
public sealed record MoveOutcome(Submission Submission, FiledCopy? Copy);

/// <summary>
/// Submits, returns, approves. The move, its filed copy, the typed rows' status and the trail are one transaction. A caller
/// may say which version it read; a submission that moved since is refused.
/// </summary>
public sealed class SubmissionLife(
    ReportWork work, EntryLoader loader, ShelfWriter shelf, Blockers blockers, RecordRefresh refresh, Certifications certifications, WiderView wider, Carry carry, ReasonDesk reasons, StandIns standIns)
{
    /// <summary>Who joined since the report was last opened gets a row first, so that no door submits without them.</summary>
    /// <param name="statement">Reasons for warnings, or why there is nothing to report. They are kept even where the report is still blocked.</param>
    public async Task<Result<MoveOutcome>> SubmitAsync(Actor actor, Guid id, int? version, Statement? statement = null, CancellationToken cancel = default)
    {
        if (await loader.FindAsync(id, cancel) is { } context && Permission.May(actor, Act.Submit, context.Target) is null)
        {
            await carry.EnsureAsync(context, actor, cancel);
            await reasons.SaveAsync(actor, id, statement ?? Statement.None, cancel);
        }

        return await MoveAsync(actor, id, version, (Act.Submit, SubmissionMove.Submit), Explanations.Read(statement?.NilReason), cancel);
    }

    /// <param name="reason">May be left out where reasons stand at cells.</param>
    public Task<Result<MoveOutcome>> ReturnAsync(Actor actor, Guid id, int? version, string? reason, CancellationToken cancel = default) =>
        MoveAsync(actor, id, version, (Act.Return, SubmissionMove.Return), Words.Kept(reason), cancel);

    public Task<Result<MoveOutcome>> ApproveAsync(Actor actor, Guid id, int? version, CancellationToken cancel = default) =>
        MoveAsync(actor, id, version, (Act.Approve, SubmissionMove.Approve), null, cancel);

    /// <summary>The department accepts what was approved: nobody changes it from here.</summary>
    public Task<Result<MoveOutcome>> LockAsync(Actor actor, Guid id, int? version, CancellationToken cancel = default) =>
        MoveAsync(actor, id, version, (Act.Lock, SubmissionMove.Lock), null, cancel);

    /// <summary>Opens what was locked, for a reason that stays in the trail.</summary>
    public Task<Result<MoveOutcome>> ReopenAsync(Actor actor, Guid id, int? version, string? reason, CancellationToken cancel = default) =>
        Words.Kept(reason) is { } why
            ? MoveAsync(actor, id, version, (Act.Reopen, SubmissionMove.Reopen), why, cancel)
            : Task.FromResult<Result<MoveOutcome>>(Problems.ReasonNeeded);

    private async Task<Result<MoveOutcome>> MoveAsync(Actor person, Guid id, int? version, (Act Act, SubmissionMove Move) move, string? reason, CancellationToken cancel)
    {
        var actor = move.Act == Act.Submit ? person : await standIns.ForAsync(person, cancel);
        var process = new Process($"submission.{move.Move.ToString().ToLowerInvariant()}", actor, reason);
        return await work.RunAsync(process, move.Act, id, null, (scope, context) => MoveAsync(scope, context, version, move.Move, reason, cancel), cancel);
    }

    private async Task<Result<MoveOutcome>> MoveAsync(ProcessScope scope, EntryContext context, int? version, SubmissionMove move, string? reason, CancellationToken cancel)
    {
        var submission = context.Submission;
        if (version is { } read && read != submission.Version)
        {
            return Problems.ChangedSinceRead;
        }

        var after = SubmissionMoves.After(submission.Status, move);
        if (!after.IsOk)
        {
            return after.Problem;
        }

        var done = move switch
        {
            SubmissionMove.Submit => await SubmittedAsync(scope, context, reason, cancel),
            SubmissionMove.Approve => await ApprovedAsync(scope, context, cancel),
            SubmissionMove.Return => await ReturnedAsync(scope, context, reason, cancel),
            SubmissionMove.Lock => Reviewed(scope, context, null),
            SubmissionMove.Reopen => Reviewed(scope, context, reason),
            _ => throw new NotSupportedException($"Unknown move {move}."),
        };
        if (!done.IsOk)
        {
            return done.Problem;
        }

        var copy = done.Value.Copy;
        submission.LockedAt = after.Value == SubmissionStatus.Locked ? scope.Now : null;
        submission.Status = after.Value;
        submission.Version++;
        shelf.WriteStatus(scope, submission);
        scope.Note(submission.UnitCode, context.Name, new { status = submission.Status.ToString(), copy = copy?.Number, sha256 = copy?.Sha256 });
        await TellAsync(scope, context, move, cancel);
        return new MoveOutcome(submission, copy);
    }

    private async Task<Result<MoveOutcome>> SubmittedAsync(ProcessScope scope, EntryContext context, string? nilReason, CancellationToken cancel)
    {
        var submission = context.Submission;
        await refresh.RefreshAsync(scope, context, cancel);
        var readiness = await blockers.OfAsync(context, cancel);
        if (!readiness.IsSound)
        {
            return Problems.Blocked(readiness.Errors.Length + readiness.BrokenEntries.Length, readiness.Unconfirmed.Length + readiness.Uncertified.Length);
        }

        if (!readiness.Unexplained.IsEmpty)
        {
            return SubmissionProblems.Unexplained(readiness.Unexplained);
        }

        if (readiness.IsNil && nilReason is null)
        {
            return SubmissionProblems.NilReasonNeeded;
        }

        submission.NilReason = readiness.IsNil ? nilReason : null;
        var copy = await FileAsync(scope, context, readiness, cancel);
        (submission.SubmittedAt, submission.SubmittedBy, submission.SubmittedById) = (scope.Now, scope.Actor.Name, scope.Actor.Id);
        return new MoveOutcome(submission, copy);
    }

    /// <summary>What was corrected since the last copy is filed anew, so that what is approved is what a copy says. Who corrected does not approve.</summary>
    private async Task<Result<MoveOutcome>> ApprovedAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        if (await wider.FirstAsync(context, cancel) is { } seen)
        {
            return SubmissionProblems.SeenFromAbove(seen);
        }

        var id = context.Submission.Id;
        var filed = await scope.Db.FiledCopies.Where(c => c.SubmissionId == id).MaxAsync(c => (DateTime?)c.FiledAt, cancel);
        var correctors = await scope.Db.CellCorrections.Where(c => c.SubmissionId == id && (filed == null || c.At >= filed)).Select(c => c.ById).ToListAsync(cancel);
        if (correctors.Exists(scope.Actor.Is))
        {
            return Problems.OwnWork;
        }

        var done = Reviewed(scope, context, null);
        return correctors.Count == 0 ? done : new MoveOutcome(context.Submission, await FileAsync(scope, context, await blockers.OfAsync(context, cancel), cancel));
    }

    private static async Task<Result<MoveOutcome>> ReturnedAsync(ProcessScope scope, EntryContext context, string? reason, CancellationToken cancel)
    {
        var atCells = await scope.Db.CellComments.CountAsync(c => c.SubmissionId == context.Submission.Id && c.Kind == CommentKind.Return && c.SettledAt == null, cancel);
        return reason is null && atCells == 0 ? Problems.ReasonNeeded
            : Reviewed(scope, context, reason ?? $"แก้ไขตามที่ระบุไว้ในข้อมูล {atCells.Plain()} แห่ง");
    }

    private static Result<MoveOutcome> Reviewed(ProcessScope scope, EntryContext context, string? reason)
    {
        var submission = context.Submission;
        (submission.ReviewedAt, submission.ReviewedBy, submission.ReviewReason) = (scope.Now, scope.Actor.Name, reason);
        return new MoveOutcome(submission, null);
    }

    /// <summary>The unit hears what became of its report; who reviews sees it in the queue.</summary>
    private static Task TellAsync(ProcessScope scope, EntryContext context, SubmissionMove move, CancellationToken cancel)
    {
        var (kind, link) = move switch
        {
            SubmissionMove.Return => ("submission.returned", $"/entry/{context.Submission.Id:D}"),
            SubmissionMove.Approve => ("submission.approved", $"/submissions/{context.Submission.Id:D}"),
            SubmissionMove.Reopen => ("submission.reopened", $"/entry/{context.Submission.Id:D}"),
            SubmissionMove.Submit or SubmissionMove.Lock => ("", ""),
            _ => throw new NotSupportedException($"Unknown move {move}."),
        };
        return kind.Length == 0 ? Task.CompletedTask
            : NoticeWriter.TellAsync(scope, NoticeReaders.OfUnit(scope.Db, context.Submission.UnitCode), kind, context.Title, link, cancel);
    }

    private async Task<FiledCopy> FileAsync(ProcessScope scope, EntryContext context, Readiness? readiness, CancellationToken cancel)
    {
        var records = await scope.Db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id).ToListAsync(cancel);
        var number = 1 + await scope.Db.FiledCopies.CountAsync(c => c.SubmissionId == context.Submission.Id, cancel);
        var owners = records.Where(r => RecordFiles.Named(context.Dataset.Definition, r.Answers).Any()).Select(r => r.Id).ToList();
        var files = owners.Count == 0 ? [] : await scope.Db.Attachments.AsNoTracking().Where(a => owners.Contains(a.OwnerId)).ToListAsync(cancel);
        var receipt = ReceiptNumber.Of(context.Dataset.Definition.Number, context.Round.Id(), context.Submission.UnitCode, number);
        var content = FiledContent.Of(new Filing
        {
            Context = context,
            Records = records,
            Files = files.ToDictionary(f => f.Id.ToString("D"), StringComparer.Ordinal),
            Number = number,
            Receipt = receipt,
            At = scope.Now,
            By = scope.Actor.Name,
            Explained = readiness?.Warnings ?? [],
            Registers = await certifications.FreezeAsync(context, cancel),
        });
        var copy = new FiledCopy
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = context.Submission.Id,
            Number = number,
            Content = content,
            Sha256 = FiledContent.HashOf(content),
            FiledAt = scope.Now,
            FiledBy = scope.Actor.Name,
            ReceiptNumber = receipt,
        };
        scope.Db.FiledCopies.Add(copy);
        return copy;
    }
}
