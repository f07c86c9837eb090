using System.Globalization;
using CsCheck;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class DueDayTests
{
    private static readonly Gen<DueDay> Any =
        Gen.Select(Gen.Int[0, 28], Gen.Int[1, 12], (day, month) => new DueDay(day == 0 ? null : day, month));

    [Theory]
    [InlineData("20 Dec", 2562, "2018-12-20")]
    [InlineData("20 december", 2562, "2018-12-20")]
    [InlineData("20 Mar", 2562, "2019-03-20")]
    [InlineData("1 Oct", 2562, "2018-10-01")]
    [InlineData("30 Sep", 2562, "2019-09-30")]
    [InlineData("end Feb", 2562, "2019-02-28")]
    [InlineData("end Feb", 2563, "2020-02-29")]
    [InlineData("End Sep", 2563, "2020-09-30")]
    public void In_FiscalYear_FallsInTheRightCommonYear(string text, int year, string iso) =>
        Assert.Equal(iso, DueDay.Parse(text).Value.In(new FiscalYear(year)).ToString("o", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("29 Feb")]
    [InlineData("31 Apr")]
    [InlineData("0 May")]
    [InlineData("20")]
    [InlineData("Dec 20")]
    [InlineData("20 Foo")]
    [InlineData("20 ธ.ค.")]
    [InlineData("")]
    [InlineData(null)]
    public void Parse_NotADueDay_SaysWhy(string? text) => Assert.Equal("due-day", DueDay.Parse(text).Problem?.Code);

    [Fact]
    public void ToString_AnyDueDay_ParsesBack() => Any.Sample(due => DueDay.Parse(due.ToString()).Value == due);

    [Fact]
    public void In_AnyYear_LiesInThatFiscalYear() =>
        Gen.Select(Any, Gen.Int[FiscalYear.Least, FiscalYear.Most]).Sample((due, year) =>
            FiscalYear.Of(due.In(new FiscalYear(year))).Year == year);
}
