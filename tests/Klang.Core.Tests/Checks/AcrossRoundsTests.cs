using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>What rules see of last round, and what they do where something is missing.</summary>
public sealed class AcrossRoundsTests
{
    [Fact]
    public void Check_RoundThatFollowsFromTheLast_HasNoIssue() => Assert.Empty(SavingsGroup.Dataset.Issues(SavingsGroup.After));

    [Theory]
    [InlineData("as_of_date__later", "as_of_date: 30/11/2561")]
    [InlineData("members_total__moves", "members_new: 13")]
    [InlineData("satja_balance__moves", "satja_in_round: 190,000")]
    [InlineData("satja_balance__moves_small", "satja_in_round: 90,500")]
    [InlineData("loans_outstanding__moves", "loans_disbursed_ytd: 700,000")]
    [InlineData("income_ytd__ytd", "income_ytd: 79,999")]
    [InlineData("expense_ytd__ytd", "expense_ytd: 29,999")]
    public void Check_RoundThatDoesNotFollow_SaysThatRule(string rule, string typed)
    {
        var facts = SavingsGroup.After with { Answers = SavingsGroup.Changed(typed).Answers };

        Assert.Equal([rule], SavingsGroup.Dataset.Issues(facts).Select(i => i.Rule).Where(r => r != "position_in_window"));
    }

    [Fact]
    public void Check_EveryFigureAsLastRound_AsksUnlessNoChangeIsSaid()
    {
        var copied = SavingsGroup.Facts with { Previous = SavingsGroup.Dataset.Computed(SavingsGroup.Facts).Answers };

        Assert.Contains(SavingsGroup.Dataset.Issues(copied), i => i.Rule == "copied_forward");
        Assert.DoesNotContain(SavingsGroup.Dataset.Issues(copied with { NoChange = true }), i => i.Rule == "copied_forward");
        Assert.DoesNotContain(SavingsGroup.Dataset.Issues(SavingsGroup.After), i => i.Rule == "copied_forward");
    }

    [Fact]
    public void Check_EmptyRecord_AsksForWhatIsRequiredAndBreaksNoRule()
    {
        var issues = SavingsGroup.Dataset.Issues(SavingsGroup.After with { Answers = Answers.Empty });

        Assert.NotEmpty(issues);
        Assert.All(issues, i => Assert.Equal("required", i.Rule));
    }

    [Theory]
    [InlineData("satja_balance", "other_assets: 60,500")]
    [InlineData("cash", "other_assets: 60,500")]
    [InlineData("loans_outstanding", "overdue_amount: 9,999,999")]
    public void Check_RuleWithMissingData_IsNotEvaluated(string emptied, string wrong)
    {
        var issues = SavingsGroup.Dataset.Issues(SavingsGroup.Changed($"{wrong}; {emptied}:"));

        Assert.Equal(["required"], issues.Select(i => i.Rule).Where(r => r is not ("loan_by_type" or "loan_by_purpose")));
    }

    [Theory]
    [InlineData("n/a")]
    [InlineData("ล้านกว่า")]
    public void Check_CellThatIsNoNumber_MakesNoTotal(string typed)
    {
        var facts = SavingsGroup.Dataset.Computed(SavingsGroup.Changed($"other_assets: {typed}"));

        Assert.Null(facts.Answers[FieldKey.Parse("total_assets")]);
        Assert.DoesNotContain(SavingsGroup.Dataset.Issues(facts), i => i.Rule == "balance_sheet");
    }

    [Fact]
    public void Compute_CellEmptiedLater_TakesItsTotalAway()
    {
        var filled = SavingsGroup.Dataset.Computed(SavingsGroup.Facts).Answers;
        var emptied = Given.With(filled, SavingsGroup.Fields, "cash:");

        Assert.Null(SavingsGroup.Dataset.Computed(SavingsGroup.Facts with { Answers = emptied }).Answers[FieldKey.Parse("total_assets")]);
    }
}
