using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Records;

namespace Klang.Core.Tests.Checks;

/// <summary>What a rule may look at beside its record: entries, other datasets, areas; and nothing that was not brought.</summary>
public sealed class SurroundingsTests
{
    private const string Register = """
        key: person
        name: บุคคล
        code: { area: village, letter: B, digits: 3 }
        title: full_name
        area: village
        fields:
          - { key: full_name, label: ชื่อ, type: text }
          - { key: gender, label: เพศ, type: choice, choices: [{ code: m, th: ชาย }, { code: f, th: หญิง }] }
          - { key: village, label: หมู่บ้าน, type: area, level: village }
          - { key: savings, label: เงินออม, type: money }
          - { key: mother, label: มารดา, type: subject, register: person }
        """;

    private static readonly ImmutableArray<EntryFacts> People =
    [
        Person("57010101B001", "f", 100), Person("57010101B002", "m", 250, mother: "57010101B001"), Person("57010202B001", "f", 40), Person("57010101B003", "m", 5, active: false),
    ];

    [Theory]
    [InlineData("entries('person', unit.area)", 3)]
    [InlineData("entries('person', self.area)", 2)]
    [InlineData("entries('person', self.area, it.gender == 'f')", 1)]
    [InlineData("entries('person', self.area, it.gender == chosen)", 1)]
    [InlineData("allEntries('person', self.area, it.gender == 'm' and not it.active)", 1)]
    [InlineData("entries('person', self.area, it.mother.gender == 'f')", 1)]
    [InlineData("total('person', unit.area, it.savings)", 390)]
    [InlineData("total('person', unit.area, it.savings, it.savings > 50)", 350)]
    [InlineData("total('person', '58', it.savings)", 0)]
    [InlineData("areas('village', unit.area)", 2)]
    [InlineData("areas('subdistrict', self.area)", 0)]
    [InlineData("areasWith('village', unit.area, 1, 'person')", 2)]
    [InlineData("areasWith('village', unit.area, 2, 'person')", 1)]
    [InlineData("areasWith('village', unit.area, 1, 'person', it.gender == 'f')", 2)]
    [InlineData("areasWith('village', unit.area, 2, 'person', it.gender == 'f')", 0)]
    [InlineData("areasWith('subdistrict', unit.area, 2, 'person')", 1)]
    [InlineData("entries('person', unit.area, similar(it.name, '57010101B001') > 0.99)", 1)]
    [InlineData("peers()", 2)]
    [InlineData("peers(it.poor == 7)", 1)]
    [InlineData("peers(it.poor == poor)", 0)]
    [InlineData("peers(within(it.code, areaAt(self.area, 'subdistrict')))", 2)]
    [InlineData("peers(within(it.code, self.area))", 0)]
    [InlineData("other('survey').poor", 12)]
    [InlineData("other('survey', '57010202').poor", 3)]
    [InlineData("other('survey', who.area).poor + 1", 13)]
    [InlineData("who.savings", 250)]
    [InlineData("who.mother.savings", 100)]
    public void Evaluate_AroundTheRecord_Counts(string text, int expected) => Assert.Equal(Value.Of(expected), Worth(text, Around));

    [Theory]
    [InlineData("entries('person', unit.area)")]
    [InlineData("total('person', unit.area, it.savings)")]
    [InlineData("other('survey').poor")]
    [InlineData("peers()")]
    [InlineData("areas('village', unit.area)")]
    [InlineData("who.savings")]
    public void Evaluate_NothingBrought_IsMissing(string text) => Assert.True(Worth(text, NoSurroundings.Instance).IsMissing);

