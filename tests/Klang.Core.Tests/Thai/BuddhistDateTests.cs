using System.Globalization;
using CsCheck;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class BuddhistDateTests
{
    private static readonly DateOnly Letter = new(2019, 1, 31);

    [Fact]
    public void Show_DateOfTheLetter_ReadsAsOfficersWriteIt()
    {
        Assert.Equal("31 มกราคม 2562", BuddhistDate.Long(Letter));
        Assert.Equal("31 ม.ค. 2562", BuddhistDate.Short(Letter));
        Assert.Equal("วันพฤหัสบดีที่ 31 มกราคม 2562", BuddhistDate.WithWeekday(Letter));
        Assert.Equal("31/1/2562", BuddhistDate.Numeric(Letter));
        Assert.Equal("มกราคม 2562", BuddhistDate.MonthYear(1, 2019));
        Assert.Equal(2562, BuddhistDate.YearOf(Letter));
    }

    [Fact]
    public void Show_InEnglish_KeepsTheBuddhistYearAndSaysSo()
    {
        Assert.Equal("31 January 2562 BE", BuddhistDate.Long(Letter, "en"));
        Assert.Equal("31 Jan 2562 BE", BuddhistDate.Short(Letter, "en"));
        Assert.Equal("Thursday, 31 January 2562 BE", BuddhistDate.WithWeekday(Letter, "en"));
    }

    [Theory]
    [InlineData("th-TH")]
    [InlineData("ar-SA")]
    [InlineData("en-US")]
    public void ShowAndParse_AnyCulture_GiveTheSame(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.Equal("31/1/2562", BuddhistDate.Numeric(Letter));
            Assert.Equal("31 มกราคม 2562 เวลา 14.05 น.", BuddhistDate.LongWithTime(new DateTime(2019, 1, 31, 7, 5, 0, DateTimeKind.Utc)));
            Assert.True(BuddhistDate.TryParse("31/1/2019", out var reading, out _));
            Assert.Equal(Letter, reading.Date);
            Assert.Equal("-1,234.50", ThaiNumber.Show(-1234.5m, 2));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(16, 59, 31)]
    [InlineData(17, 0, 1)]
    public void DayInBangkok_AroundMidnight_ChangesAtFiveInTheAfternoonUtc(int hour, int minute, int day) =>
        Assert.Equal(day, BuddhistDate.DayInBangkok(new DateTime(2018, 12, 31, hour, minute, 0, DateTimeKind.Utc)).Day);

    [Fact]
    public void WithTime_NewYearsEveInUtc_IsNextYearInBangkok()
    {
        var moment = new DateTime(2018, 12, 31, 17, 30, 0, DateTimeKind.Utc);
        Assert.Equal("1 ม.ค. 2562 00.30 น.", BuddhistDate.ShortWithTime(moment));
        Assert.Equal("1 January 2562 BE, 00:30", BuddhistDate.LongWithTime(moment, "en"));
    }

    [Fact]
    public void InBangkok_LocalTime_Throws() =>
        Assert.Throws<ArgumentException>(() => BuddhistDate.InBangkok(new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Local)));

    [Fact]
    public void InBangkok_AnyMoment_IsSevenHoursAhead() =>
        Gen.DateTime[new DateTime(1900, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2200, 1, 1, 0, 0, 0, DateTimeKind.Utc)].Sample(any =>
        {
            var utc = DateTime.SpecifyKind(any, DateTimeKind.Utc);
            Assert.Equal(TimeSpan.FromHours(7), BuddhistDate.InBangkok(utc) - utc);
        });

    [Fact]
    public void Find_EveryNameOfEveryMonth_GivesTheMonth()
    {
        for (var month = 1; month <= 12; month++)
        {
            Assert.Equal(month, ThaiMonths.Find(ThaiMonths.Long(month)));
            Assert.Equal(month, ThaiMonths.Find(ThaiMonths.Short(month)));
            Assert.Equal(month, ThaiMonths.Find(ThaiMonths.Short(month, "en").ToUpperInvariant()));
        }

        Assert.Null(ThaiMonths.Find(""));
    }
}
