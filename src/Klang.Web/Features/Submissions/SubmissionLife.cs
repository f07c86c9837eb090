using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Data.Shelf;
using Klang.Web.Features.Entry;
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
    ProcessRunner processes, EntryLoader loader, ShelfWriter shelf, Guard guard, Blockers blockers, RecordRefresh refresh, Certifications certifications, WiderView wider, Carry carry)
{
    /// <summary>Who joined since the report was last opened gets a row first, so that no door submits without them.</summary>
    public async Task<Result<MoveOutcome>> SubmitAsync(Actor actor, Guid id, int? version, CancellationToken cancel = default)
    {
        if (await loader.FindAsync(id, cancel) is { } context && Permission.May(actor, Act.Submit, context.Target) is null)
        {
            await carry.EnsureAsync(context, actor, cancel);
        }

        return await MoveAsync(actor, id, version, (Act.Submit, SubmissionMove.Submit), null, cancel);
    }

    public Task<Result<MoveOutcome>> ReturnAsync(Actor actor, Guid id, int? version, string? reason, CancellationToken cancel = default) =>
        string.IsNullOrWhiteSpace(reason)
            ? Task.FromResult<Result<MoveOutcome>>(Problems.ReasonNeeded)
            : MoveAsync(actor, id, version, (Act.Return, SubmissionMove.Return), reason.Trim(), cancel);

    public Task<Result<MoveOutcome>> ApproveAsync(Actor actor, Guid id, int? version, CancellationToken cancel = default) =>
        MoveAsync(actor, id, version, (Act.Approve, SubmissionMove.Approve), null, cancel);

    private async Task<Result<MoveOutcome>> MoveAsync(Actor actor, Guid id, int? version, (Act Act, SubmissionMove Move) move, string? reason, CancellationToken cancel)
    {
        Problem? refusal = null;
        var moved = await processes.RunAsync<MoveOutcome>(new Process($"submission.{move.Move.ToString().ToLowerInvariant()}", actor, reason), async scope =>
        {
            var context = await loader.HoldAsync(id, cancel);
            refusal = context is null ? Problems.NotFound : Permission.May(actor, move.Act, context.Target);
            return refusal is null ? await MoveAsync(scope, context!, version, move.Move, reason, cancel) : refusal;
        }, cancel);
        if (refusal is not null)
        {
            await guard.RefusedAsync(actor, move.Act, id.ToString("D"), refusal);
        }

        return moved;
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

        FiledCopy? copy = null;
        if (move == SubmissionMove.Submit)
        {
            await refresh.RefreshAsync(scope, context, cancel);
            var readiness = await blockers.OfAsync(context, cancel);
            if (!readiness.MaySubmit)
            {
                return Problems.Blocked(readiness.Errors.Length + readiness.BrokenEntries.Length, readiness.Unconfirmed.Length + readiness.Uncertified.Length);
            }

            copy = await FileAsync(scope, context, cancel);
            (submission.SubmittedAt, submission.SubmittedBy, submission.SubmittedById) = (scope.Now, scope.Actor.Name, scope.Actor.Id);
        }
        else if (move == SubmissionMove.Approve && await wider.FirstAsync(context, cancel) is { } seen)
        {
            return SubmissionProblems.SeenFromAbove(seen);
        }
        else
        {
            (submission.ReviewedAt, submission.ReviewedBy, submission.ReviewReason) = (scope.Now, scope.Actor.Name, reason);
        }

        submission.Status = after.Value;
        submission.Version++;
        shelf.WriteStatus(scope, submission);
        scope.Note(submission.UnitCode, context.Name, new { status = submission.Status.ToString(), copy = copy?.Number, sha256 = copy?.Sha256 });
        return new MoveOutcome(submission, copy);
    }

    private async Task<FiledCopy> FileAsync(ProcessScope scope, EntryContext context, CancellationToken cancel)
    {
        var records = await scope.Db.Records.AsNoTracking().Include(r => r.Subject).Where(r => r.SubmissionId == context.Submission.Id).ToListAsync(cancel);
        var number = 1 + await scope.Db.FiledCopies.CountAsync(c => c.SubmissionId == context.Submission.Id, cancel);
        var owners = records.Where(r => RecordFiles.Named(context.Dataset.Definition, r.Answers).Any()).Select(r => r.Id).ToList();
        var files = owners.Count == 0 ? [] : await scope.Db.Attachments.AsNoTracking().Where(a => owners.Contains(a.OwnerId)).ToListAsync(cancel);
        var content = FiledContent.Of(context, records, files.ToDictionary(f => f.Id.ToString("D"), StringComparer.Ordinal), number, scope.Now, scope.Actor.Name, await certifications.FreezeAsync(context, cancel));
        var copy = new FiledCopy
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = context.Submission.Id,
            Number = number,
            Content = content,
            Sha256 = FiledContent.HashOf(content),
            FiledAt = scope.Now,
            FiledBy = scope.Actor.Name,
        };
        scope.Db.FiledCopies.Add(copy);
        return copy;
    }
}
