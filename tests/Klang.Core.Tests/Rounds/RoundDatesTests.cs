using CsCheck;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class RoundDatesTests
{
    private static readonly RoundDates Round = RoundCalendar.Make(
        "mother-fund", LetterPlans.All[10].Plan, new FiscalYear(2562), new DateOnly(2018, 10, 1), WorkingDays.WeekendsOnly, true)[0];

    [Theory]
    [InlineData("2019-01-29", RoundPhase.NotOpen, 83)]
    [InlineData("2019-01-30", RoundPhase.Open, 82)]
    [InlineData("2019-04-21", RoundPhase.Open, 1)]
    [InlineData("2019-04-22", RoundPhase.Open, 0)]
    [InlineData("2019-04-23", RoundPhase.Grace, -1)]
    [InlineData("2019-04-29", RoundPhase.Grace, -7)]
    [InlineData("2019-04-30", RoundPhase.Late, -8)]
    [InlineData("2019-05-21", RoundPhase.Late, -29)]
    [InlineData("2019-05-22", RoundPhase.Locked, -30)]
    public void PhaseOn_DaysOfARound_PassThroughEveryPhase(string iso, RoundPhase phase, int left)
    {
        var today = DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((phase, left), (Round.PhaseOn(today), Round.DaysLeft(today)));
    }

    [Fact]
    public void PhaseOn_LaterDay_NeverGoesBack() =>
        Gen.Int[-200, 200].Sample(days =>
        {
            var today = Round.DueOn.AddDays(days);
            Assert.True(Round.PhaseOn(today) <= Round.PhaseOn(today.AddDays(1)));
            Assert.Equal(Round.DaysLeft(today) - 1, Round.DaysLeft(today.AddDays(1)));
        });
}
