using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>Rules that nobody wrote: they follow from what a field is in time.</summary>
public sealed class KindRulesTests
{
    private const string File = """
        key: sample
        number: 12
        name: { th: ตัวอย่าง, en: Sample }
        owner: community-capital
        reportedBy: [district]
        subject: { unit: self }
        positionDate: day
        rounds: { every: year, due: [20 Dec, 20 Mar, 20 Jun, 20 Sep], announce: numbered }
        fields:
          - { key: day, label: { th: ณ วันที่, en: As of }, type: date, kind: flow }
          - { key: stock, label: { th: คงเหลือ, en: Balance }, type: money, unit: baht, kind: position, steady: 30, moves: { with: [came, lent], against: [went], tolerance: 0.5, severity: error } }
          - { key: people, label: { th: คน, en: People }, type: integer, unit: people, kind: position, moves: { with: [joined] } }
          - { key: joined, label: { th: เข้าใหม่, en: Joined }, type: integer, unit: people, kind: flow, required: true }
          - { key: came, label: { th: รับ, en: Came in }, type: money, unit: baht, kind: flow, required: true }
          - { key: went, label: { th: จ่าย, en: Went out }, type: money, unit: baht, kind: flow }
          - { key: lent, label: { th: ให้ยืม, en: Lent }, type: money, unit: baht, kind: ytd, required: true }
          - { key: income, label: { th: รายได้, en: Income }, type: money, unit: baht, kind: ytd, yearEnds: 3 }
          - { key: budget, label: { th: งบที่ได้รับ, en: Budget }, type: money, unit: baht, kind: immutable, required: true }
          - { key: place, label: { th: แบบ, en: Kind }, type: choice, kind: immutable, choices: [{ code: "1", th: "ศูนย์ 'ก'", en: Centre }, { code: "2", th: กลุ่ม, en: Group }] }
          - { key: phase, label: { th: ระยะ, en: Phase }, type: integer, kind: immutable, changeable: warning, required: true, rounds: [2, 4] }
        """;

    private const string Before = "day: 1/1/2562; stock: 1,000; people: 10; joined: 0; came: 0; lent: 100; income: 500; budget: 280,000; place: 1; phase: 1";
    private const string Now = "day: 1/3/2562; stock: 1,250; people: 12; joined: 2; came: 200; went: 50; lent: 200; income: 500; budget: 280,000; place: 1; phase: 1";

    private static readonly CompiledDefinition Sample = Read(File);

    [Fact]
    public void Check_RoundThatFollows_BreaksNothing() => Assert.Empty(Rules(""));

    [Theory]
    [InlineData("day: 1/1/2562", "day__later:Error")]
    [InlineData("budget: 280,001", "budget__immutable:Error")]
    [InlineData("place: 2", "place__immutable:Error")]
    [InlineData("place:", "place__immutable:Error")]
    [InlineData("phase: 2", "phase__immutable:Warning")]
    [InlineData("stock: 1,255", "stock__moves_small:Warning")]
    [InlineData("stock: 1,256", "stock__moves:Error")]
    [InlineData("stock: 1,251", "")]
    [InlineData("people: 13", "people__moves:Warning")]
    [InlineData("lent: 99; stock: 1,149", "lent__ytd:Error")]
    [InlineData("income: 499", "income__ytd:Error")]
    [InlineData("came: 300; stock: 1,350", "stock__steady:Warning")]
    [InlineData("came: 250; stock: 1,300", "")]
    public void Check_RoundThatDoesNotFollow_SaysWhichKind(string typed, string expected) => Assert.Equal(expected, Rules(typed));

    [Fact]
    public void Check_ImmutableChanged_SaysWhatStoodThereAndWhomToAsk()
    {
        var issue = Sample.Issues(Facts("place: 2; budget: 1")).Select(i => i.Message).ToList();

        Assert.Contains("“แบบ” ต้องเหมือนงวดก่อน คือ ศูนย์ 'ก' แต่กรอก กลุ่ม ใส่ค่าเดิม ถ้าเดิมผิด ให้แจ้งจังหวัด", issue.Select(m => m.Th));
        Assert.Contains("'Budget' must stay what it was last round, 280,000, but is 1. Enter what stood there; if that was wrong, tell the province", issue.Select(m => m.En));
    }

    [Fact]
    public void Check_RollForwardBroken_ShowsTheSum()
    {
        var issue = Sample.Issues(Facts("stock: 1,300")).Single();

        Assert.Equal(
            "“คงเหลือ” งวดก่อน 1,000 บาท + “รับ” 200 + “ให้ยืม” 100 − “จ่าย” 50 ควรเป็น 1,250 แต่รายงาน 1,300 บาท (ต่างกัน 50) ตรวจยอดคงเหลือและยอดเคลื่อนไหว ถ้างวดก่อนผิด ให้ขอแก้ไขงวดก่อน",
            issue.Message.Th);
        Assert.Equal(["stock", "came", "lent", "went"], issue.At.Select(c => c.Field.Name));
    }

    [Theory]
    [InlineData("came: 50; stock: 1,200; lent: 200", "")]
    [InlineData("stock: 1,250; lent: 200; income: 0", "income__ytd:Error,stock__moves_new_year:Warning")]
    [InlineData("stock: 1,150; lent: 0", "")]
    public void Check_RoundBeforeInAnEarlierFiscalYear_CountsTotalsWhole(string typed, string expected) =>
        Assert.Equal(expected, Rules(typed, facts => facts with { PreviousFiscalYear = 2561 }));

