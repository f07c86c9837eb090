using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Cases;

public sealed class CaseClockTests
{
    // Monday 23 November 2026; 5 December is a Saturday, and Monday the 7th stands for it.
    private static readonly DateOnly Monday = new(2026, 11, 23);
    private static readonly WorkingDays Days = new([new Holiday(new DateOnly(2026, 12, 7), new LocalText("วันหยุดชดเชย"))]);

    [Theory]
    [InlineData(CaseState.Sent, "2026-11-30")]
    [InlineData(CaseState.Reviewing, "2026-11-30")]
    [InlineData(CaseState.Forwarded, "2026-12-08")]
    [InlineData(CaseState.Answered, null)]
    [InlineData(CaseState.Closed, null)]
    [InlineData(CaseState.Withdrawn, null)]
    public void DueOn_CountsWorkingDaysAfterArrival(CaseState state, string? due) =>
        Assert.Equal(due, CaseClock.DueOn(state, Monday, Days)?.ToString("O"));

    [Theory]
    [InlineData("2026-11-27", "2026-12-04")]
    [InlineData("2026-11-28", "2026-12-04")]
    [InlineData("2026-11-29", "2026-12-04")]
    [InlineData("2026-12-01", "2026-12-09")]
    public void DueOn_ArrivedBeforeDaysOff_GoesRoundThem(string arrived, string due) =>
        Assert.Equal(due, CaseClock.DueOn(CaseState.Sent, DateOnly.Parse(arrived), Days)?.ToString("O"));

    [Fact]
    public void AfterMove_SameSideKeepsItsDay_AnotherSideGetsItsOwn()
    {
        var due = CaseClock.DueOn(CaseState.Sent, Monday, Days);
        Assert.Equal(due, CaseClock.AfterMove(CaseState.Sent, CaseState.Reviewing, due, Monday.AddDays(3), Days));
        Assert.Equal(new DateOnly(2026, 12, 11), CaseClock.AfterMove(CaseState.Reviewing, CaseState.Forwarded, due, Monday.AddDays(3), Days));
        Assert.Null(CaseClock.AfterMove(CaseState.Forwarded, CaseState.Answered, due, Monday, Days));
    }

    [Fact]
    public void DaysLeft_IsNegativeWhenOverdue() => Assert.Equal((2, 0, -1), (CaseClock.DaysLeft(Monday.AddDays(2), Monday), CaseClock.DaysLeft(Monday, Monday), CaseClock.DaysLeft(Monday, Monday.AddDays(1))));
}
