using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class HolidayFileTests
{
    [Fact]
    public void Read_GoodFile_GivesHolidaysInOrder()
    {
        var read = HolidayFile.Read(
            "\uFEFF" + HolidayFile.Header + "\r\n2019-01-01,วันขึ้นปีใหม่,New Year's Day,fixed date,\r\n\r\n"
            + "2018-12-05,\"วันชาติ, วันพ่อ\",,\"a \"\"b\"\"\",true\r\n");
        Assert.Empty(read.Faults);
        Assert.Equal([new DateOnly(2018, 12, 5), new DateOnly(2019, 1, 1)], read.Holidays.Select(h => h.Day));
        var first = read.Holidays[0];
        Assert.Equal(("วันชาติ, วันพ่อ", null, "a \"b\"", true), (first.Name.Th, first.Name.En, first.Source, first.Confirm));
        Assert.Equal(("New Year's Day", false), (read.Holidays[1].Name.En, read.Holidays[1].Confirm));
    }

    [Theory]
    [InlineData("2019-01-01,ก,n,s", "holiday-columns")]
    [InlineData("2019-01-01,ก,n,s,false,x", "holiday-columns")]
    [InlineData("2562-01-01,ก,n,s,false", "holiday-date")]
    [InlineData("1/1/2019,ก,n,s,false", "holiday-date")]
    [InlineData("2019-02-29,ก,n,s,false", "holiday-date")]
    [InlineData("2019-01-01,,n,s,false", "holiday-name")]
    [InlineData("2019-01-01,ก,n,s,maybe", "holiday-confirm")]
    [InlineData("2018-12-31,วันสิ้นปี,n,s,false", "holiday-twice")]
    public void Read_BadLine_SaysLineAndReasonAndKeepsTheRest(string line, string code)
    {
        var read = HolidayFile.Read(HolidayFile.Header + "\n2018-12-31,วันสิ้นปี,,,\n" + line + "\n2019-04-06,วันจักรี,,,false\n");
        var fault = Assert.Single(read.Faults);
        Assert.Equal((3, code, "3"), (fault.Line, fault.Problem.Code, fault.Problem.Where));
        Assert.Equal(2, read.Holidays.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,name\n2019-01-01,ก")]
    public void Read_OtherHeader_RefusesTheFile(string text)
    {
        var read = HolidayFile.Read(text);
        Assert.Equal("holiday-header", Assert.Single(read.Faults).Problem.Code);
        Assert.Empty(read.Holidays);
    }

    [Theory]
    [InlineData(2562)]
    [InlineData(2569)]
    [InlineData(2570)]
    public void Read_ShippedFile_CoversTheYear(int number)
    {
        var read = ShippedHolidays.Read();
        Assert.Empty(read.Faults);
        var year = new FiscalYear(number);
        var days = read.Holidays.Where(h => year.Contains(h.Day)).Select(h => (h.Day.Month, h.Day.Day)).ToHashSet();
        Assert.Superset(
            new HashSet<(int, int)>
            {
                (10, 13), (10, 23), (12, 5), (12, 10), (12, 31), (1, 1), (4, 6),
                (4, 13), (4, 14), (4, 15), (6, 3), (7, 28), (8, 12),
            },
            days);
    }

    /// <summary>
    /// The government's rule: a holiday on a weekend is made up for on the next day that is neither weekend nor holiday.
    /// </summary>
    [Fact]
    public void Read_ShippedFile_EverySubstitutionIsAWeekdayAndEveryWeekendHolidayHasOne()
    {
        var holidays = ShippedHolidays.Read().Holidays;
        var substitutions = holidays.Where(h => h.Name.Th.StartsWith("วันหยุดชดเชย", StringComparison.Ordinal)).ToArray();
        Assert.All(substitutions, h => Assert.True(WorkingDays.WeekendsOnly.IsWorking(h.Day), h.Day.ToString("o")));
        var ordinary = new WorkingDays(holidays.Except(substitutions));
        Assert.All(
            holidays.Where(h => !WorkingDays.WeekendsOnly.IsWorking(h.Day)),
            h => Assert.Contains(substitutions, s => s.Day == ordinary.NextWorkingDay(h.Day)));
    }

    [Fact]
    public void Read_ShippedFile_LunarDaysToComeAreMarkedToBeConfirmed() =>
        Assert.All(
            ShippedHolidays.Read().Holidays.Where(h => h.Source.StartsWith("lunar", StringComparison.Ordinal)),
            h => Assert.Equal(h.Day.Year >= 2026, h.Confirm));
}
