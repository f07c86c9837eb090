using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class ScheduleTextTests
{
    public static TheoryData<string> Keys => new(LetterPlans.All.Select(p => p.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Lines_PlanOfTheLetter_ReadsAsTheAnnexPrintsIt(string key)
    {
        var (_, plan, annex) = LetterPlans.All.Single(p => p.Key == key);
        Assert.Empty(RoundPlanCheck.Problems(plan));
        Assert.Equal(annex, ScheduleText.Lines(plan, thaiDigits: true));
    }

    [Fact]
    public void All_PlansOfTheLetter_MakeTwentyNineRoundsAYear() =>
        Assert.Equal((11, 29), (LetterPlans.All.Length, LetterPlans.All.Sum(p => p.Plan.RoundsAYear)));

    [Fact]
    public void Lines_ArabicDigits_MapTheNotesToo()
    {
        var lines = ScheduleText.Lines(LetterPlans.All[1].Plan);
        Assert.Equal("2 งวด (เดือนมีนาคม และกันยายน)", lines[0]);
        Assert.EndsWith("ไตรมาส 4", lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_InEnglish_SayTheSame()
    {
        Assert.Equal(
            ["4 rounds", "Round 1: by 20 December", "Round 2: by 20 March", "Round 3: by 20 June", "Round 4: by 20 September"],
            ScheduleText.Lines(LetterPlans.SavingsGroup, "en"));
        Assert.Equal(["2 rounds (by 20 March and 20 September)"], ScheduleText.Lines(LetterPlans.All[4].Plan, "en"));
        Assert.Equal(["1 round (February)"], ScheduleText.Lines(LetterPlans.All[0].Plan, "en"));
        Assert.Equal(["Every month, by the 5th of the month after"], ScheduleText.Lines(new MonthlyRounds(5), "en"));
        Assert.Equal(["2 rounds (March and September)", "Notes"], ScheduleText.Lines(LetterPlans.All[1].Plan, "en").Take(2));
    }

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(11, "11th")]
    [InlineData(22, "22nd")]
    public void Lines_MonthlyInEnglish_UseTheRightOrdinal(int day, string ordinal) =>
        Assert.Contains($"by the {ordinal} of", ScheduleText.Lines(new MonthlyRounds(day), "en")[0], StringComparison.Ordinal);

    [Fact]
    public void Lines_MonthEndAndThreeDates_ReadWell()
    {
        var plan = LetterPlans.Yearly(Announce.Together, "20 Dec", "end Feb", "20 Sep");
        Assert.Equal(["3 งวด (ภายใน 20 ธันวาคม สิ้นเดือนกุมภาพันธ์ และ 20 กันยายน)"], ScheduleText.Lines(plan));
        Assert.Equal(["3 rounds (by 20 December, the end of February and 20 September)"], ScheduleText.Lines(plan, "en"));
        Assert.Equal("งวดที่ 1 : ภายในสิ้นเดือนกุมภาพันธ์", ScheduleText.Lines(LetterPlans.Yearly(Announce.Numbered, "end Feb"))[1]);
    }

    [Fact]
    public void RoundPlan_Subtypes_AreTheTwoThatEverySwitchKnows() => Assert.Equal(
        [nameof(MonthlyRounds), nameof(YearlyRounds)],
        typeof(RoundPlan).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(RoundPlan))).Select(t => t.Name).Order(StringComparer.Ordinal));
}
