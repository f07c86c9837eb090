using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Rounds;

/// <summary>Says everything that is wrong with a plan; the rest of the rounds code takes a plan with no problems.</summary>
public static class RoundPlanCheck
{
    /// <summary>
    /// Problems with <see cref="Problem.Where"/> naming the setting of the definition file; empty for a good plan.
    /// </summary>
    public static ImmutableArray<Problem> Problems(RoundPlan plan) => [.. OfDue(plan), .. OfTheRest(plan)];

    private static IEnumerable<Problem> OfDue(RoundPlan plan)
    {
        switch (plan)
        {
            case YearlyRounds { Due.Length: 0 }:
                yield return RoundProblems.NoDue with { Where = "due" };
                break;
            case YearlyRounds yearly when !InOrder(yearly.Due):
                yield return RoundProblems.DueOrder with { Where = "due" };
                break;
            case MonthlyRounds { DueDay: < 1 or > 28 }:
                yield return RoundProblems.MonthDay with { Where = "dueDay" };
                break;
        }
    }

    private static IEnumerable<Problem> OfTheRest(RoundPlan plan)
    {
        if (plan is MonthlyRounds != (plan.Announce == Announce.Monthly))
        {
            yield return RoundProblems.Announce with { Where = "announce" };
        }

        if (plan.OpensDaysBefore < 0 || plan.GraceDays < 0 || plan.LocksDaysAfter <= plan.GraceDays)
        {
            yield return RoundProblems.Days with { Where = "locks" };
        }

        if (plan.Names.Length > 0 && plan.Names.Length != plan.RoundsAYear)
        {
            yield return RoundProblems.Names(plan.RoundsAYear, plan.Names.Length) with { Where = "names" };
        }
    }

    private static bool InOrder(ImmutableArray<DueDay> due)
    {
        var plainYear = new FiscalYear(2562); // not a leap year, in which 28 Feb and "end Feb" would pass as two days
        return due.Zip(due.Skip(1)).All(pair => pair.First.In(plainYear) < pair.Second.In(plainYear));
    }
}
