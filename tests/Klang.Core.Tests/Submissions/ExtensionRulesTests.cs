using CsCheck;
using Klang.Core.Rounds;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Submissions;

public sealed class ExtensionRulesTests
{
    private static readonly DateOnly Due = new(2026, 12, 21);

    /// <summary>Due on the 21st, grace until the 28th, locked from 20 January.</summary>
    private static readonly RoundDates Round = new(
        new RoundId("savings-group", new FiscalYear(2570), 1), null, null, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 20), Due,
        new DateOnly(2026, 12, 28), new DateOnly(2027, 1, 20), new DateOnly(2026, 10, 1));

    private static readonly RoundDates Extended = Round with { ExtendedUntil = new DateOnly(2027, 1, 5) };

    // Columns: the status, the day asked for, today.
    [Theory]
    [InlineData(SubmissionStatus.Draft, "2026-12-22", "2026-12-10", null)]
    [InlineData(SubmissionStatus.Returned, "2027-01-19", "2026-12-30", null)]
    [InlineData(SubmissionStatus.Draft, "2026-12-21", "2026-12-10", "422.2")] // no gain
    [InlineData(SubmissionStatus.Draft, "2026-12-29", "2026-12-30", "422.2")] // past
    [InlineData(SubmissionStatus.Draft, "2027-01-20", "2026-12-10", "422.2")] // the round locks
    [InlineData(SubmissionStatus.Draft, "2027-01-25", "2027-01-20", "409.2")] // locked
    [InlineData(SubmissionStatus.Submitted, "2026-12-25", "2026-12-10", "409.31")]
    public void CheckAsked_Days_StandBetweenDueAndLock(SubmissionStatus status, string until, string today, string? code) =>
        Assert.Equal(code, ExtensionRules.CheckAsked(status, Round, DateOnly.Parse(until), DateOnly.Parse(today))?.Code);

    [Fact]
    public void CheckGranted_AgainAfterAnEarlierOne_MustReachFurther()
    {
        Assert.Equal("422.2", ExtensionRules.CheckGranted(ExtensionState.Asked, Extended, new DateOnly(2027, 1, 5), Due)?.Code);
        Assert.Null(ExtensionRules.CheckGranted(ExtensionState.Asked, Extended, new DateOnly(2027, 1, 6), Due));
        Assert.All([ExtensionState.Granted, ExtensionState.Refused, ExtensionState.Withdrawn],
            state => Assert.Equal("409.32", ExtensionRules.CheckGranted(state, Extended, new DateOnly(2027, 1, 6), Due)?.Code));
    }

    [Theory]
    [InlineData("2026-12-22", RoundPhase.Open, 14, ReportState.DueSoon)]
    [InlineData("2026-12-29", RoundPhase.Open, 7, ReportState.DueSoon)] // after grace, in time all the same
    [InlineData("2027-01-05", RoundPhase.Open, 0, ReportState.DueSoon)]
    [InlineData("2027-01-06", RoundPhase.Late, -1, ReportState.Overdue)] // it ended by itself
    [InlineData("2027-01-20", RoundPhase.Locked, -15, ReportState.Overdue)]
    public void Extended_Days_PassByThemselves(string today, RoundPhase phase, int left, ReportState state)
    {
        var day = DateOnly.Parse(today);
        Assert.Equal((phase, left, state), (Extended.PhaseOn(day), Extended.DaysLeft(day), ReportStates.Of(SubmissionStatus.Draft, true, Extended, day)));
    }

    [Fact]
    public void Extended_Reported_IsLateOnlyAfterTheMoreTime()
    {
        Assert.False(ReportStates.IsLate(SubmissionStatus.Submitted, Extended, new DateOnly(2027, 1, 5)));
        Assert.True(ReportStates.IsLate(SubmissionStatus.Submitted, Extended, new DateOnly(2027, 1, 6)));
        Assert.Equal((0, 1), (ReportTally.Of(SubmissionStatus.Draft, true, false, Extended, new DateOnly(2027, 1, 5)).Overdue, ReportTally.Of(SubmissionStatus.Draft, true, false, Extended, new DateOnly(2027, 1, 6)).Overdue));
    }

    /// <summary>Nothing that may be granted opens a locked round, and nothing takes time away.</summary>
    [Fact]
    public void CheckGranted_AnyDay_NeverReachesTheLockAndNeverShortens() => Gen.Select(Gen.Int[-30, 60], Gen.Int[-30, 60]).Sample(t =>
    {
        var (until, today) = (Due.AddDays(t.Item1), Due.AddDays(t.Item2));
        if (ExtensionRules.CheckGranted(ExtensionState.Asked, Round, until, today) is null)
        {
            var granted = Round with { ExtendedUntil = until };
            Assert.True(granted.OnTimeUntil > Round.OnTimeUntil && granted.DaysLeft(today) >= 0);
            Assert.Equal(RoundPhase.Locked, granted.PhaseOn(Round.LocksOn));
            Assert.NotEqual(RoundPhase.Locked, granted.PhaseOn(until));
        }
    });

    [Fact]
    public void AnnouncedAfterItsDueDate_CountsFromTheAnnouncement_AndMoreTimeFromThere()
    {
        var told = Round with { AnnouncedOn = new DateOnly(2026, 12, 30) };

        Assert.Equal((new DateOnly(2026, 12, 30), RoundPhase.Open), (told.OnTimeUntil, told.PhaseOn(new DateOnly(2026, 12, 30))));
        Assert.False(ReportStates.IsLate(SubmissionStatus.Submitted, told, new DateOnly(2026, 12, 30)));
        Assert.True(ReportStates.IsLate(SubmissionStatus.Submitted, told, new DateOnly(2026, 12, 31)));
        Assert.Equal(new DateOnly(2027, 1, 5), (told with { ExtendedUntil = new DateOnly(2027, 1, 5) }).OnTimeUntil);
    }
}
