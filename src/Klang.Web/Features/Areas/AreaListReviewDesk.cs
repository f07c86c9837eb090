using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Data.Processes;
using Klang.Web.Features.Shell;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>What somebody decides on differences of a list.</summary>
/// <param name="Review">Which review.</param>
/// <param name="Version">Of the review as the person saw it.</param>
public sealed record AreaListChoice(Guid Review, int Version)
{
    /// <summary>These lines …</summary>
    public IReadOnlyCollection<long> Ids { get; init; } = [];

    /// <summary>… or all that a filter finds.</summary>
    public AreaListFilter? All { get; init; }

    /// <summary>Other names are corrected spelling: no new period.</summary>
    public bool Spelling { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Done">Lines taken or refused.</param>
/// <param name="Left">Lines that could not be taken, and why; they wait as before.</param>
public sealed record AreaListOutcome(int Done, IReadOnlyList<(AreaListChange Change, Problem Problem)> Left);

/// <summary>
/// Decides on a list's differences: one, some, or all of a kind. Taking writes areas through the room's one writer; an area that
/// is gone is abolished from the list's day, never deleted. What is refused stays in the review and may still be taken.
/// </summary>
public sealed class AreaListReviewDesk(KlangDb db, ProcessRunner processes, Guard guard, AreaListReviewTaking taking, AreaNames names)
{
    /// <returns>403.1, 404.1, 412.1 where the review moved on, areas.review.nothing; areas.review.faults where almost nothing could be taken.</returns>
    public async Task<Result<AreaListOutcome>> TakeAsync(Actor actor, AreaListChoice choice, CancellationToken cancel = default)
    {
        var done = await DecideAsync(actor, "areas.review.take", choice, [AreaListDecision.Pending, AreaListDecision.Refused],
            (scope, review, changes) => taking.TakeAsync(scope, review, changes, choice.Spelling, cancel), cancel);
        names.Forget();
        return done;
    }

    /// <summary>Leaves the registry as it is; the lines stay to be read, and may be taken later.</summary>
    public Task<Result<AreaListOutcome>> RefuseAsync(Actor actor, AreaListChoice choice, CancellationToken cancel = default) =>
        DecideAsync(actor, "areas.review.refuse", choice, [AreaListDecision.Pending], async (scope, _, changes) =>
        {
            await MarkAsync(scope, changes, AreaListDecision.Refused, cancel);
            return new AreaListOutcome(changes.Count, []);
        }, cancel);

    internal static async Task MarkAsync(ProcessScope scope, IReadOnlyCollection<AreaListChange> changes, AreaListDecision decision, CancellationToken cancel)
    {
        foreach (var ids in changes.Select(c => c.Id).Chunk(500))
        {
            await scope.Db.AreaListChanges.Where(c => ids.Contains(c.Id)).ExecuteUpdateAsync(
                c => c.SetProperty(x => x.Decision, decision).SetProperty(x => x.DecidedAt, scope.Now).SetProperty(x => x.DecidedBy, scope.Actor.Name), cancel);
        }
    }

    private async Task<Result<AreaListOutcome>> DecideAsync(
        Actor actor,
        string what,
        AreaListChoice choice,
        AreaListDecision[] from,
        Func<ProcessScope, AreaListReview, IReadOnlyList<AreaListChange>, Task<Result<AreaListOutcome>>> decide,
        CancellationToken cancel)
    {
        var name = await db.AreaListReviews.Where(r => r.Id == choice.Review).Select(r => r.FileName).SingleOrDefaultAsync(cancel);
        return await guard.AskAsync(actor, Act.ManageAreas, WholeSystem.Instance, name ?? choice.Review.ToString("D")) is { } refusal ? refusal
            : name is null ? Problems.NotFound
            : await processes.RunAsync(new Process(what, actor, name), async scope =>
            {
                await AreaRecorder.LockAsync(scope.Db, cancel);
                var review = await scope.Db.AreaListReviews.AsNoTracking().SingleAsync(r => r.Id == choice.Review, cancel);
                if (review.Version != choice.Version)
                {
                    return Problems.ChangedSinceRead;
                }

                var changes = await ChosenAsync(scope.Db, choice, from, cancel);
                var outcome = changes.Count == 0 ? AreaListReviewProblems.NothingChosen : await decide(scope, review, changes);
                return outcome.IsOk ? await NoteAsync(scope, review, outcome.Value, cancel) : outcome;
            }, cancel);
    }

    private static async Task<IReadOnlyList<AreaListChange>> ChosenAsync(KlangDb db, AreaListChoice choice, AreaListDecision[] from, CancellationToken cancel)
    {
        var among = db.AreaListChanges.AsNoTracking().Where(c => c.ReviewId == choice.Review && from.Contains(c.Decision));
        if (choice.All is { } filter)
        {
            return await filter.On(among).ToListAsync(cancel);
        }

        var chosen = new List<AreaListChange>();
        foreach (var ids in choice.Ids.Distinct().Chunk(500))
        {
            chosen.AddRange(await among.Where(c => ids.Contains(c.Id)).ToListAsync(cancel));
        }

        return chosen;
    }

    private static async Task<Result<AreaListOutcome>> NoteAsync(ProcessScope scope, AreaListReview review, AreaListOutcome outcome, CancellationToken cancel)
    {
        if (outcome.Done > 0)
        {
            await scope.Db.AreaListReviews.Where(r => r.Id == review.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, x => x.Version + 1), cancel);
            scope.Note(AreaRecorder.Stream, review.FileName, new { review = review.Id, done = outcome.Done, left = outcome.Left.Count });
        }

        return outcome;
    }
}
