using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Core.Tests.Records;

namespace Klang.Core.Tests.Datasets;

/// <summary>The tree of fields is closed: whoever adds a type is told here what else must know it.</summary>
public sealed class FieldTypesTests
{
    private static IEnumerable<Type> Types => typeof(Field).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Field)) && !t.IsAbstract);

    [Fact]
    public void Samples_HoldEveryFieldType() =>
        Assert.Equal(Types.Select(t => t.Name).Order(StringComparer.Ordinal), SampleFields.All.Select(f => f.GetType().Name).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void ParseShowAndEdit_EveryFieldType_IsHandled()
    {
        foreach (var (field, typed) in SampleFields.Good)
        {
            var (answer, fault) = AnswerParser.Parse(field, typed);

            Assert.True(answer is Answered, $"{field.Key}: {fault}");
            Assert.NotEmpty(AnswerText.Show(field, answer, "th"));
            Assert.NotEmpty(AnswerText.Show(field, answer, "en"));
            Assert.Equal(answer, AnswerParser.Parse(field, AnswerText.Edit(field, answer)).Answer);
        }

        Assert.Equal(SampleFields.All, SampleFields.Good.Select(g => g.Field));
    }

    [Fact]
    public void Compile_RulesOverEveryFieldType_FindNoFault()
    {
        var faults = new List<DefinitionFault>();
        var rules = SampleFields.All.Select(f => new Rule { Key = f.Key, Severity = Severity.Note, Check = $"missing({f.Key})", Message = new("–") });

        Assert.Equal(SampleFields.All.Length, CompiledDefinition.Compile(Definition([.. SampleFields.All]) with { Rules = [.. rules] }, null, faults).Rules.Length);
        Assert.Empty(faults);
    }

    [Fact]
    public void Read_ShippedAndPlainSettings_MakeEveryFieldType()
    {
        var extra = "\n  - { key: x1, label: ก, type: decimal, kind: flow }\n  - { key: x2, label: ก, type: file }\n  - { key: x3, label: ก, type: subject, register: savings-group }\n"
            + "  - { key: x4, label: ก, type: phone }\n  - { key: x5, label: ก, type: yesno }\n  - { key: x6, label: ก, type: area, level: village }\n  - { key: x7, label: ก, type: year }\n";
        var file = ShippedFile() with { Text = ShippedFile().Text.Replace("\nfields:\n", "\nfields:" + extra, StringComparison.Ordinal) };
        var (catalogue, faults) = CatalogueReader.Read([.. Reading.ShippedDefinitions.SavingsGroupFiles.Where(f => f.Path != file.Path), file]);

        Assert.Empty(faults);
        var read = catalogue!.Datasets[0].Definition.Fields.Concat(catalogue.Registers[0].Definition.Fields);
        Assert.Equal(Types.ToHashSet(), read.Select(f => f.GetType()).ToHashSet());
    }

    private static DefinitionFile ShippedFile() => Reading.ShippedDefinitions.SavingsGroupFile;

    internal static DatasetDefinition Definition(params Field[] fields) => new()
    {
        Key = "sample",
        Number = 99,
        Name = new("ตัวอย่าง"),
        Owner = new Bureau("planning", new("กองแผนงาน")),
        ReportedBy = [UnitLevel.District],
        Subject = new UnitSubject(),
        Rounds = new YearlyRounds([DueDay.EndOf(9)]),
        Fields = [.. fields],
    };
}
