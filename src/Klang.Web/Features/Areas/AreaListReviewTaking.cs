using System.Globalization;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Takes differences into the registry, batch by batch inside one process. A line that cannot be taken is left out, with its
/// reason, and the rest goes on; where too many cannot, nothing is taken.
/// </summary>
public sealed class AreaListReviewTaking(AreaDecisions decisions)
{
    private const int MostLeft = 50;

    internal async Task<Result<AreaListOutcome>> TakeAsync(
        ProcessScope scope, AreaListReview review, IReadOnlyList<AreaListChange> chosen, bool spelling, CancellationToken cancel)
    {
        var (taken, unfit) = (new List<AreaListChange>(), 0);
        var (fresh, left) = await SortAsync(scope, review, await WithWhatMovesAlongAsync(scope, review, chosen, cancel), cancel);
        foreach (var batch in AreaListReviewSteps.Batches(fresh))
        {
            var rest = batch.ToList();
            while (rest.Count > 0)
            {
                var applied = await decisions.ApplyAsync(scope, AreaListReviewSteps.Decision(review, rest, spelling), cancel);
                if (applied.IsOk)
                {
                    break;
                }

                var at = StepOf(applied.Problem);
                if (at is null || at >= rest.Count || ++unfit > MostLeft)
                {
                    return at is null ? applied.Problem : AreaListReviewProblems.TooManyFaults(MostLeft);
                }

                left.Add((rest[at.Value], applied.Problem));
                rest.RemoveAt(at.Value);
            }

            taken.AddRange(rest);

            // The next batch reads what this one wrote; two copies of a row would be in each other's way.
            scope.Db.ChangeTracker.Clear();
        }

        await AreaListReviewDesk.MarkAsync(scope, taken, AreaListDecision.Taken, cancel);
        return new AreaListOutcome(taken.Count, left);
    }

    private static int? StepOf(Problem problem) =>
        int.TryParse(problem.Where, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number - 1 : null;

    /// <summary>Where an area moves, the moves of what lies in it belong to it.</summary>
    private static async Task<List<AreaListChange>> WithWhatMovesAlongAsync(ProcessScope scope, AreaListReview review, IReadOnlyList<AreaListChange> chosen, CancellationToken cancel)
    {
        var all = chosen.ToDictionary(c => c.Id);
        foreach (var move in chosen.Where(c => c.Kind == AreaListChangeKind.Moved && c.Code.Length < 8))
        {
            var before = move.CodeBefore!;
            foreach (var along in await scope.Db.AreaListChanges.AsNoTracking()
                .Where(c => c.ReviewId == review.Id && c.Kind == AreaListChangeKind.Moved && c.Decision == AreaListDecision.Pending && c.CodeBefore!.StartsWith(before))
                .ToListAsync(cancel))
            {
                all.TryAdd(along.Id, along);
            }
        }

        return [.. all.Values];
    }

    /// <summary>Those whose area is still as the list found it, and those of which the registry has moved on.</summary>
    private static async Task<(List<AreaListChange> Fresh, List<(AreaListChange, Problem)> Left)> SortAsync(
        ProcessScope scope, AreaListReview review, List<AreaListChange> changes, CancellationToken cancel)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var codes in changes.SelectMany(c => new[] { c.Code, c.CodeBefore }).OfType<string>().Distinct(StringComparer.Ordinal).Chunk(500))
        {
            foreach (var area in await scope.Db.AreaVersions.AsNoTracking().KnownAt(null).InForceOn(review.EffectiveOn)
                .Where(v => !v.Provisional && codes.Contains(v.Code)).Select(v => new { v.Code, v.NameTh }).ToListAsync(cancel))
            {
                names[area.Code] = area.NameTh;
            }
        }

        var byFreshness = changes.ToLookup(c => names.GetValueOrDefault(c.CodeBefore ?? c.Code) == c.NameBefore && (c.CodeBefore is null || !names.ContainsKey(c.Code)));
        return ([.. byFreshness[true]], [.. byFreshness[false].Select(c => (c, AreaListReviewProblems.Stale(c.Code)))]);
    }
}
