using System.Collections.Immutable;
using System.Diagnostics;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Rounds;

/// <summary>Makes the rounds of a fiscal year from a dataset's plan.</summary>
public static class RoundCalendar
{
    /// <summary>
    /// The rounds of <paramref name="year"/> in order, numbered from 1. September's monthly round is due in the next fiscal
    /// year and still belongs to this one. No round opens before <paramref name="announcedOn"/>, and grace and lock count from
    /// the later of the effective due date and the announcement. The plan must have passed <see cref="RoundPlanCheck"/>.
    /// </summary>
    public static ImmutableArray<RoundDates> Make(
        string datasetKey, RoundPlan plan, FiscalYear year, DateOnly announcedOn, WorkingDays days, bool shiftToWorkingDay) =>
        [.. DueDates(plan, year).Select((due, index) =>
        {
            var effectiveDue = shiftToWorkingDay ? days.NextWorkingDay(due) : due;
            return One(new RoundId(datasetKey, year, index + 1), plan, due, announcedOn, effectiveDue);
        })];

    private static RoundDates One(RoundId id, RoundPlan plan, DateOnly due, DateOnly announcedOn, DateOnly effectiveDue)
    {
        var opens = due.AddDays(-plan.OpensDaysBefore);
        var counted = announcedOn > effectiveDue ? announcedOn : effectiveDue;
        return new RoundDates(
            id,
            plan.Names.Length >= id.Number ? plan.Names[id.Number - 1] : null,
            plan is MonthlyRounds ? MonthReported(id) : null,
            announcedOn > opens ? announcedOn : opens,
            due,
            effectiveDue,
            counted.AddDays(plan.GraceDays),
            counted.AddDays(plan.LocksDaysAfter),
            announcedOn);
    }

    private static IEnumerable<DateOnly> DueDates(RoundPlan plan, FiscalYear year) => plan switch
    {
        YearlyRounds yearly => yearly.Due.Select(due => due.In(year)),
        MonthlyRounds monthly =>
            Enumerable.Range(1, monthly.RoundsAYear).Select(n => year.Start.AddMonths(n).AddDays(monthly.DueDay - 1)),
        _ => throw new UnreachableException(plan.GetType().Name),
    };

    private static LocalText MonthReported(RoundId id)
    {
        var month = id.Year.Start.AddMonths(id.Number - 1);
        return new LocalText(
            BuddhistDate.MonthYear(month.Month, month.Year), BuddhistDate.MonthYear(month.Month, month.Year, "en"));
    }
}
