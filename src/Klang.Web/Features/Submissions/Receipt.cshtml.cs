using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>A submission after it was sent: the receipt with its hash, and for the level above return and approve.</summary>
public sealed class ReceiptModel(EntryLoader loader, Guard guard, KlangDb db, SubmissionLife life, WiderView wider, StandIns standIns) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public IReadOnlyList<FiledCopy> Copies { get; private set; } = [];

    public Problem? Problem { get; private set; }

    /// <summary>The registers as the last copy froze them.</summary>
    public ImmutableArray<FrozenRegister> Certified { get; private set; } = [];

    /// <summary>For the level that decides: what only shows beside the rest of the province.</summary>
    public ImmutableArray<Finding> SeenFromAbove { get; private set; } = [];

    public bool JustSubmitted { get; private set; }

    /// <summary>The person as they decide today: a reviewer who is away may have handed it on.</summary>
    public Actor Decider { get; private set; } = null!;

    public bool MayReview => Permission.May(Decider, Act.Approve, Context.Target) is null && Context.Submission.Status is Core.Submissions.SubmissionStatus.Submitted;

    public async Task<IActionResult> OnGetAsync(Guid submissionId, bool submitted, CancellationToken cancel)
    {
        JustSubmitted = submitted;
        return await LoadAsync(submissionId, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid submissionId, [FromForm] int version, CancellationToken cancel) =>
        await AfterAsync(submissionId, await life.ApproveAsync(Actor, submissionId, version, cancel), cancel);

    public async Task<IActionResult> OnPostReturnAsync(Guid submissionId, [FromForm] int version, [FromForm] string? reason, CancellationToken cancel) =>
        await AfterAsync(submissionId, await life.ReturnAsync(Actor, submissionId, version, reason, cancel), cancel);

    private async Task<IActionResult> AfterAsync(Guid submissionId, Result<MoveOutcome> moved, CancellationToken cancel)
    {
        if (moved.IsOk)
        {
            return LocalRedirect($"/submissions/{submissionId}");
        }

        Problem = moved.Problem;
        return moved.Problem.Status is 403 or 404 ? Refuse(moved.Problem) : await LoadAsync(submissionId, cancel) ?? Page();
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
        Copies = await db.FiledCopies.AsNoTracking().Where(c => c.SubmissionId == submissionId).OrderByDescending(c => c.Number).ToListAsync(cancel);
        Certified = Copies is [var last, ..] ? FrozenRegisters.Counts(last.Content) : [];
        SeenFromAbove = MayReview ? await wider.AllAsync(Context, cancel) : [];
        return null;
    }
}
