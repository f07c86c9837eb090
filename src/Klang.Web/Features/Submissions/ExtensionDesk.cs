using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Notices;
using Klang.Web.Features.People;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Submissions;

/// <summary>What the level above says to a request for more time.</summary>
/// <param name="Until">The day granted; null refuses.</param>
/// <param name="Version">The request as it was read.</param>
public sealed record ExtensionDecision(DateOnly? Until, string? Words, int Version);

/// <summary>More time for one report: asked by its unit, decided by the level above, ended by the calendar.</summary>
public sealed class ExtensionDesk(ReportWork work, StandIns standIns, TimeProvider clock)
{
    /// <returns>Problems: 404.1, 403.*, 409.2 (locked), 409.30, 409.31, 422.2 with <c>until</c>, 422.3 without words.</returns>
    public Task<Result<Extension>> AskAsync(Actor actor, Guid submissionId, DateOnly until, string? reason, CancellationToken cancel = default) =>
        work.RunAsync(new Process("extension.ask", actor, Words.Kept(reason)), Act.AskMoreTime, submissionId, [], (scope, context) => AskAsync(scope, context, until, reason, cancel), cancel);

    public Task<Result<Extension>> WithdrawAsync(Actor actor, Guid submissionId, Guid extensionId, CancellationToken cancel = default) =>
        work.RunAsync(new Process("extension.withdraw", actor), Act.AskMoreTime, submissionId, [], (scope, context) => WithdrawAsync(scope, context, extensionId, cancel), cancel);

    /// <returns>Problems: 404.1, 403.*, 409.32, 412.1, 422.2 with <c>until</c>, 422.3 for a refusal without words.</returns>
    public async Task<Result<Extension>> DecideAsync(Actor actor, Guid submissionId, Guid extensionId, ExtensionDecision decision, CancellationToken cancel = default) =>
        await work.RunAsync(
            new Process(decision.Until is null ? "extension.refuse" : "extension.grant", await standIns.ForAsync(actor, cancel), Words.Kept(decision.Words)),
            Act.DecideMoreTime,
            submissionId,
            [],
            (scope, context) => DecideAsync(scope, context, extensionId, decision, cancel),
            cancel);

    private async Task<Result<Extension>> AskAsync(ProcessScope scope, EntryContext context, DateOnly until, string? reason, CancellationToken cancel)
    {
        var submission = context.Submission;
        if (ExtensionRules.CheckAsked(submission.Status, submission.Dates(), until, clock.Today()) is { } problem)
        {
            return problem;
        }

        if (Explanations.Read(reason) is not { } why)
        {
            return Problems.ReasonNeeded with { Where = "reason" };
        }

        if (await scope.Db.Extensions.AnyAsync(e => e.SubmissionId == submission.Id && e.State == ExtensionState.Asked, cancel))
        {
            return ExtensionProblems.Waits;
        }

        var asked = new Extension
        {
            Id = Guid.CreateVersion7(),
            SubmissionId = submission.Id,
            UnitCode = submission.UnitCode,
            AreaCode = submission.AreaCode,
            AskedUntil = until,
            Reason = why,
            AskedAt = scope.Now,
            AskedById = scope.Actor.Id,
            AskedBy = scope.Actor.Name,
        };
        scope.Db.Extensions.Add(asked);
        scope.Note(submission.UnitCode, context.Name, new { until });
        await TellAboveAsync(scope, context, "extension.asked", cancel);
        return asked;
    }

    private static async Task<Result<Extension>> WithdrawAsync(ProcessScope scope, EntryContext context, Guid id, CancellationToken cancel)
    {
        var extension = await FindAsync(scope, context, id, cancel);
        if (extension is null || ExtensionRules.CheckWaits(extension.State) is not null)
        {
            return extension is null ? Problems.NotFound : ExtensionProblems.Decided;
        }

        (extension.State, extension.Version) = (ExtensionState.Withdrawn, extension.Version + 1);
        scope.Note(context.Submission.UnitCode, context.Name, new { extension.AskedUntil });
        await TellAboveAsync(scope, context, "extension.withdrawn", cancel);
        return extension;
    }

    private async Task<Result<Extension>> DecideAsync(ProcessScope scope, EntryContext context, Guid id, ExtensionDecision decision, CancellationToken cancel)
    {
        var (submission, extension) = (context.Submission, await FindAsync(scope, context, id, cancel));
        if (extension is null || extension.Version != decision.Version)
        {
            return extension is null ? Problems.NotFound : extension.State == ExtensionState.Asked ? Problems.ChangedSinceRead : ExtensionProblems.Decided;
        }

        var words = Words.Kept(decision.Words);
        var problem = decision.Until is { } until ? ExtensionRules.CheckGranted(extension.State, submission.Dates(), until, clock.Today())
            : ExtensionRules.CheckWaits(extension.State) ?? (words is null ? Problems.ReasonNeeded with { Where = "words" } : null);
        if (problem is not null)
        {
            return problem;
        }

        (extension.State, extension.GrantedUntil) = (decision.Until is null ? ExtensionState.Refused : ExtensionState.Granted, decision.Until);
        (extension.Decision, extension.DecidedAt, extension.DecidedBy) = (words, scope.Now, scope.Actor.Name);
        extension.Version++;
        submission.ExtendedUntil = decision.Until ?? submission.ExtendedUntil;
        scope.Note(submission.UnitCode, context.Name, new { asked = extension.AskedUntil, granted = decision.Until });
        var kind = decision.Until is null ? "extension.refused" : "extension.granted";
        await NoticeWriter.TellAsync(scope, NoticeReaders.OfUnit(scope.Db, submission.UnitCode), kind, context.Title, Address(submission.Id), cancel);
        return extension;
    }

    private static Task<Extension?> FindAsync(ProcessScope scope, EntryContext context, Guid id, CancellationToken cancel) =>
        scope.Db.Extensions.SingleOrDefaultAsync(e => e.Id == id && e.SubmissionId == context.Submission.Id, cancel);

    /// <summary>The province hears of its districts, the department of the provinces.</summary>
    private static Task TellAboveAsync(ProcessScope scope, EntryContext context, string kind, CancellationToken cancel)
    {
        var area = AreaCode.Parse(context.Submission.AreaCode);
        var readers = area.Level == AreaLevel.District ? NoticeReaders.ReviewersOf(scope.Db, area.At(AreaLevel.Province)!.Value.Digits) : NoticeReaders.Department(scope.Db);
        return NoticeWriter.TellAsync(scope, readers, kind, context.Title, Address(context.Submission.Id), cancel);
    }

    private static string Address(Guid submission) => $"/submissions/{submission:D}/extension";
}
