using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Questions that are asked only where others were answered so.</summary>
public sealed class ConditionsTests
{
    private static readonly CompiledDefinition Event = Small.Dataset("""
        fields:
          - { key: held, label: { th: จัดงานหรือไม่, en: Was it held }, type: choice, choices: [{ code: "y", th: จัด, en: Held }, { code: "n", th: ไม่จัด, en: Not held }], required: true }
          - { key: total, label: { th: รวม, en: Total }, type: integer, kind: computed, value: "coalesce(men, 0) + coalesce(women, 0)" }
          - { key: men, label: { th: ชาย, en: Men }, type: integer, kind: flow, askIf: "held == 'y'", required: true }
          - { key: women, label: { th: หญิง, en: Women }, type: integer, kind: flow, askIf: "men > 10", range: [0, 50] }
          - { key: share, label: { th: สัดส่วน, en: Share }, type: decimal, kind: computed, value: women / men, askIf: "held == 'y'" }
          - { key: photos, label: { th: ภาพ, en: Photos }, type: file, minFiles: 2, maxFiles: 3, askIf: "held == 'y'" }
        lists:
          - key: costs
            label: { th: ค่าใช้จ่าย, en: Costs }
            fields:
              - { key: what, label: { th: รายการ, en: What }, type: text, required: true }
              - { key: paid, label: { th: จ่าย, en: Paid }, type: money, askIf: "held == 'y' and what != 'ฟรี'", required: true }
        rules:
          - { key: cost-limit, severity: error, check: sum(costs.paid) <= 100, message: { th: เกิน, en: Too much } }
        """);

    [Fact]
    public void Compute_ConditionNoLongerTrue_PutsTheAnswerAsideAndSumsItNoMore()
    {
        var answers = Computed("held: n; men: 12; women: 7").Answers;

        Assert.Equal(new NotAsked(AnswerParser.Parse(Event.Definition.Fields[2], "12").Answer!), answers[Key("men")]);
        Assert.True(answers.Value(Key("men")).IsMissing);
        Assert.Equal(0m, answers.Value(Key("total")).Number);
        Assert.Null(answers[Key("share")]);
    }

    [Fact]
    public void Compute_ConditionOfAConditionalAnswer_FallsWithIt()
    {
        Assert.IsType<Answered>(Computed("held: y; men: 12; women: 7").Answers[Key("women")]);
        Assert.IsType<NotAsked>(Computed("held: n; men: 12; women: 7").Answers[Key("women")]);
        Assert.IsType<NotAsked>(Computed("held: y; men: 9; women: 7").Answers[Key("women")]);
    }

    [Fact]
    public void Compute_ConditionTrueAgain_BringsTheAnswerBackAsItWas()
    {
        var there = Computed("held: y; men: 12; women: 7");
        var away = Event.Computed(there with { Answers = there.Answers.With(Key("held"), AnswerParser.Parse(Event.Definition.Fields[0], "n").Answer) });
        var back = Event.Computed(away with { Answers = away.Answers.With(Key("held"), there.Answers[Key("held")]) });

        Assert.NotEqual(there.Answers, away.Answers);
        Assert.Equal(there.Answers, back.Answers);
        Assert.Equal(away.Answers, Event.Computed(away).Answers);
    }

    [Fact]
    public void Compute_ConditionOfARow_SeesItsRowAndItsRecord()
    {
        var row = Event.Row("what: น้ำ; paid: 500");
        var asked = With(Computed("held: y; men: 1"), row, Event.Row("what: ฟรี; paid: 9"));
        var away = With(Computed("held: n"), row);

        Assert.IsType<Answered>(asked.Answers.List(Key("costs"))[0][Key("paid")]);
        Assert.IsType<NotAsked>(asked.Answers.List(Key("costs"))[1][Key("paid")]);
        Assert.IsType<NotAsked>(away.Answers.List(Key("costs"))[0][Key("paid")]);
        Assert.Contains(new RecordChecker(Event).Check(asked), i => i.Rule == "cost_limit");
        Assert.DoesNotContain(new RecordChecker(Event).Check(away), i => i.Rule == "cost_limit");
    }

