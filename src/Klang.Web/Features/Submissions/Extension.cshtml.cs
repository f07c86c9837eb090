using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>ขอขยายเวลา: the unit asks and takes back, the level above decides.</summary>
public sealed class ExtensionModel(EntryLoader loader, Guard guard, KlangDb db, ExtensionDesk desk, StandIns standIns, NoticeBox notices) : KlangPage
{
    private Actor _decider = null!;

    public EntryContext Context { get; private set; } = null!;

    public IReadOnlyList<Extension> Asked { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public string? Until { get; private set; }

    public string? Reason { get; private set; }

    public Submission Submission => Context.Submission;

    public bool MayAsk => Permission.May(Actor, Act.AskMoreTime, Context.Target) is null;

    public bool MayDecide => Permission.May(_decider, Act.DecideMoreTime, Context.Target) is null;

    public Extension? Waiting => Asked.FirstOrDefault(e => e.State == ExtensionState.Asked);

    /// <summary>Nothing to ask for a report that was sent, or of a round that is locked.</summary>
    public bool TakesRequests => MayAsk && Waiting is null && !Submission.Status.IsReported() && Submission.Dates().PhaseOn(Today) != Core.Rounds.RoundPhase.Locked;

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel) => await LoadAsync(submissionId, cancel) ?? Page();

    public async Task<IActionResult> OnPostAskAsync(Guid submissionId, [FromForm] string? until, [FromForm] string? reason, CancellationToken cancel)
    {
        (Until, Reason) = (until, reason);
        return await AfterAsync(submissionId, BuddhistDate.TryParse(until, out var day, out _) ? await desk.AskAsync(Actor, submissionId, day.Date, reason, cancel) : ExtensionProblems.NotADay, cancel);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid submissionId, [FromForm] Guid extension, CancellationToken cancel) =>
        await AfterAsync(submissionId, await desk.WithdrawAsync(Actor, submissionId, extension, cancel), cancel);

    public async Task<IActionResult> OnPostDecideAsync(Guid submissionId, [FromForm] Guid extension, [FromForm] int version, [FromForm] string? until, [FromForm] string? words, [FromForm] string? decision, CancellationToken cancel)
    {
        Until = until;
        if (decision != "grant")
        {
            return await AfterAsync(submissionId, await desk.DecideAsync(Actor, submissionId, extension, new ExtensionDecision(null, words, version), cancel), cancel);
        }

        return await AfterAsync(submissionId, BuddhistDate.TryParse(until, out var day, out _)
            ? await desk.DecideAsync(Actor, submissionId, extension, new ExtensionDecision(day.Date, words, version), cancel) : ExtensionProblems.NotADay, cancel);
    }

    private async Task<IActionResult> AfterAsync(Guid submissionId, Result<Extension> done, CancellationToken cancel)
    {
        if (done.IsOk)
        {
            return LocalRedirect($"/submissions/{submissionId}/extension");
        }

        Problem = done.Problem;
        return done.Problem.Status is 403 or 404 ? Refuse(done.Problem) : await LoadAsync(submissionId, cancel) ?? Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, CancellationToken cancel)
    {
        var context = await loader.FindAsync(submissionId, cancel);
        var problem = context is null ? Problems.NotFound : await guard.AskAsync(Actor, Act.ReadSubmission, context.Target, context.Name);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        (Context, _decider) = (context!, await standIns.ForAsync(Actor, cancel));
        Asked = await db.Extensions.AsNoTracking().Where(e => e.SubmissionId == submissionId).OrderByDescending(e => e.AskedAt).ToListAsync(cancel);
        await notices.SeenAsync(Actor, $"/submissions/{submissionId:D}/extension", cancel);
        return null;
    }
}