    [Theory]
    [InlineData("entries('people', unit.area) > 0", "ทะเบียน")]
    [InlineData("entries(chosen, unit.area) > 0", "ทะเบียน")]
    [InlineData("entries('person') > 0", "entries('register', area, condition)")]
    [InlineData("entries('person', 57) > 0", "ข้อความ")]
    [InlineData("entries('person', unit.area, it.sex == 'f') > 0", "it.sex")]
    [InlineData("entries('person', unit.area, entries('person', unit.area) > 0) > 0", "ซ้อน")]
    [InlineData("it.gender == 'f'", "it.gender")]
    [InlineData("peers(entries('person', unit.area) > 0) > 0", "ซ้อน")]
    [InlineData("entries('person', unit.area, peers() > 0) > 0", "ซ้อน")]
    [InlineData("peers(it.rich == 1) > 0", "it.rich")]
    [InlineData("total('person', unit.area, it.gender) > 0", "ตัวเลข")]
    [InlineData("areas('hamlet', unit.area) > 0", "ระดับพื้นที่")]
    [InlineData("areaAt(self.area, chosen) == '57'", "ระดับพื้นที่")]
    [InlineData("other('surveys').poor > 0", "ฐานข้อมูล")]
    [InlineData("other('survey').rich > 0", "rich")]
    [InlineData("other('survey') > 0", "other('dataset').field")]
    [InlineData("abs(1).poor > 0", "other('dataset').field")]
    [InlineData("who.sex == 'f'", "who.sex")]
    public void Read_WrongUseOfSurroundings_IsToldInPlainWords(string check, string said)
    {
        var (_, faults) = Read(check);

        Assert.Contains(faults, f => f.Message.Th.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_RuleOverRows_MarksTheRowThatBreaksIt()
    {
        var (catalogue, faults) = Read("who.gender == 'f'", each: "prizes");
        Assert.Empty(faults);
        var list = catalogue!["survey"].Definition.Lists[0];
        var rows = new[] { "57010101B001", "57010101B002" }.Select(c => Answers.Empty.With(list.Fields[0].Key, new Answered(Value.Of(c)))).ToImmutableArray();

        var issue = Assert.Single(catalogue["survey"].Issues(Facts(Around) with { Answers = Answers.Empty.WithList(list.Key, rows) }));

        Assert.Equal("prizes[1].who", Assert.Single(issue.At).ToString());
        Assert.Equal("57010101B002", issue.Message.Th);
    }

    [Fact]
    public void Read_ReachOfADefinition_IsAllThatItsExpressionsAsk()
    {
        var (catalogue, _) = Read("entries('person', unit.area) > 0 and other('survey').poor > 0 and areas('village', unit.area) > 0");

        Assert.Equal(["person"], catalogue!["survey"].Reach.Registers);
        Assert.Equal(["survey"], catalogue["survey"].Reach.Datasets);
        Assert.True(catalogue["survey"].Reach.CountsAreas);
    }

    [Fact]
    public void Print_OtherDataset_IsWrittenBackAsItWas()
    {
        var (catalogue, _) = Read("(other('survey', who.code).poor) > 0");

        Assert.Equal("other('survey', who.code).poor > 0", catalogue!["survey"].Rules[0].Check.ToString());
    }

    private static Village Around => new()
    {
        Everybody = People,
        Areas = ["57010101", "57010202", "570101", "58010101"],
        Records = [("57010101", Poor(0)), ("57010102", Poor(0)), ("57010103", Poor(7))],
        Elsewhere = ImmutableDictionary<(string, string), Answers>.Empty.Add(("survey", "57010101"), Poor(12)).Add(("survey", "57010202"), Poor(3)),
    };

    private static Answers Poor(int number) => Answers.Empty.With(FieldKey.Parse("poor"), new Answered(Value.Of(number)));

    private static EntryFacts Person(string code, string gender, int savings, bool active = true, string? mother = null) => new("person", code, code, code[..8], active, Answers.Empty
        .With(FieldKey.Parse("gender"), new Answered(Value.Of(gender)))
        .With(FieldKey.Parse("savings"), new Answered(Value.Of(savings)))
        .With(FieldKey.Parse("mother"), mother is null ? null : new Answered(Value.Of(mother))));

    private static RecordFacts Facts(ISurroundings around) => new(Answers.Empty
        .With(FieldKey.Parse("who"), new Answered(Value.Of("57010101B002"))).With(FieldKey.Parse("chosen"), new Answered(Value.Of("m"))))
    {
        Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 3, 20), SelfCode = "57010101", SelfArea = "57010101", UnitArea = "5701", Around = around,
    };

    /// <summary>The value of a number by way of a computed field, as a definition would ask for it.</summary>
    private static Value Worth(string text, ISurroundings around)
    {
        var (catalogue, faults) = Read("poor >= 0", computed: text);
        Assert.Empty(faults);
        var checker = new RecordChecker(catalogue!["survey"]);
        return checker.Compute(Facts(around)).Value(FieldKey.Parse("worth"));
    }

    private static (Catalogue? Catalogue, ImmutableArray<DefinitionFault> Faults) Read(string check, string? each = null, string computed = "1") => CatalogueReader.Read(
    [
        new DefinitionFile("bureaus.yaml", "b: ก"),
        new DefinitionFile("registers/person.yaml", Register),
        new DefinitionFile("01-survey.yaml", $$"""
            key: survey
            number: 1
            name: สำรวจ
            owner: b
            reportedBy: [district]
            subject: { area: village }
            rounds: { every: year, due: [20 Mar], announce: numbered }
            fields:
              - { key: poor, label: จน, type: integer, kind: position }
              - { key: chosen, label: เลือก, type: text }
              - { key: who, label: ใคร, type: subject, register: person }
              - { key: worth, label: คำนวณ, type: decimal, kind: computed, value: "{{computed}}" }
            lists:
              - key: prizes
                label: รางวัล
                fields: [{ key: who, label: ผู้รับ, type: subject, register: [person] }]
            rules:
              - key: r
                severity: error
                {{(each is null ? "" : "each: " + each)}}
                check: "{{check}}"
                message: { th: "{who.code}" }
            """),
    ]);
}
