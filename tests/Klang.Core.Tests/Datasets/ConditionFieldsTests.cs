using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Figures;
using Klang.Core.Records;
using Klang.Core.Tests.Checks;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Datasets;

/// <summary>Indicators that count or add up only the records for which something is true.</summary>
public sealed class ConditionFieldsTests
{
    private const string File = """
        key: sample
        number: 12
        name: ตัวอย่าง
        owner: community-capital
        reportedBy: [district]
        subject: { unit: self }
        rounds: { every: year, due: [20 Mar, 20 Sep], announce: numbered }
        fields:
          - { key: pass, label: ผ่าน, type: yesno }
          - { key: level, label: ระดับ, type: choice, rounds: [2], choices: [{ code: "1", th: หนึ่ง }, { code: "2", th: สอง }] }
          - { key: loans, label: เงินกู้, type: money, unit: baht, kind: position }
          - { key: people, label: คน, type: integer, unit: people, kind: flow }
        indicators:
          - { key: passed, label: ผ่าน, value: count(pass == true) }
          - { key: share, label: ร้อยละ, unit: percent, value: 100 * count(pass  ==  true) / count(pass) }
          - { key: loans_passed, label: เงินกู้ที่ผ่าน, unit: baht, value: "sum(loans, pass == true and loans > 100)" }
          - { key: first, label: ระดับหนึ่ง, value: count(level == '1') }
        """;

    private static readonly CompiledDefinition Sample = Read(File);

    [Theory]
    [InlineData("passed", "2")]
    [InlineData("share", "66.67")]
    [InlineData("loans_passed", "150.25")]
    [InlineData("first", "1")]
    public void Value_OverRecords_CountsThoseForWhichItIsTrue(string key, string expected)
    {
        var sums = Sums("pass: ใช่; loans: 150.25; level: 1", "pass: ใช่; loans: 99; level: 2", "pass: ไม่ใช่; loans: 1,000", "loans: 5,000");
        var value = Sample.Indicators.Single(i => i.Indicator.Key.Name == key).Value.Evaluate(sums);

        Assert.Equal(expected, decimal.Round(value.Number, 2).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Value_NobodyAnswered_IsMissingAndNotZero() => Assert.True(Sample.Indicators[0].Value.Evaluate(Sums("loans: 1")).IsMissing);

    [Fact]
    public void Fields_OfTheSameCondition_AreOneHiddenColumn()
    {
        var hidden = Sample.Definition.Fields.Where(f => f.IsHidden).ToList();

        Assert.Equal(3, hidden.Count);
        Assert.Equal(hidden.Select(f => f.Key), Read(File.Replace("  ==  ", " == ", StringComparison.Ordinal)).Definition.Fields.Where(f => f.IsHidden).Select(f => f.Key));
        Assert.Equal(["if(pass == true, 1, 0)", "if(pass == true and loans > 100, loans, 0)", "if(level == '1', 1, 0)"], hidden.Select(f => f.Value));
        Assert.Equal((2, 0), (((NumberField)hidden[1]).Decimals, ((NumberField)hidden[0]).Decimals));
        Assert.DoesNotContain(EditionMaker.Of(Sample.Definition).Fields, f => f.Key.StartsWith("c_", StringComparison.Ordinal));
    }

    [Fact]
    public void Fields_OfAConditionOnAQuestionOfOneRound_AreAskedInThatRound()
    {
        Assert.Equal([2], Sample.Definition.Fields[^1].Rounds);
        Assert.Empty(Sample.Definition.Fields[^2].Rounds);
    }

    [Fact]
    public void WithColumns_RecordSavedBeforeTheIndicator_GetsItsColumn()
    {
        var saved = Given.Typed(Sample.Definition.Fields, "pass: ใช่");
        var filled = new RecordChecker(Sample).WithColumns(Facts(saved));

        Assert.Equal(Value.Of(1m), filled.Value(Sample.Definition.Fields[4].Key));
        Assert.Equal(saved.Cells.Count + 1, filled.Cells.Count);
    }

    [Theory]
    [InlineData("count(pass == true)", "count(pas == true)", "ไม่รู้จักชื่อ pas หมายถึง pass หรือไม่")]
    [InlineData("count(pass == true)", "count(loans + 1)", "ต้องเป็นค่าใช่/ไม่ใช่")]
    [InlineData("count(pass == true)", "count(pass == )", "ใน “count(pass == )”")]
    [InlineData("sum(loans, pass == true and loans > 100)", "sum(pass, loans > 100)", "ต้องเป็นตัวเลข แต่พบค่าใช่/ไม่ใช่")]
    [InlineData("sum(loans, pass == true and loans > 100)", "sum(loans, people)", "ต้องเป็นค่าใช่/ไม่ใช่")]
    public void Read_BadCondition_IsToldAtTheIndicatorsLine(string old, string replacement, string said)
    {
        var text = File.Replace(old, replacement, StringComparison.Ordinal);
        var (_, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-sample.yaml", text)]);

        Assert.Contains(faults, f => f.Message.Th.Contains(said, StringComparison.Ordinal) && f.Line == ShippedDefinitions.LineOf(text, replacement));
    }

    private static ColumnSums Sums(params string[] records)
    {
        var checker = new RecordChecker(Sample);
        var computed = records.Select(r => checker.Compute(Facts(Given.Typed(Sample.Definition.Fields, r)))).ToList();
        var columns = Sample.Definition.Fields.Select(f => (f.Key.Name, Values: computed.Select(c => c.Value(f.Key)).Where(v => !v.IsMissing).ToList()));
        return new ColumnSums(records.Length, columns.ToImmutableDictionary(c => c.Name, c => new ColumnSum(c.Values.Count, c.Values.Where(v => v.Type == Core.Datasets.Expressions.ValueType.Number).Sum(v => v.Number))));
    }

    private static RecordFacts Facts(Answers answers) => new(answers) { Round = 2, FiscalYear = 2570, DueOn = new DateOnly(2027, 9, 20) };

    private static CompiledDefinition Read(string file)
    {
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-sample.yaml", file)]);
        Assert.Empty(faults);
        return catalogue!["sample"];
    }
}
