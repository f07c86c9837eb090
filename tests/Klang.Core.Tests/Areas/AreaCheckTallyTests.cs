using Klang.Core.Areas;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Areas;

public sealed class AreaCheckTallyTests
{
    [Theory]
    [InlineData(10, 0, 0, 0, false, AreaCheckState.NotBegun)]
    [InlineData(10, 3, 1, 0, false, AreaCheckState.InProgress)]
    [InlineData(10, 9, 1, 1, false, AreaCheckState.InProgress)]
    [InlineData(10, 9, 1, 0, false, AreaCheckState.Ready)]
    [InlineData(10, 9, 1, 0, true, AreaCheckState.Signed)]
    [InlineData(11, 9, 1, 0, true, AreaCheckState.SignedOutdated)]
    [InlineData(0, 0, 0, 0, false, AreaCheckState.NotBegun)]
    public void StateOf_Tally_FollowsWhatIsOpen(int areas, int correct, int wrong, int unexplained, bool signed, AreaCheckState state) =>
        Assert.Equal(state, new AreaCheckTally(areas, correct, wrong, unexplained).StateOf(signed));

    [Fact]
    public void Plus_TwoUnits_AddsEveryCount()
    {
        var sum = new AreaCheckTally(10, 5, 2, 1) + new AreaCheckTally(4, 0, 1);

        Assert.Equal(new AreaCheckTally(14, 5, 3, 1), sum);
        Assert.Equal((8, 6), (sum.Checked, sum.Open));
        Assert.Null(default(AreaCheckTally).Share);
    }

    [Fact]
    public void UsualDue_FiscalYear_IsEndOfMarchWithinIt()
    {
        Assert.Equal(new DateOnly(2027, 3, 31), AreaCheckYear.UsualDue(new FiscalYear(2570)));
        Assert.True(new FiscalYear(2570).Contains(AreaCheckYear.UsualDue(new FiscalYear(2570))));
    }

    [Theory]
    [InlineData("2026-09-30", "2026-10-01", false)]
    [InlineData("2026-10-01", "2026-10-01", true)]
    [InlineData("2027-09-30", "2027-09-30", true)]
    [InlineData("2027-10-01", "2027-09-30", false)]
    public void DayOf_Today_IsHeldInsideTheYear(string today, string day, bool takes)
    {
        var on = DateOnly.Parse(today, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), AreaCheckYear.DayOf(new FiscalYear(2570), on));
        Assert.Equal(takes, AreaCheckYear.TakesAnswers(new FiscalYear(2570), on));
    }
}
