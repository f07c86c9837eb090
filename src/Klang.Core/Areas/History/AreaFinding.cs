using Klang.Core.Common;

namespace Klang.Core.Areas.History;

/// <summary>Finds the area of each step, before any of them is taken: a decision's steps happen at once.</summary>
internal static class AreaFinding
{
    public static Problem? FindAll(AreaWork work)
    {
        for (var at = 0; at < work.Decision.Steps.Length; at++)
        {
            var found = Find(work, work.Decision.Steps[at], at + 1);
            if (!found.IsOk)
            {
                return found.Problem;
            }

            work.Steps.Add(found.Value);
        }

        return work.Steps.GroupBy(s => s.Area).Select(Twice).FirstOrDefault(problem => problem is not null);
    }

    private static Result<FoundStep> Find(AreaWork work, AreaStep step, int number) => step switch
    {
        CreateArea create => Created(work, create, number),
        RenameArea rename => Existing(work, step, number, rename.Area),
        RecodeArea recode => Existing(work, step, number, recode.Area, recode.Code),
        UpgradeArea upgrade => Existing(work, step, number, upgrade.Area),
        AbolishArea abolish => Ending(work, abolish, number),
        CorrectArea correct => KnownNow(work, step, number, correct.Area),
        ConfirmArea confirm => Provisional(work, step, number, confirm.Area),
        _ => throw new NotSupportedException($"Unknown step {step.GetType().Name}."),
    };

    /// <summary>
    /// The area whose code it is. A decision about days of which the registry knows nothing else names an area that the registry
    /// has as if it always had been there: then its beginning is learned.
    /// </summary>
    private static FoundStep Created(AreaWork work, CreateArea create, int number)
    {
        var moves = work.Decision.Steps.Any(s => s is RecodeArea recode && recode.Area == create.Code && recode.Code != create.Code
            || s is AbolishArea abolish && abolish.Area == create.Code);
        return !create.Provisional && !moves && work.Before.Bearer(create.Code, work.Day) is { IsFirstDayTold: false, Provisional: false } bearer
            && work.Before.Of(bearer.AreaId)[0] == bearer && AreaName.Same(bearer.NameTh, create.NameTh, create.Code.Level)
            ? new FoundStep(number, create, bearer.AreaId, bearer, Learned: true)
            : new FoundStep(number, create, -number, null);
    }

    private static Result<FoundStep> Existing(AreaWork work, AreaStep step, int number, AreaCode code, AreaCode? after = null)
    {
        if ((work.Before.Bearer(code, work.Eve) ?? work.Before.Bearer(code, work.Day)) is { } bearer)
        {
            return work.Before.On(bearer.AreaId, work.Day) is null
                ? AreaDecisionProblems.Ended(number, bearer)
                : new FoundStep(number, step, bearer.AreaId, bearer);
        }

        // Known under its new code alone, as if it never had borne another.
        return after is { } next && work.Before.Bearer(next, work.Day) is { From: null } later
            ? new FoundStep(number, step, later.AreaId, later, Learned: true)
            : AreaDecisionProblems.NotInForce(number, code, work.Eve);
    }

    /// <summary>An area that ended before the registry began: what it was tells that it was.</summary>
    private static Result<FoundStep> Ending(AreaWork work, AbolishArea abolish, int number)
    {
        var found = Existing(work, abolish, number, abolish.Area);
        return found.IsOk || abolish.Was?.NameTh is null || work.Before.Bearers(abolish.Area).Any() ? found : new FoundStep(number, abolish, -number, null, Learned: true);
    }

    private static Result<FoundStep> KnownNow(AreaWork work, AreaStep step, int number, AreaCode code) =>
        (work.Before.Bearer(code, work.Today) ?? work.Before.Bearers(code).MaxBy(p => p.Start)) is { } bearer
            ? new FoundStep(number, step, bearer.AreaId, bearer)
            : AreaDecisionProblems.Unknown(number, code);

    private static Result<FoundStep> Provisional(AreaWork work, AreaStep step, int number, AreaCode code) =>
        work.Before.Bearers(code).FirstOrDefault(p => p.Provisional) is { } bearer
            ? new FoundStep(number, step, bearer.AreaId, bearer)
            : AreaDecisionProblems.NotProvisional(number, code);

    /// <summary>An area may be renamed and raised by one Act; it cannot be taken away and changed, nor given two codes.</summary>
    private static Problem? Twice(IGrouping<long, FoundStep> steps)
    {
        var all = steps.ToList();
        var clash = all.Skip(1).FirstOrDefault(s => all.Exists(other => other.Number < s.Number
            && (other.Step.GetType() == s.Step.GetType() || other.Step is AbolishArea or CreateArea or ConfirmArea || s.Step is AbolishArea or CreateArea or ConfirmArea)));
        return clash is null ? null : AreaDecisionProblems.Twice(clash.Number, clash.Before!.Code);
    }
}
