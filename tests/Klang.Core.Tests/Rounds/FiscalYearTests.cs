using CsCheck;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class FiscalYearTests
{
    private static readonly Gen<DateOnly> Day =
        Gen.Int[new FiscalYear(FiscalYear.Least).Start.DayNumber, new FiscalYear(FiscalYear.Most).End.DayNumber].Select(DateOnly.FromDayNumber);

    [Fact]
    public void StartAndEnd_2562_RunFromOctober2018ToSeptember2019()
    {
        var year = new FiscalYear(2562);
        Assert.Equal((new DateOnly(2018, 10, 1), new DateOnly(2019, 9, 30)), (year.Start, year.End));
        Assert.Equal("2562", year.ToString());
        Assert.Equal((2563, 2561), (year.Next.Year, year.Previous.Year));
    }

    [Theory]
    [InlineData("2018-09-30", 2561, 4)]
    [InlineData("2018-10-01", 2562, 1)]
    [InlineData("2018-12-31", 2562, 1)]
    [InlineData("2019-01-01", 2562, 2)]
    [InlineData("2019-03-31", 2562, 2)]
    [InlineData("2019-04-01", 2562, 3)]
    [InlineData("2019-06-30", 2562, 3)]
    [InlineData("2019-07-01", 2562, 4)]
    public void Of_Boundaries_GiveYearAndQuarter(string iso, int year, int quarter)
    {
        var day = DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((year, quarter), (FiscalYear.Of(day).Year, FiscalYear.QuarterOf(day)));
    }

    [Fact]
    public void Of_AnyDay_IsTheOneYearThatContainsIt() => Day.Sample(day =>
    {
        var year = FiscalYear.Of(day);
        Assert.True(year.Contains(day));
        Assert.Equal(year.CommonYearOf(day.Month), day.Year);
        Assert.InRange(FiscalYear.QuarterOf(day), 1, 4);
        Assert.Equal(year, FiscalYear.Of(year.Start));
        Assert.Equal(year, FiscalYear.Of(year.End));
    });

    [Fact]
    public void Next_AnyYear_BeginsTheDayAfterTheEnd() => Gen.Int[FiscalYear.Least, FiscalYear.Most - 1].Sample(number =>
    {
        var year = new FiscalYear(number);
        Assert.Equal(year.End.AddDays(1), year.Next.Start);
        Assert.Equal(year, year.Next.Previous);
        Assert.True(year < year.Next && year.Next > year && year.CompareTo(year.Next) < 0);
    });

    [Theory]
    [InlineData(2499)]
    [InlineData(2701)]
    [InlineData(2019)]
    [InlineData(0)]
    public void New_OutOfRange_Throws(int number) => Assert.Throws<ArgumentOutOfRangeException>(() => new FiscalYear(number));

    [Theory]
    [InlineData("2562", true)]
    [InlineData("๒๕๖๒", true)]
    [InlineData("62", false)]
    [InlineData("2019", false)]
    [InlineData("-2562", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void TryParse_Texts_TakesBuddhistYearsOnly(string? text, bool good)
    {
        Assert.Equal(good, FiscalYear.TryParse(text, out var year));
        Assert.Equal(good ? 2562 : 0, year.Year);
    }
}