    [Fact]
    public void Check_FirstRoundOfAYear_IsANewYearThoughNobodySaysSo() => Assert.Equal("", Rules("came: 50; stock: 1,200; lent: 200", facts => facts with { Round = 1 }));

    [Fact]
    public void Check_AccountsClosedSinceLastRound_IncomeMayStartAnew() => Assert.Equal("", Rules("day: 1/4/2562; income: 10"));

    [Fact]
    public void Check_QuestionNotAskedInTheRound_IsNotCompared() => Assert.Equal("", Rules("phase: 2", facts => facts with { Round = 3 }));

    [Fact]
    public void Check_NoRoundBefore_ComparesNothing() => Assert.Equal("", Rules("place: 2; stock: 5", facts => facts with { Previous = null }));

    [Fact]
    public void Rules_MadeByKinds_SayInWordsWhatTheyAsk()
    {
        var made = Sample.Definition.Rules.ToDictionary(r => r.Key.Name, r => r.Words!.Th, StringComparer.Ordinal);

        Assert.Equal("คงเหลือ ต้องเท่ากับงวดก่อน + รับ + ให้ยืม − จ่าย ต่างได้ไม่เกินร้อยละ 0.5 หรือ 1 หน่วย", made["stock__moves"]);
        Assert.Equal("รายได้ ต้องไม่น้อยกว่างวดก่อนในรอบบัญชีเดียวกัน", made["income__ytd"]);
        Assert.All(Sample.Definition.Rules, r => Assert.False(string.IsNullOrWhiteSpace(r.Words!.En)));
    }

    [Fact]
    public void Rules_ShippedDatasets_NoneIsWrittenByHandThatAKindWouldMake()
    {
        var written = ShippedDefinitions.Catalogue.Datasets.SelectMany(d => d.Definition.Rules).Where(r => r.Words is null).Select(r => r.Check).ToList();

        Assert.DoesNotContain(written, check => check.Contains("as_of_date > previous.", StringComparison.Ordinal));
        Assert.DoesNotContain(written, check => check.StartsWith("abs(", StringComparison.Ordinal) && check.Contains("(previous.", StringComparison.Ordinal) && check.Contains(" + ", StringComparison.Ordinal));
        Assert.Contains(ShippedDefinitions.Catalogue["mother-fund"].Definition.Rules, r => r.Key.Name == "fund_balance__moves" && r.At.Any(k => k.Name == "money_royal"));
    }

    [Theory]
    [InlineData("steady: 30", "steady: ten", "steady ต้องเป็นร้อยละ")]
    [InlineData("steady: 30", "steady: 0", "steady ใช้กับตัวเลข")]
    [InlineData("with: [joined]", "with: [nobody]", "“nobody” ต้องเป็นตัวเลขที่เป็น flow, ytd หรือ computed")]
    [InlineData("with: [joined]", "with: [stock]", "“stock” ต้องเป็นตัวเลขที่เป็น flow, ytd หรือ computed")]
    [InlineData("with: [joined]", "wiht: [joined]", "ไม่รู้จัก “wiht”")]
    [InlineData("moves: { with: [joined] }", "moves: [joined]", "ชุดของ ชื่อ: ค่า")]
    [InlineData("tolerance: 0.5", "tolerance: 200", "tolerance 0–100")]
    [InlineData("yearEnds: 3", "yearEnds: month", "ไม่รู้จักชื่อ month")]
    [InlineData("yearEnds: 3", "yearEnds: day", "ต้องเป็นตัวเลข")]
    [InlineData("positionDate: day", "positionDate: stock", "“stock” ต้องเป็นข้อมูลชนิด date")]
    [InlineData("kind: ytd, yearEnds: 3", "kind: flow, yearEnds: 3", "yearEnds ใช้กับ kind: ytd")]
    [InlineData("changeable: warning", "changeable: maybe", "changeable ต้องเป็น")]
    [InlineData("kind: immutable, changeable: warning", "kind: flow, changeable: warning", "changeable ใช้กับ kind: immutable")]
    [InlineData("key: phase", "key: phase_of_the_programme_in_which_the_fund_was_set_up", "ยาวได้ไม่เกิน 44")]
    public void Read_BadSettingOfAKind_IsToldOnceAtItsLine(string old, string replacement, string said)
    {
        var (_, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-sample.yaml", File.Replace(old, replacement, StringComparison.Ordinal))]);
        Assert.Single(faults, f => f.Message.Th.Contains(said, StringComparison.Ordinal) && f.Message.En?.Length > 0);
        Assert.All(faults, f => Assert.Equal("12-sample.yaml", f.File));
        Assert.InRange(faults.Length, 1, 2);
    }

    private static string Rules(string typed, Func<RecordFacts, RecordFacts>? change = null) => string.Join(',', Sample.Issues((change ?? (f => f))(Facts(typed)))
        .Where(i => i.Rule.Contains("__", StringComparison.Ordinal)).Select(i => $"{i.Rule}:{i.Severity}").Order(StringComparer.Ordinal));

    private static RecordFacts Facts(string typed) => new(Given.With(Given.Typed(Sample.Definition.Fields, Now), Sample.Definition.Fields, typed))
    {
        Previous = Given.Typed(Sample.Definition.Fields, Before),
        Round = 2,
        FiscalYear = 2562,
        DueOn = new DateOnly(2019, 3, 20),
    };

    private static CompiledDefinition Read(string file)
    {
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-sample.yaml", file)]);
        Assert.Empty(faults);
        return catalogue!["sample"];
    }
}
