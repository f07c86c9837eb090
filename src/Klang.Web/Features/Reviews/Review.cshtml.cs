using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Klang.Web.Features.Submissions;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Reviews;

/// <summary>ตรวจรายงาน: what the officer sees, with what to look at counted; remarks at cells; approve, return, put right.</summary>
public sealed class ReviewModel(EntryLoader loader, Guard guard, ReviewReader reader, PeerReader peers, CommentDesk comments, CorrectionDesk corrections, SubmissionLife life, StandIns standIns) : KlangPage
{
    /// <summary>The most rows on a page; the filters narrow it.</summary>
    public const int MostRows = 100;

    public EntryContext Context { get; private set; } = null!;

    public Review Review { get; private set; } = null!;

    public ImmutableArray<PeerLine> Peers { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public ReviewFilter Show { get; set; }

    public Problem? Problem { get; private set; }

    public Submission Submission => Context.Submission;

    /// <summary>The person as they decide today: a reviewer who is away may have handed it on.</summary>
    public Actor Decider { get; private set; } = null!;

    public bool MayComment => Permission.May(Decider, Act.Comment, Context.Target) is null;

    public bool MayCorrect => Permission.May(Decider, Act.Correct, Context.Target) is null;

    public bool MayReturn => Permission.May(Decider, Act.Return, Context.Target) is null && SubmissionMoves.After(Submission.Status, SubmissionMove.Return).IsOk;

    public bool MayApprove => Permission.May(Decider, Act.Approve, Context.Target) is null && SubmissionMoves.After(Submission.Status, SubmissionMove.Approve).IsOk;

    public bool MayLock => Permission.May(Decider, Act.Lock, Context.Target) is null && SubmissionMoves.After(Submission.Status, SubmissionMove.Lock).IsOk;

    public bool MayReopen => Permission.May(Decider, Act.Reopen, Context.Target) is null && SubmissionMoves.After(Submission.Status, SubmissionMove.Reopen).IsOk;

    public bool IsOwn => Actor.UnitCode == Submission.UnitCode;

    /// <summary>Filters with something in them, and the one that is on.</summary>
    public IEnumerable<ReviewFilter> Filters => Enum.GetValues<ReviewFilter>().Where(f => f == ReviewFilter.All || f == Show || Review.Count(f) > 0 || f is ReviewFilter.Errors or ReviewFilter.Explained or ReviewFilter.Changed or ReviewFilter.Comments);

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel) => await LoadAsync(submissionId, cancel) ?? Page();

    public async Task<IActionResult> OnPostSayAsync(Guid submissionId, [FromForm] Guid? record, [FromForm] string? field, [FromForm] string? text, [FromForm] CommentKind kind, [FromForm] Guid? answers, CancellationToken cancel)
    {
        var said = await comments.SayAsync(Actor, submissionId, new Saying(record, string.IsNullOrEmpty(field) ? null : field, kind, text, answers), cancel);
        return await AfterAsync(submissionId, said.IsOk ? null : said.Problem, said.IsOk ? Anchor(record, field) : "", cancel);
    }

    public async Task<IActionResult> OnPostSettleAsync(Guid submissionId, [FromForm] Guid comment, CancellationToken cancel)
    {
        var settled = await comments.SettleAsync(Actor, submissionId, comment, cancel);
        return await AfterAsync(submissionId, settled.IsOk ? null : settled.Problem, settled.IsOk ? Anchor(settled.Value.RecordId, settled.Value.Field) : "", cancel);
    }

    public async Task<IActionResult> OnPostCorrectAsync(Guid submissionId, [FromForm] Guid record, [FromForm] int recordVersion, [FromForm] string field, [FromForm] string? text, [FromForm] string? why, CancellationToken cancel)
    {
        var corrected = await corrections.CorrectAsync(Actor, submissionId, new CellMend(record, recordVersion, field, text, why), cancel);
        return await AfterAsync(submissionId, corrected.IsOk ? null : corrected.Problem, Anchor(record, field), cancel);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid submissionId, [FromForm] int version, CancellationToken cancel) => await MovedAsync(submissionId, await life.ApproveAsync(Actor, submissionId, version, cancel), cancel);

    public async Task<IActionResult> OnPostReturnAsync(Guid submissionId, [FromForm] int version, [FromForm] string? reason, CancellationToken cancel) => await MovedAsync(submissionId, await life.ReturnAsync(Actor, submissionId, version, reason, cancel), cancel);

    public async Task<IActionResult> OnPostLockAsync(Guid submissionId, [FromForm] int version, CancellationToken cancel) => await MovedAsync(submissionId, await life.LockAsync(Actor, submissionId, version, cancel), cancel);

    public async Task<IActionResult> OnPostReopenAsync(Guid submissionId, [FromForm] int version, [FromForm] string? reason, CancellationToken cancel) => await MovedAsync(submissionId, await life.ReopenAsync(Actor, submissionId, version, reason, cancel), cancel);

    /// <summary>Where the cell stands on this page.</summary>
    public static string Anchor(Guid? record, string? field) => record is null ? "whole" : $"{record.Value:N}-{field}";

    private Task<IActionResult> MovedAsync(Guid submissionId, Result<MoveOutcome> moved, CancellationToken cancel) => AfterAsync(submissionId, moved.IsOk ? null : moved.Problem, "", cancel);

    private async Task<IActionResult> AfterAsync(Guid submissionId, Problem? problem, string anchor, CancellationToken cancel)
    {
        if (problem is null)
        {
            return LocalRedirect($"/submissions/{submissionId}/review?show={Show}{(anchor.Length == 0 ? "" : "#" + anchor)}");
        }

        Problem = problem;
        return problem.Status is 403 or 404 ? Refuse(problem) : await LoadAsync(submissionId, cancel) ?? Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(Actor, Act.ReadSubmission, context.Target, context.Name);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        (Context, Decider) = (context!, await standIns.ForAsync(Actor, cancel));
        Review = await reader.ReadAsync(Context, cancel);
        Peers = await peers.ReadAsync(Context, cancel);
        return null;
    }
}
