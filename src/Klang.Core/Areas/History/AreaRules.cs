using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>
/// Carries a decision out on what is known of areas: all its steps at once, or a refusal that names the step. Codes stay unique on
/// every day, and no area is in force on a day on which the one it lies in is not.
/// </summary>
public static class AreaRules
{
    /// <param name="known">
    /// What is known now of every area that the decision names, by codes and by parents, of all that lies in them, of whoever
    /// bears a code that is given anew or one inside it, and of all areas above these.
    /// </param>
    /// <param name="decision">What was decided.</param>
    /// <param name="today">The day of which corrections speak.</param>
    public static Result<AreaOutcome> Apply(IReadOnlyCollection<AreaPeriod> known, AreaDecision decision, DateOnly today)
    {
        if (AreaDecisionForm.Fault(decision) is { } unfit)
        {
            return unfit;
        }

        var work = new AreaWork(known, decision, today);
        var problem = AreaFinding.FindAll(work) ?? AreaSteps.TakeAll(work) ?? AreaParents.PlaceAll(work);
        if (problem is not null)
        {
            return problem;
        }

        AreaFollowers.Follow(work);
        var lineage = AreaDescents.Of(work);
        problem = lineage.Problem ?? AreaFaults.Fault(work);
        return problem is not null ? problem : Outcome(work, lineage.Value);
    }

    private static AreaOutcome Outcome(AreaWork work, ImmutableArray<AreaDescent> lineage)
    {
        var before = work.Before.All.ToDictionary(p => p.VersionId);
        var kept = work.Draft.All.Where(p => before.TryGetValue(p.VersionId, out var old) && old == p).Select(p => p.VersionId).ToHashSet();
        return new AreaOutcome
        {
            Steps = [.. work.Steps.Select((step, at) => Outcome(work, step, work.Kinds[at]))],
            Periods = [.. work.Draft.All],
            Recorded = [.. work.Draft.All.Where(p => !kept.Contains(p.VersionId))],
            Superseded = [.. before.Keys.Where(id => !kept.Contains(id)).Order()],
            Created = [.. work.Steps.Select(s => s.Area).Where(id => id < 0)],
            Lineage = lineage,
        };
    }

    private static AreaStepOutcome Outcome(AreaWork work, FoundStep step, AreaStepKind kind)
    {
        var day = step.Step is CorrectArea ? step.Before!.Start : work.Day;
        var after = work.Draft.On(step.Area, day);

        // What the step tells of the days before is what it was; else what is known of them.
        var before = step.Step is CorrectArea or ConfirmArea ? step.Before : work.Draft.On(step.Area, work.Eve) ?? step.Before;
        return new AreaStepOutcome(
            step.Number, kind, step.Learned && kind == AreaStepKind.Create ? null : before, after,
            [.. work.Followers.Where(f => f.Leader == step.Area).Select(f => (f.Before, f.After)).Distinct()]);
    }
}