    [Fact]
    public void Check_AnswerPutAside_IsNeitherRequiredNorChecked()
    {
        var issues = new RecordChecker(Event).Check(Computed("held: y; men: 9; women: 999"));

        Assert.Equal(["required:photos"], issues.Select(i => $"{i.Rule}:{i.At[0]}"));
        Assert.Empty(new RecordChecker(Event).Check(Computed("held: n; men: 9")));
    }

    [Fact]
    public void NotAsked_Cells_AreNamedWhetherOrNotSomethingStandsThere()
    {
        var facts = With(Computed("held: n; men: 3"), Event.Row("what: น้ำ"));

        Assert.Equal(["costs[0].paid", "men", "photos", "share", "women"], new RecordChecker(Event).NotAsked(facts).Select(c => c.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal(["women"], new RecordChecker(Event).NotAsked(Computed("held: y; men: 3")).Select(c => c.ToString()));
    }

    [Theory]
    [InlineData(1, "min_files")]
    [InlineData(2, null)]
    [InlineData(4, "max_files")]
    public void Check_Files_AreCounted(int count, string? rule)
    {
        var ids = string.Join(',', Enumerable.Range(0, count).Select(_ => Guid.NewGuid().ToString("D")));

        Assert.Equal(rule is null ? [] : [rule], new RecordChecker(Event).Check(Computed("held: y; men: 1; photos: " + ids)).Select(i => i.Rule));
    }

    [Theory]
    [InlineData("57010101S01", null)]
    [InlineData("57010101s01", null)]
    [InlineData("57010101S02", "unknown_subject")]
    [InlineData("57010101F01", "unknown_subject")]
    public void Check_Reference_MustStandInOneOfItsRegisters(string typed, string? rule)
    {
        var field = Records.SampleFields.Subject;
        var dataset = CompiledDefinition.Compile(Datasets.FieldTypesTests.Definition(field), null, []);
        var around = new Village { Everybody = [new("savings-group", "57010101S01", "ก", "57010101", true, Answers.Empty), new("poverty-fund", "57010101F01", "ข", "57010101", true, Answers.Empty)] };
        var facts = dataset.Facts($"{field.Key}: {typed}");

        Assert.Equal(rule, new RecordChecker(dataset).Check(facts with { Around = around }).Select(i => i.Rule).FirstOrDefault());
        Assert.Empty(new RecordChecker(dataset).Check(facts));
    }

    [Fact]
    public void Words_OfConditions_NameLabelsAndChoices()
    {
        string Words(string key, string language) => ConditionWords.Of(Event.Fields.Single(f => f.Field.Key == Key(key)).AskIf!, ConditionWords.Names(Event))!.In(language);
        var row = Event.Lists[0];

        Assert.Equal("“จัดงานหรือไม่”เป็น“จัด”", Words("men", "th"));
        Assert.Equal("“Was it held” is “Held”", Words("men", "en"));
        Assert.Equal("“ชาย”มากกว่า 10", Words("women", "th"));
        Assert.Equal("“จัดงานหรือไม่”เป็น“จัด” และ “รายการ”ไม่ใช่“ฟรี”", ConditionWords.Of(row.Fields[1].AskIf!, ConditionWords.Names(Event, row.List))!.Th);
    }

    [Fact]
    public void Words_OfEveryShippedCondition_AreThere()
    {
        var unsaid = Datasets.Reading.ShippedDefinitions.Catalogue.Datasets.SelectMany(d => d.Fields.Select(f => (d, f, List: (ListDefinition?)null))
                .Concat(d.Lists.SelectMany(l => l.Fields.Select(f => (d, f, List: (ListDefinition?)l.List)))))
            .Where(x => x.f.AskIf is not null && ConditionWords.Of(x.f.AskIf, ConditionWords.Names(x.d, x.List)) is null)
            .Select(x => $"{x.d.Definition.Key} {x.f.Field.Key}: {x.f.AskIf}");

        Assert.Empty(unsaid);
    }

    private static RecordFacts Computed(string typed) => Event.Computed(Event.Facts(typed));

    private static RecordFacts With(RecordFacts facts, params Answers[] rows) => Event.Computed(facts with { Answers = facts.Answers.WithList(Key("costs"), [.. rows]) });

    private static FieldKey Key(string name) => FieldKey.Parse(name);
}
