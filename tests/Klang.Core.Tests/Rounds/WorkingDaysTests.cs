using CsCheck;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class WorkingDaysTests
{
    private static readonly DateOnly Monday = new(2019, 5, 6);
    private static readonly WorkingDays Days =
        new([new Holiday(Monday, new LocalText("วันหยุด")), new Holiday(Monday, new LocalText("อีกวัน"))]);

    [Theory]
    [InlineData(3, 3)]
    [InlineData(4, 7)]
    [InlineData(5, 7)]
    [InlineData(6, 7)]
    [InlineData(7, 7)]
    public void NextWorkingDay_WeekendBeforeAHoliday_SkipsAllThree(int day, int next) =>
        Assert.Equal(new DateOnly(2019, 5, next), Days.NextWorkingDay(new DateOnly(2019, 5, day)));

    [Fact]
    public void HolidayOn_TwoOnOneDay_GivesTheFirst()
    {
        Assert.Equal("วันหยุด", Days.HolidayOn(Monday)?.Name.Th);
        Assert.Null(Days.HolidayOn(Monday.AddDays(-1)));
        Assert.True(Days.Knows(new FiscalYear(2562)));
        Assert.False(Days.Knows(new FiscalYear(2563)));
    }

    [Fact]
    public void NextWorkingDay_AnyDay_IsTheFirstWorkingOneFromThere()
    {
        var shipped = new WorkingDays(ShippedHolidays.Read().Holidays);
        Gen.Int[new DateOnly(2018, 10, 1).DayNumber, new DateOnly(2027, 9, 30).DayNumber].Sample(number =>
        {
            var day = DateOnly.FromDayNumber(number);
            var next = shipped.NextWorkingDay(day);
            Assert.True(shipped.IsWorking(next));
            Assert.Equal(next, shipped.NextWorkingDay(next));
            var between = Enumerable.Range(number, next.DayNumber - number);
            Assert.All(between, n => Assert.False(shipped.IsWorking(DateOnly.FromDayNumber(n))));
        });
    }
}
