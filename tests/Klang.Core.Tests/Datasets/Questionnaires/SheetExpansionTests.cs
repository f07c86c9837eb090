using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Tests.Checks;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Questionnaires;

/// <summary>A sheet becomes ordinary fields: nothing else has to know of it.</summary>
public sealed class SheetExpansionTests
{
    [Fact]
    public void Read_Sheet_BecomesFieldsInTheOrderOfTheForm()
    {
        var keys = Given.Dataset("leader-assessment").Definition.Fields.Where(f => f.Section == "scores").Select(f => f.Key.Name).ToList();

        Assert.Equal(
            [
                "score_character", "character_service", "character_example", "score_duty", "duty_coordination", "duty_support", "duty_meetings",
                "score_achievement", "achievement_work", "achievement_participation", "score_learning", "learning_self", "learning_network",
                "score_total", "result_level", "is_passed",
            ],
            keys);
    }

    [Fact]
    public void Read_Sheet_GivesRangesUnitsAndConfirmToItsFields()
    {
        var field = Assert.IsType<DecimalField>(Given.Dataset("leader-assessment").Definition.Field(FieldKey.Parse("score_duty")));

        Assert.Equal((0m, 40m, 2, "points", true, true), (field.Min, field.Max, field.Decimals, field.Unit?.Key, field.Required, field.Confirm));
        Assert.Equal("eval_status == 'evaluated'", field.AskIf);
    }

    [Fact]
    public void Compute_TwoEditions_EachYearHasItsOwn()
    {
        var dataset = Two().Find("leader-assessment")!;

        Assert.Equal(("old", 85m, "excellent", true), Results(dataset, 2564, "work: 55; spirit: 30"));
        Assert.Equal(("new", 85m, "verygood", true), Results(dataset, 2565, "work: 55; spirit: 30; work_new: 0"));
        Assert.Equal(("new", 20m, "improve", false), Results(dataset, 2565, "work: 0; spirit: 0; work_new: 20"));
        Assert.Equal((2565, (int?)null), (Field(dataset, "work_new").Since, Field(dataset, "work_new").Until));
        Assert.Equal((null, (int?)null), (Field(dataset, "work").Since, Field(dataset, "work").Until));
    }

    [Fact]
    public void Compute_OneItemUnanswered_MakesNoTotalAndNoGrade()
    {
        var answers = Computed(Two().Find("leader-assessment")!, 2565, "work: 55; spirit: 30");

        Assert.True(answers.Value(FieldKey.Parse("score_total")).IsMissing);
        Assert.True(answers.Value(FieldKey.Parse("result_level")).IsMissing);
        Assert.True(answers.Value(FieldKey.Parse("is_passed")).IsMissing);
    }

    private static Catalogue Two() => Told.Catalogue("04-leader-assessment.yaml", "questionnaires: [leader-evaluation]", TwoEditions.Text);

    private static Field Field(CompiledDefinition dataset, string key) => dataset.Definition.Field(FieldKey.Parse(key))!;

    private static (string Edition, decimal Total, string Grade, bool Passed) Results(CompiledDefinition dataset, int year, string typed)
    {
        var answers = Computed(dataset, year, typed);
        return (answers.Value(FieldKey.Parse("form_year")).Text, answers.Value(FieldKey.Parse("score_total")).Number,
            answers.Value(FieldKey.Parse("result_level")).Text, answers.Value(FieldKey.Parse("is_passed")).Boolean);
    }

    private static Answers Computed(CompiledDefinition dataset, int year, string typed) =>
        new RecordChecker(dataset).Compute(new RecordFacts(Given.Typed(dataset.Definition.Fields, "eval_status: evaluated; " + typed)) { Round = 1, FiscalYear = year, DueOn = new DateOnly(year - 543, 9, 20) });
}
