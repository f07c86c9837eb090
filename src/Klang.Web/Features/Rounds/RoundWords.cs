using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Rounds;

/// <summary>How the calendar's pages say where a round stands.</summary>
internal static class RoundWords
{
    private const int Soon = 7;

    /// <summary>Key of the text; "{0}" is the number of days.</summary>
    public static string PhaseKey(RoundView view) => view switch
    {
        { Round.Collects: false } => "Phase.Reference",
        { Phase: RoundPhase.Open, DaysLeft: 0 } => "Phase.Today",
        _ => "Phase." + view.Phase,
    };

    public static int PhaseDays(RoundView view) => view.Phase == RoundPhase.NotOpen
        ? view.Round.OpensOn.DayNumber - view.Today.DayNumber
        : Math.Abs(view.DaysLeft);

    public static string BadgeClass(RoundView view) => view switch
    {
        { Round.Collects: false } or { Phase: RoundPhase.Locked } => "badge--locked",
        { Phase: RoundPhase.NotOpen } => "badge--not-open",
        { Phase: RoundPhase.Open, DaysLeft: > Soon } => "badge--draft",
        { Phase: RoundPhase.Late } => "badge--overdue",
        _ => "badge--due-soon",
    };

    /// <summary>Why the due date moved: the day off's name, or the weekday; null when it did not, or the table no longer says.</summary>
    public static string? Moved(RoundDates dates, WorkingDays days) =>
        dates.EffectiveDueOn == dates.DueOn || days.IsWorking(dates.DueOn) ? null
        : days.HolidayOn(dates.DueOn) is { } holiday ? holiday.Name.Here()
        : (Language.Current == "en" ? "" : "วัน") + ThaiMonths.Weekday(dates.DueOn.DayOfWeek, Language.Current);
}
