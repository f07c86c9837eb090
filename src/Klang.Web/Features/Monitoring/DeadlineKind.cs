using Klang.Core.Submissions;

namespace Klang.Web.Features.Monitoring;

/// <summary>What reports that are counted together have in common.</summary>
/// <param name="Until">The last day in time.</param>
/// <param name="IsBegun">With at least one row that counts.</param>
/// <param name="IsLate">Submitted after that day.</param>
/// <param name="IsLeft">Waiting for a decision, or returned, and not touched for too long.</param>
internal readonly record struct DeadlineKind(SubmissionStatus Status, DateOnly Until, bool IsBegun, bool IsLate, bool IsLeft)
{
    /// <summary>So many of them, with the rows they have together.</summary>
    public DeadlineCount Count(DateOnly today, int reports, int rows, int confirmed)
    {
        var isReported = Status.IsReported();
        var isListed = !isReported && Until <= today.AddDays(DeadlineQuery.Ahead);
        return new DeadlineCount
        {
            Expected = reports,
            Reported = isReported ? reports : 0,
            Late = isReported && IsLate ? reports : 0,
            Today = Until == today ? reports : 0,
            TodayReported = isReported && Until == today ? reports : 0,
            Ahead = isListed && Until > today ? reports : 0,
            Overdue = !isReported && Until < today ? reports : 0,
            NotBegun = isListed && !IsBegun ? reports : 0,
            Drafts = isListed && IsBegun ? reports : 0,
            Rows = isListed && IsBegun ? rows : 0,
            Confirmed = isListed ? confirmed : 0,
            Waiting = Status == SubmissionStatus.Submitted ? reports : 0,
            WaitingLong = Status == SubmissionStatus.Submitted && IsLeft ? reports : 0,
            ReturnedLong = Status == SubmissionStatus.Returned && IsLeft ? reports : 0,
        };
    }
}
