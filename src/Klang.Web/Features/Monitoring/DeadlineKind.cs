using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Data.Reports;
using Klang.Web.Features.Rounds;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Monitoring;

/// <summary>A report of a round that has opened, as it stands on a day.</summary>
/// <param name="Until">The last day in time, with the unit's more time.</param>
/// <param name="StuckSince">UTC; null where it is not stuck: it waits for a decision, or was returned, and nobody touched it for too long.</param>
internal readonly record struct DeadlineKind(ReportFact Report, RoundView Round, DateOnly Until, DateTime? StuckSince)
{
    /// <param name="stuck">What was touched last before this moment (UTC) is stuck.</param>
    public static DeadlineKind Of(ReportFact report, RoundView round, DateOnly onTimeUntil, DateTime stuck)
    {
        var touched = report.Status switch
        {
            SubmissionStatus.Submitted => report.SubmittedAt,
            _ => report.TouchedAt,
        };
        return new DeadlineKind(report, round, report.ExtendedUntil > onTimeUntil ? report.ExtendedUntil.Value : onTimeUntil, touched < stuck ? touched : null);
    }

    private bool IsReported => Report.Status.IsReported();

    /// <summary>Due soon, today or before, and not sent.</summary>
    public bool IsMissing(DateOnly today) => !IsReported && Until <= today.AddDays(DeadlineQuery.Ahead);

    public bool IsOn(DeadlineList list, DateOnly today) => (list != DeadlineList.Stalled && IsMissing(today)) || (list != DeadlineList.Missing && StuckSince is not null);

    public DeadlineCount Count(DateOnly today)
    {
        var (isMissing, isBegun, isStuck) = (IsMissing(today), Report.Confirmed > 0, StuckSince is not null);
        return new DeadlineCount
        {
            Expected = 1,
            Reported = One(IsReported),
            Late = One(IsReported && Report.SubmittedAt is { } at && Bangkok.DayOf(at) > Until),
            Today = One(Until == today),
            TodayReported = One(IsReported && Until == today),
            Ahead = One(isMissing && Until > today),
            Overdue = One(!IsReported && Until < today),
            NotBegun = One(isMissing && !isBegun),
            Drafts = One(isMissing && isBegun),
            Rows = isMissing && isBegun ? Report.Rows : 0,
            Confirmed = isMissing ? Report.Confirmed : 0,
            Waiting = One(Report.Status == SubmissionStatus.Submitted),
            WaitingLong = One(Report.Status == SubmissionStatus.Submitted && isStuck),
            ReturnedLong = One(Report.Status == SubmissionStatus.Returned && isStuck),
        };
    }

    private static int One(bool yes) => yes ? 1 : 0;
}
