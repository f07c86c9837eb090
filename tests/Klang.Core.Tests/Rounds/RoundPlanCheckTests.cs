using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class RoundPlanCheckTests
{
    [Fact]
    public void Problems_NoDueDate_IsSaid() => Says("plan-no-due", "due", new YearlyRounds([]));

    [Theory]
    [InlineData("20 Mar", "20 Dec")]
    [InlineData("20 Mar", "20 Mar")]
    [InlineData("28 Feb", "end Feb")]
    public void Problems_DatesNotInFiscalOrder_AreSaid(string first, string second) =>
        Says("plan-due-order", "due", LetterPlans.Yearly(Announce.Together, first, second));

    [Theory]
    [InlineData(0)]
    [InlineData(29)]
    public void Problems_DayNotInEveryMonth_IsSaid(int day) => Says("plan-month-day", "dueDay", new MonthlyRounds(day));

    [Fact]
    public void Problems_AnnounceOfTheOtherKind_IsSaid()
    {
        Says("plan-announce", "announce", LetterPlans.Yearly(Announce.Monthly, "20 Sep"));
        Says("plan-announce", "announce", new MonthlyRounds(5) { Announce = Announce.Numbered });
    }

    [Fact]
    public void Problems_LockWithinGrace_IsSaid() =>
        Says("plan-days", "locks", new MonthlyRounds(5) { GraceDays = 7, LocksDaysAfter = 7 });

    [Fact]
    public void Problems_NamesForSomeRounds_AreSaid() =>
        Says("plan-names", "names", LetterPlans.Yearly(Announce.Together, "20 Mar", "20 Sep") with { Names = [new LocalText("ก")] });

    [Fact]
    public void Defaults_AreThoseOfTheFormat()
    {
        var yearly = LetterPlans.SavingsGroup;
        var monthly = new MonthlyRounds(5);
        Assert.Equal((80, 7, 30, Announce.Numbered), (yearly.OpensDaysBefore, yearly.GraceDays, yearly.LocksDaysAfter, yearly.Announce));
        Assert.Equal((35, 7, 30, Announce.Monthly), (monthly.OpensDaysBefore, monthly.GraceDays, monthly.LocksDaysAfter, monthly.Announce));
    }

    private static void Says(string code, string where, RoundPlan plan)
    {
        var problem = Assert.Single(RoundPlanCheck.Problems(plan));
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }
}
