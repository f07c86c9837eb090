using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Choices of some fiscal years.</summary>
public sealed class OfferedChoicesTests
{
    private static readonly CompiledDefinition Form = Small.Dataset("""
        fields:
          - { key: one, label: { th: แบบ, en: Kind }, type: choice, choices: [{ code: "a", th: เก่า, en: Old, until: 2569 }, { code: "b", th: ใหม่, en: New, since: 2570 }, { code: "c", th: หน้า, en: Next, since: 2571 }] }
          - { key: many, label: { th: หลายแบบ, en: Kinds }, type: multi, choices: [{ code: "a", th: เก่า, en: Old, until: 2569 }, { code: "b", th: ใหม่, en: New }] }
        """);

    [Theory]
    [InlineData("one: b; many: b", "")]
    [InlineData("one: a", "one")]
    [InlineData("one: c", "one")]
    [InlineData("many: a,b", "many")]
    public void Check_ChoiceOfAnotherYear_IsAnError(string typed, string at) =>
        Assert.Equal(at, string.Join(' ', Issues(Form.Facts(typed)).Select(i => i.Rule == "not_offered" ? i.At[0].ToString() : i.Rule)));

    [Fact]
    public void Check_ChoiceThatStoodLastRound_MayStay()
    {
        var before = Form.Facts("one: a; many: a").Answers;

        Assert.Empty(Issues(Form.Facts("one: a; many: a,b") with { Previous = before }));
        Assert.Single(Issues(Form.Facts("one: c; many: a") with { Previous = before }));
        Assert.Equal("เก่า", AnswerText.Show(Form.Definition.Fields[0], before[Form.Definition.Fields[0].Key], "th"));
    }

    private static System.Collections.Immutable.ImmutableArray<Issue> Issues(RecordFacts facts) => new RecordChecker(Form).Check(Form.Computed(facts));
}
