using System.Globalization;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>Acceptance probes of dataset 5 (datasets-1-5.md §5.8).</summary>
public sealed class SufficiencyVillageProbes
{
    private static readonly int[] Core = [1, 2, 3, 6, 7, 8, 9, 11, 14, 19];
    private static readonly int[] CoreFirst = [.. Core, .. Enumerable.Range(1, 23).Except(Core)];

    private static CompiledDefinition Dataset => Given.Dataset("sufficiency-village");

    [Theory(DisplayName = "§5.8: passes with every core indicator give the level")]
    [InlineData(9, "0")]
    [InlineData(10, "1")]
    [InlineData(16, "1")]
    [InlineData(17, "2")]
    [InlineData(22, "2")]
    [InlineData(23, "3")]
    public void Level_FollowsFromPasses(int passes, string level) => Assert.Equal(level, Level(Passing(CoreFirst.Take(passes))));

    [Theory(DisplayName = "§5.8: 17 to 22 passes with a core indicator failed give level 0, and the indicator is named")]
    [InlineData(17)]
    [InlineData(22)]
    public void Level_CoreFailed_IsZeroAndNamed(int passes)
    {
        var facts = Passing(Enumerable.Range(1, 23).Where(n => n != 6).OrderBy(n => Core.Contains(n) ? 0 : 1).Take(passes));

        Assert.Equal("0", Level(facts));
        var why = Assert.Single(Dataset.Issues(facts), i => i.Rule == "village_2552_core_missing");
        Assert.Contains("i06", why.Message.Th, StringComparison.Ordinal);
        Assert.Contains("ชาวบ้านปลอดอบายมุข", why.Message.Th, StringComparison.Ordinal);
        Assert.DoesNotContain("i07", why.Message.Th, StringComparison.Ordinal);
        Assert.Contains("free from vices", why.Message.En, StringComparison.Ordinal);
    }

    [Fact(DisplayName = "§5.8: an unanswered indicator blocks submit and is not 'not passed'")]
    public void Unanswered_Blocks_AndIsNotFailed()
    {
        var facts = Passing(Enumerable.Range(1, 23)) is var all ? all with { Answers = all.Answers.With(FieldKey.Parse("i12"), null) } : null!;

        Assert.Contains(Dataset.Issues(facts), i => i is { Rule: "required", Severity: Severity.Error } && i.At[0].Field.Name == "i12");
        var computed = Dataset.Computed(facts).Answers;
        Assert.True(computed.Value(FieldKey.Parse("pass_total")).IsMissing);
        Assert.True(computed.Value(FieldKey.Parse("computed_level")).IsMissing);
        Assert.Equal(7, computed.Value(FieldKey.Parse("pass_mind")).Number);
    }

    [Theory(DisplayName = "§5.8: votes of 31 from 30 voters are refused")]
    [InlineData("5", "15", "5", "3", "2", true)]
    [InlineData("5", "15", "5", "4", "2", false)]
    public void Votes_OfEachItem_AreThoseOfTheVoters(string one, string two, string three, string four, string five, bool right)
    {
        var votes = Dataset.Definition.Lists.Single(l => l.Key.Name == "gvh_votes");
        var row = Given.Typed(votes.Fields, $"gvh_item: 1; votes_1: {one}; votes_2: {two}; votes_3: {three}; votes_4: {four}; votes_5: {five}");
        var facts = Facts("village_category: target; gvh_voters: 30") is var f ? f with { Answers = f.Answers.WithList(votes.Key, [row]) } : null!;

        Assert.Equal(!right, Dataset.Issues(facts).Any(i => i is { Rule: "gvh_one_hand_each", Severity: Severity.Error }));
    }

    [Fact]
    public void Gvh_IsThePercentOfItsPoints()
    {
        var computed = Dataset.Computed(Facts("village_category: target; gvh_c1: 4.5; gvh_c2: 4; gvh_c3: 3.5; gvh_c4: 4; gvh_c5: 4; gvh_c6: 4")).Answers;

        Assert.Equal(80m, computed.Value(FieldKey.Parse("gvh_score")).Number);
    }

    [Fact]
    public void SixTwo_CountsStepsFromOneOn()
    {
        string[] keys = ["c11", "c12", "c21", "c22", "c31", "c32", "c41", "c42", "c51", "c52", "c61", "c62"];
        var computed = Dataset.Computed(Facts(string.Join(';', keys.Select((k, i) => $"{k}: {(i % 4).ToString(CultureInfo.InvariantCulture)}")))).Answers;

        Assert.Equal(9, computed.Value(FieldKey.Parse("sixtwo_pass_count")).Number);
    }

    private static string Level(RecordFacts facts) => Dataset.Computed(facts).Answers.Value(FieldKey.Parse("computed_level")).Text;

    private static RecordFacts Passing(IEnumerable<int> passed)
    {
        var yes = passed.ToHashSet();
        return Facts(string.Join(';', Enumerable.Range(1, 23).Select(n => $"i{n.ToString("00", CultureInfo.InvariantCulture)}: {(yes.Contains(n) ? "ผ่าน" : "ไม่ผ่าน")}")));
    }

    private static RecordFacts Facts(string typed) => new(Given.Typed(Dataset.Definition.Fields, typed)) { Round = 2, FiscalYear = 2562, DueOn = new DateOnly(2019, 9, 20) };
}
