using Klang.Core.Rounds;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Submissions;

public sealed class ReportStatesTests
{
    private static readonly RoundDates Round = new(
        new RoundId("savings-group", new FiscalYear(2570), 1), null, null, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 20), new DateOnly(2026, 12, 21),
        new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 20), new DateOnly(2026, 10, 1));

    [Theory]
    [InlineData("2026-09-30", false, ReportState.NotOpen)]
    [InlineData("2026-10-01", false, ReportState.NotBegun)]
    [InlineData("2026-10-01", true, ReportState.InProgress)]
    [InlineData("2026-12-06", true, ReportState.InProgress)]
    [InlineData("2026-12-07", true, ReportState.DueSoon)] // 14 days left
    [InlineData("2026-12-21", false, ReportState.DueSoon)] // the day itself, moved to Monday
    [InlineData("2026-12-22", true, ReportState.Overdue)]
    [InlineData("2027-06-01", true, ReportState.Overdue)] // locked, and owed all the same
    public void Of_Draft_FollowsTheDay(string today, bool hasRecords, ReportState expected) =>
        Assert.Equal(expected, ReportStates.Of(SubmissionStatus.Draft, hasRecords, Round, DateOnly.Parse(today)));

    [Theory]
    [InlineData(SubmissionStatus.Returned, ReportState.Returned)]
    [InlineData(SubmissionStatus.Submitted, ReportState.Submitted)]
    [InlineData(SubmissionStatus.Approved, ReportState.Approved)]
    [InlineData(SubmissionStatus.Locked, ReportState.Locked)]
    public void Of_Moved_IsTheStatus(SubmissionStatus status, ReportState expected) =>
        Assert.Equal(expected, ReportStates.Of(status, hasRecords: true, Round, new DateOnly(2027, 6, 1)));

    [Fact]
    public void IsLate_OnlyWhatIsReported()
    {
        Assert.False(ReportStates.IsLate(SubmissionStatus.Submitted, Round, new DateOnly(2026, 12, 21)));
        Assert.True(ReportStates.IsLate(SubmissionStatus.Approved, Round, new DateOnly(2026, 12, 22)));
        Assert.False(ReportStates.IsLate(SubmissionStatus.Returned, Round, new DateOnly(2026, 12, 22)));
        Assert.False(ReportStates.IsLate(SubmissionStatus.Draft, Round, null));
    }

    [Fact]
    public void Tally_OnTimeShare_CountsWhatShouldHaveBeenReported()
    {
        var after = new DateOnly(2026, 12, 25);
        var sum = ReportTally.Of(SubmissionStatus.Submitted, true, isLate: false, Round, after) + ReportTally.Of(SubmissionStatus.Approved, true, isLate: true, Round, after)
            + ReportTally.Of(SubmissionStatus.Returned, true, isLate: false, Round, after) + ReportTally.Of(SubmissionStatus.Draft, false, isLate: false, Round, after);

        Assert.Equal((4, 3, 2, 1, 1), (sum.Expected, sum.Started, sum.Reported, sum.Approved, sum.Returned));
        Assert.Equal((1, 1, 2, 0), (sum.OnTime, sum.Late, sum.Overdue, sum.DueSoon));
        Assert.Equal(0.25m, sum.OnTimeShare);
        Assert.Null(ReportTally.Of(SubmissionStatus.Draft, true, isLate: false, Round, new DateOnly(2026, 11, 1)).OnTimeShare);
    }
}
