using CsCheck;
using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class BuddhistDateParseTests
{
    private static readonly Gen<DateOnly> Day =
        Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2200, 12, 31).DayNumber].Select(DateOnly.FromDayNumber);

    [Theory]
    [InlineData("31/1/2562")]
    [InlineData("31-1-2562")]
    [InlineData("31.1.2562")]
    [InlineData("31 / 01 / 2562")]
    [InlineData("๓๑/๑/๒๕๖๒")]
    [InlineData("2562-01-31")]
    [InlineData("31 มกราคม 2562")]
    [InlineData("๓๑ มกราคม ๒๕๖๒")]
    [InlineData("31 ม.ค. 2562")]
    [InlineData("31 มค 2562")]
    [InlineData("31ม.ค.2562")]
    [InlineData("31-ม.ค.-2562")]
    [InlineData("วันที่ 31 มกราคม พ.ศ. 2562")]
    [InlineData("31 January 2562 BE")]
    [InlineData("31 jan 2562")]
    public void TryParse_BuddhistYear_ReadsTheDay(string text) => Reads(text, YearEra.Buddhist);

    [Theory]
    [InlineData("2019-01-31")]
    [InlineData("31/1/2019")]
    [InlineData("31 มกราคม 2019")]
    [InlineData("31 มกราคม ค.ศ. 2019")]
    public void TryParse_CommonYear_ReadsTheSameDayAndSaysSo(string text) => Reads(text, YearEra.Common);

    [Theory]
    [InlineData(null, DateFault.Empty)]
    [InlineData(" ", DateFault.Empty)]
    [InlineData("–", DateFault.Empty)]
    [InlineData("เมื่อวาน", DateFault.NotADate)]
    [InlineData("2562", DateFault.NotADate)]
    [InlineData("1/2", DateFault.NotADate)]
    [InlineData("31/1-2562", DateFault.NotADate)]
    [InlineData("2019-01-31T00:00:00", DateFault.NotADate)]
    [InlineData("31/1/2562\n1/2/2562", DateFault.NotADate)]
    [InlineData("31/1/62", DateFault.TwoDigitYear)]
    [InlineData("31 ม.ค. 62", DateFault.TwoDigitYear)]
    [InlineData("31/1/562", DateFault.Year)]
    [InlineData("31/1/25620", DateFault.Year)]
    [InlineData("31/1/1899", DateFault.Year)]
    [InlineData("31/1/2201", DateFault.Year)]
    [InlineData("31/1/2399", DateFault.Year)]
    [InlineData("31/1/2744", DateFault.Year)]
    [InlineData("31 มกราคม พ.ศ. 2019", DateFault.Year)]
    [InlineData("31 January 2562 CE", DateFault.Year)]
    [InlineData("31/13/2562", DateFault.Month)]
    [InlineData("1/0/2562", DateFault.Month)]
    [InlineData("1 มกรา 2562", DateFault.Month)]
    [InlineData("31/4/2562", DateFault.Day)]
    [InlineData("0/4/2562", DateFault.Day)]
    [InlineData("29/2/2562", DateFault.Day)]
    public void TryParse_NotADay_SaysWhy(string? text, DateFault expected)
    {
        Assert.False(BuddhistDate.TryParse(text, out _, out var fault));
        Assert.Equal(expected, fault);
        Assert.NotEmpty(fault.ToProblem().Message.Th);
    }

    [Theory]
    [InlineData("29/2/2563", 2020, 2, 29)]
    [InlineData("1/1/2400", 1857, 1, 1)]
    [InlineData("31/12/2743", 2200, 12, 31)]
    [InlineData("1/1/1900", 1900, 1, 1)]
    public void TryParse_Edges_AreRead(string text, int year, int month, int day)
    {
        Assert.True(BuddhistDate.TryParse(text, out var reading, out _));
        Assert.Equal(new DateOnly(year, month, day), reading.Date);
    }

    [Fact]
    public void TryParse_WhatIsShown_GivesTheDayBack() => Day.Sample(day =>
    {
        string[] shown =
        [
            BuddhistDate.Long(day), BuddhistDate.Short(day), BuddhistDate.Numeric(day),
            BuddhistDate.Long(day, "en"), BuddhistDate.Short(day, "en"), ThaiDigits.ToThai(BuddhistDate.Long(day)),
        ];
        Assert.All(shown, text =>
        {
            Assert.True(BuddhistDate.TryParse(text, out var reading, out _), text);
            Assert.Equal(new DateReading(day, YearEra.Buddhist), reading);
        });
        Assert.True(BuddhistDate.TryParse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), out var iso, out _));
        Assert.Equal(new DateReading(day, YearEra.Common), iso);
    });

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.String[Gen.Char["0123456789/-. ๒๕มกค.พศBE\n"], 0, 16].Sample(text =>
            BuddhistDate.TryParse(text, out _, out var fault) == (fault == DateFault.None));

    private static void Reads(string text, YearEra era)
    {
        Assert.True(BuddhistDate.TryParse(text, out var reading, out var fault), fault.ToString());
        Assert.Equal(new DateReading(new DateOnly(2019, 1, 31), era), reading);
    }
}
