using CsCheck;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class RoundCalendarTests
{
    private static readonly FiscalYear Year = new(2562);
    private static readonly DateOnly LongBefore = new(2018, 1, 1);
    private static readonly WorkingDays Shipped = new(ShippedHolidays.Read().Holidays);

    [Fact]
    public void Make_SavingsGroup2562_GivesTheFourDatesOfTheLetter()
    {
        var rounds = RoundCalendar.Make("savings-group", LetterPlans.SavingsGroup, Year, LongBefore, Shipped, false);
        Assert.Equal(
            [new DateOnly(2018, 12, 20), new DateOnly(2019, 3, 20), new DateOnly(2019, 6, 20), new DateOnly(2019, 9, 20)],
            rounds.Select(r => r.DueOn));
        Assert.Equal("savings-group/2562/1", rounds[0].Id.ToString());
        Assert.Equal(new DateOnly(2018, 10, 1), rounds[0].OpensOn);
        Assert.Equal((new DateOnly(2018, 12, 27), new DateOnly(2019, 1, 19)), (rounds[0].GraceUntil, rounds[0].LocksOn));
        Assert.All(rounds, r => Assert.Null(r.PeriodLabel));
    }

    [Fact]
    public void Make_Monthly2562_ReportsOctoberFirstAndSeptemberInTheNextYear()
    {
        var rounds = RoundCalendar.Make("otop-sales", new MonthlyRounds(5), Year, LongBefore, Shipped, false);
        Assert.Equal(Enumerable.Range(1, 12), rounds.Select(r => r.Id.Number));
        Assert.Equal((new DateOnly(2018, 11, 5), new DateOnly(2019, 10, 5)), (rounds[0].DueOn, rounds[^1].DueOn));
        Assert.Equal(("ตุลาคม 2561", "October 2561 BE"), (rounds[0].PeriodLabel?.Th, rounds[0].PeriodLabel?.En));
        Assert.Equal("กันยายน 2562", rounds[^1].PeriodLabel?.Th);
        Assert.Equal((Year, Year.Next), (rounds[^1].Id.Year, FiscalYear.Of(rounds[^1].DueOn)));
    }

    [Fact]
    public void Make_ShiftOn_MovesMonthlyDatesOf2562PastWeekendsAndHolidays()
    {
        var moved = RoundCalendar.Make("otop-sales", new MonthlyRounds(5), Year, LongBefore, Shipped, true)
            .Where(r => r.EffectiveDueOn != r.DueOn).ToDictionary(r => r.Id.Number, r => r.EffectiveDueOn);
        Assert.Equal(
            new Dictionary<int, DateOnly>
            {
                [2] = new(2018, 12, 6), // 5 December is a holiday every year
                [3] = new(2019, 1, 7),
                [7] = new(2019, 5, 7), // Sunday, then the special holiday of 6 May 2562
                [12] = new(2019, 10, 7),
            },
            moved);
    }

    [Fact]
    public void Make_MotherFund2562_DueOnSaturdayKeepsTheOrderedDateBesideTheEffectiveOne()
    {
        var round = Assert.Single(RoundCalendar.Make("mother-fund", LetterPlans.All[10].Plan, Year, LongBefore, Shipped, true));
        Assert.Equal((new DateOnly(2019, 4, 20), new DateOnly(2019, 4, 22)), (round.DueOn, round.EffectiveDueOn));
        Assert.Equal((new DateOnly(2019, 4, 29), new DateOnly(2019, 5, 22)), (round.GraceUntil, round.LocksOn));
    }

    [Fact]
    public void Make_AnnouncedAfterTheFirstDueDate_OpensLateAndMakesNobodyLate()
    {
        var letter = new DateOnly(2019, 1, 31);
        var rounds = RoundCalendar.Make("savings-group", LetterPlans.SavingsGroup, Year, letter, Shipped, false);
        var first = rounds[0];
        Assert.Equal((new DateOnly(2018, 12, 20), new DateOnly(2018, 12, 20)), (first.DueOn, first.EffectiveDueOn));
        Assert.Equal((letter, letter), (first.OpensOn, first.OnTimeUntil));
        Assert.Equal((new DateOnly(2019, 2, 7), new DateOnly(2019, 3, 2)), (first.GraceUntil, first.LocksOn));
        Assert.Equal((RoundPhase.Open, 0), (first.PhaseOn(letter), first.DaysLeft(letter)));
        var early = RoundCalendar.Make("savings-group", LetterPlans.SavingsGroup, Year, LongBefore, Shipped, false);
        Assert.Equal(rounds[2], early[2] with { AnnouncedOn = letter });
    }

    [Fact]
    public void Make_NamedRounds_CarryTheirNames() => Assert.Equal(
        ["ผู้สมัคร", "ผู้ผ่านการรับรอง"],
        RoundCalendar.Make("community-standard", LetterPlans.All[1].Plan, Year, LongBefore, Shipped, false).Select(r => r.Name?.Th));

    [Fact]
    public void Make_AnyYearAndAnnouncement_KeepsTheDaysInOrder() =>
        Gen.Select(
            Gen.Int[0, LetterPlans.All.Length - 1], Gen.Int[FiscalYear.Least, FiscalYear.Most], Gen.Int[-400, 400], Gen.Bool)
        .Sample((plan, number, announced, shift) =>
        {
            var year = new FiscalYear(number);
            var rounds = RoundCalendar.Make("x", LetterPlans.All[plan].Plan, year, year.Start.AddDays(announced), Shipped, shift);
            Assert.Equal(LetterPlans.All[plan].Plan.RoundsAYear, rounds.Length);
            Assert.Equal(rounds.OrderBy(r => r.DueOn).Select(r => r.Id), rounds.Select(r => r.Id));
            Assert.All(rounds, r =>
            {
                Assert.True(r.OpensOn <= r.OnTimeUntil && r.DueOn <= r.EffectiveDueOn && r.EffectiveDueOn <= r.OnTimeUntil);
                Assert.True(r.OnTimeUntil < r.GraceUntil && r.GraceUntil < r.LocksOn);
                Assert.Equal(shift ? Shipped.NextWorkingDay(r.DueOn) : r.DueOn, r.EffectiveDueOn);
                Assert.Equal(year, r.Id.Year);
            });
        });
}
