using Klang.Core.Checks;
using Klang.Core.Datasets;

namespace Klang.Core.Tests.Checks;

/// <summary>Acceptance probes of datasets 4 and 11 that concern their scoring sheets.</summary>
public sealed class ScoreSheetProbes
{
    private const string Scores = "eval_status: evaluated; score_character: 18.5; score_duty: 36; score_achievement: 27; score_learning: 8.5";

    private static CompiledDefinition Leaders => Given.Dataset("leader-assessment");

    private static CompiledDefinition Funds => Given.Dataset("mother-fund");

    [Theory(DisplayName = "§4: a total typed by import that is not Σ is a row error")]
    [InlineData("90", 0)]
    [InlineData("90.00", 0)]
    [InlineData("๙๐", 0)]
    [InlineData("", 0)]
    [InlineData("91", 1)]
    [InlineData("เก้าสิบ", 1)]
    public void TypedTotal_IsWhatTheScoresAddUpTo(string typed, int issues)
    {
        var computed = Leaders.Computed(Facts(Leaders, Scores)).Answers;
        var found = ComputedCells.Differing(Leaders, computed, new Dictionary<FieldKey, string?> { [FieldKey.Parse("score_total")] = typed, [FieldKey.Parse("score_duty")] = "1" });

        Assert.Equal(issues, found.Length);
        Assert.All(found, i => Assert.Equal((Severity.Error, "score_total"), (i.Severity, i.At[0].Field.Name)));
    }

    [Theory(DisplayName = "§4: every total from 0 to 100 has one grade, at the bounds too")]
    [InlineData("20", "40", "30", "10", "excellent", true)]
    [InlineData("20", "40", "20", "10", "excellent", true)]
    [InlineData("20", "40", "19.99", "10", "verygood", true)]
    [InlineData("20", "40", "10", "10", "verygood", true)]
    [InlineData("20", "40", "9.99", "10", "good", true)]
    [InlineData("20", "40", "0", "0", "fair", true)]
    [InlineData("20", "39.99", "0", "0", "improve", false)]
    [InlineData("0", "0", "0", "0", "improve", false)]
    public void Grade_FollowsFromTheTotal(string character, string duty, string achievement, string learning, string grade, bool passed)
    {
        var computed = Leaders.Computed(Facts(Leaders, $"eval_status: evaluated; score_character: {character}; score_duty: {duty}; score_achievement: {achievement}; score_learning: {learning}")).Answers;

        Assert.Equal((grade, passed), (computed.Value(FieldKey.Parse("result_level")).Text, computed.Value(FieldKey.Parse("is_passed")).Boolean));
    }

    [Theory(DisplayName = "§4: items of a dimension add up to its score")]
    [InlineData("character_service: 9; character_example: 9.5", false)]
    [InlineData("character_service: 9; character_example: 9", true)]
    [InlineData("character_service: 18.5", true)]
    [InlineData("", false)]
    public void Items_AddUpToTheirDimension(string items, bool wrong) =>
        Assert.Equal(wrong, Leaders.Issues(Facts(Leaders, $"{Scores};{items}")).Any(i => i is { Severity: Severity.Error } && i.At.Any(at => at.Field.Name is "score_character" or "character_service")));

    [Fact(DisplayName = "§4: a score above the maximum of its dimension is an error")]
    public void Score_AboveItsMaximum_IsAnError() =>
        Assert.Contains(Leaders.Issues(Facts(Leaders, $"{Scores};score_learning: 10.01")), i => i.Rule == "range" && i.At[0].Field.Name == "score_learning");

    [Theory(DisplayName = "Dataset 11: grade D needs an improvement plan")]
    [InlineData("20", "D", true)]
    [InlineData("12", "D", true)]
    [InlineData("0", "D", true)]
    [InlineData("-1", "", false)]
    public void GradeD_NeedsAPlan(string care, string grade, bool needed)
    {
        // 39 points elsewhere: 59 at most with 20 for care.
        var facts = Facts(Funds, $"score_committee: 10; score_finance: 10; score_participation: 10; score_prevention: 9; {(care == "-1" ? "" : "score_care: " + care)}");

        Assert.Equal(grade, Funds.Computed(facts).Answers.Value(FieldKey.Parse("grade")) is { IsMissing: false } value ? value.Text : "");
        Assert.Equal(needed, Funds.Issues(facts).Any(i => i.Rule == "required" && i.At[0].Field.Name == "improvement_plan"));
    }

    [Theory(DisplayName = "Dataset 11: the money that is there is the money that came in, and spending is its parts")]
    [InlineData("bank_balance: 50,000", "balance_where_held", false)]
    [InlineData("bank_balance: 49,998.99", "balance_where_held", true)]
    [InlineData("expense_other: 1,000", "spending_parts", false)]
    [InlineData("expense_other: 998.99", "spending_parts", true)]
    public void Sums_AreIdentities(string changed, string rule, bool broken)
    {
        var facts = Facts(Funds, $"""
            money_royal: 8,000; money_faith: 30,000; money_wisdom: 15,000; money_other: 2,000; bank_balance: 50,000; cash: 1,000; loaned_out: 4,000
            expense_fy: 10,000; expense_prevention: 4,000; expense_rehab: 3,000; expense_welfare: 2,000; expense_other: 1,000; {changed}
            """);

        Assert.Equal(broken, Funds.Issues(facts).Any(i => i.Severity == Severity.Error && i.Rule == rule));
    }

    private static RecordFacts Facts(CompiledDefinition dataset, string typed) => new(Given.Typed(dataset.Definition.Fields, typed)) { Round = 1, FiscalYear = 2562, DueOn = new DateOnly(2019, 9, 20) };
}
