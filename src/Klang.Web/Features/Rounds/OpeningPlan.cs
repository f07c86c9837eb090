using Klang.Core.Datasets;
using Klang.Core.Rounds;
using Klang.Data.Model;

namespace Klang.Web.Features.Rounds;

/// <summary>What a year is opened with.</summary>
/// <param name="Collects">False for a year kept for reference: rounds without anybody who owes them.</param>
internal sealed record OpeningPlan(FiscalYear Year, DateOnly AnnouncedOn, bool Collects)
{
    /// <summary>A year that has ended collects nothing unless it is asked to, and its calendar stands as if told on its first day.</summary>
    public static OpeningPlan For(FiscalYear year, DateOnly announcedOn, bool? collects, DateOnly today) =>
        collects ?? year.End >= today ? new(year, announcedOn, true) : new(year, year.Start, false);

    /// <summary>The rounds of one dataset. Due dates on a day off move to the next working day (Civil and Commercial Code 193/8).</summary>
    public IEnumerable<Round> RoundsOf(DatasetDefinition dataset, WorkingDays days) =>
        RoundCalendar.Make(dataset.Key, dataset.Rounds, Year, AnnouncedOn, days, shiftToWorkingDay: true).Select(dates => Row(dataset, dates));

    private Round Row(DatasetDefinition dataset, RoundDates dates)
    {
        var name = dates.Name ?? dates.PeriodLabel;
        var round = new Round
        {
            Dataset = dataset.Key,
            FiscalYear = Year.Year,
            Number = dates.Id.Number,
            NameTh = name?.Th,
            NameEn = name?.En,
            ReportedBy = RoundReporters.Text(dataset.ReportedBy),
            AnnouncedOn = AnnouncedOn,
            ShiftsToWorkingDay = true,
            Collects = Collects,
        };
        round.Take(dates);
        return round;
    }
}
