using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Questionnaires;

/// <summary>What is wrong with a questionnaire is told with its file and line.</summary>
public sealed class SheetFaultTests
{
    private const string Evaluation = "questionnaires/leader-evaluation.yaml";
    private const string Village = "questionnaires/village-indicators.yaml";

    [Theory(DisplayName = "§4 probe: bands of an edition have no gap and no overlap")]
    [InlineData("from: 0, to: 59.99", "from: 5, to: 59.99", "ช่องว่าง")]
    [InlineData("from: 80, to: 89.99", "from: 80, to: 89", "ช่องว่าง")]
    [InlineData("from: 80, to: 89.99", "from: 80, to: 90", "ทับซ้อน")]
    [InlineData("from: 80, to: 89.99", "from: 70", "ทับซ้อน")]
    [InlineData("from: 90 }", "from: 190 }", "เกินคะแนนเต็ม")]
    public void Read_BandsThatDoNotMeet_AreRefused(string old, string replacement, string says) =>
        Told.Of(Evaluation, old, replacement, "code:", says);

    [Theory]
    [InlineData("total >= 17 and total <= 22", "total >= 16 and total <= 22", "ทับซ้อน")]
    [InlineData("when: total == 23", "when: total >= 22 and core >= 9", "ทับซ้อน")]
    [InlineData("otherwise: true", "when: total < 10", "ช่องว่าง")]
    [InlineData("when: total == 23", "when: pass_total == 23", "total และ core")]
    [InlineData("when: total == 23", "when: total + 1", "total และ core")]
    public void Read_ConditionsThatDoNotMeet_AreRefused(string old, string replacement, string says) =>
        Told.Of(Village, old, replacement, "code:", says);

    [Theory]
    [InlineData("coreSize: 10", "coreSize: 9", "coreSize")]
    [InlineData("maximum: 7", "maximum: 8", "รายข้อรวมได้ 7")]
    [InlineData("key: i02, type: yesno", "key: i01, type: yesno", "ซ้ำกัน")]
    [InlineData("key: i02, type: yesno", "key: households_total, type: yesno", "ซ้ำกัน")]
    [InlineData("key: i02, type: yesno", "key: i02, type: maybe", "score, yesno หรือ step")]
    [InlineData("key: i02, type: yesno", "key: i02, type: score", "max")]
    [InlineData("counts: passes", "counts: stars", "points หรือ passes")]
    [InlineData("coreMissingFrom: 10", "coreMising: 10", "ไม่รู้จัก")]
    [InlineData("key: \"2552\"", "key: \"ฉบับแรก\"", "รหัสฉบับ")]
    [InlineData("before: announced_level", "before: nowhere", "nowhere")]
    public void Read_SheetThatIsNotRight_IsRefused(string old, string replacement, string says) => Told.Of(Village, old, replacement, null, says);

    [Fact]
    public void Read_SheetThatIsNotThere_IsTold() =>
        Told.Of("04-leader-assessment.yaml", "questionnaires: [leader-evaluation]", "questionnaires: [leader-evaluatoin]", "questionnaires:", "leader-evaluatoin");

    [Theory]
    [InlineData("since: 2565", "since: 2566", "ปีถัดจาก")]
    [InlineData("until: 2564", "until: 2565", "ปีถัดจาก")]
    [InlineData("key: new", "key: old", "ซ้ำกัน")]
    [InlineData("max: 60 }", "max: 61 }", "รหัสใหม่")]
    [InlineData("งานใหม่", "งาน", null)]
    [InlineData("{ th: ดีมาก }", "{ th: เยี่ยม }", "รหัสใหม่")]
    public void Read_SecondEdition_KeepsTheMeaningOfKeys(string old, string replacement, string? says)
    {
        var (faults, text) = Told.Faults("04-leader-assessment.yaml", "questionnaires: [leader-evaluation]", TwoEditions.Replaced(old, replacement));

        if (says is null)
        {
            Assert.DoesNotContain(faults, f => f.Message.Th.Contains("ฉบับ", StringComparison.Ordinal) || f.Message.Th.Contains("รหัสใหม่", StringComparison.Ordinal));
            return;
        }

        var fault = Assert.Single(faults, f => f.Message.Th.Contains(says, StringComparison.Ordinal));
        Assert.InRange(fault.Line, ShippedDefinitions.LineOf(text, "questionnaires:"), ShippedDefinitions.LineOf(text, "fields:"));
    }
}
