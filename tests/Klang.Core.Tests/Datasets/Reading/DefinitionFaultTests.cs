using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>A slip in a definition file is told with file, line and words that say how to mend it.</summary>
public sealed class DefinitionFaultTests
{
    private const string Cash = "check: cash <= 50000";
    private const string MembersMale = "label: { th: สมาชิกชาย, en: Male members }";

    [Theory]
    [InlineData("core: true", "coer: true", "coer: true", "ไม่รู้จัก “coer”")]
    [InlineData("type: date", "type: dat", "type: dat", "ไม่รู้จักชนิดข้อมูล “dat”")]
    [InlineData("kind: ytd", "kind: yearly", "kind: yearly", "ไม่รู้จัก kind “yearly”")]
    [InlineData("required: true", "required: yes", "required: yes", "true หรือ false")]
    [InlineData("unit: contracts", "unit: contrakts", "unit: contrakts", "ไม่มีหน่วยนับ “contrakts”")]
    [InlineData("owner: community-capital", "owner: treasury", "owner: treasury", "ไม่มีสำนัก “treasury”")]
    [InlineData("{ register: savings-group }", "{ register: saving-groups }", "key: savings-group", "ไม่มีทะเบียน “saving-groups”")]
    [InlineData("subject: { register: savings-group }", "subject: { area: moon }", "key: savings-group", "subject ต้องเป็น")]
    [InlineData("type: yesno", "type: choice\n    choices: no-such-list", "choices: no-such-list", "choices/no-such-list.yaml")]
    [InlineData("- key: members_female", "- key: members_male", "key: members_male\n    section: members\n    label: { th: สมาชิกหญิง", "ซ้ำกัน")]
    [InlineData("- key: members_male", "- key: membersMale", "key: membersMale", "ใช้ได้เฉพาะ a–z 0–9 และ _")]
    [InlineData("    kind: position\n", "", "key: members_male", "ตัวเลขต้องบอก kind")]
    [InlineData("    value: members_male + members_female\n", "", "key: members_total", "ต้องมี value")]
    [InlineData("section: members\n", "section: membres\n", "key: members_male", "“membres”")]
    [InlineData("range: [0, 20000]", "range: [0, many]", "range: [0, many]", "“many” ไม่ใช่ตัวเลข")]
    [InlineData("range: [2540-10-01, ]", "range: [soon, ]", "range: [soon, ]", "“soon” ไม่ใช่วันที่")]
    [InlineData("{ code: \"2\", th: ธ.ก.ส.", "{ code: \"1\", th: ธ.ก.ส.", "{ code: \"1\"", "ตัวเลือก “1” ซ้ำกัน")]
    [InlineData("at: [as_of_date]", "at: [As of date]", "at: [As of date]", "“As of date” ไม่ใช่รหัสข้อมูล")]
    [InlineData("severity: error", "severity: fatal", "severity: fatal", "severity ต้องเป็น")]
    [InlineData("severity: error", "severity: 7", "severity: 7", "severity ต้องเป็น")]
    [InlineData("type: money\n", "type: decimal\n    decimals: 40\n", "decimals: 40", "decimals ต้องเป็น 0 ถึง 6")]
    [InlineData("reportedBy: [district]", "reportedBy: [1]", "key: savings-group", "reportedBy")]
    [InlineData("number: 6", "number: 600", "key: savings-group", "1–99")]
    [InlineData("number: 6", "number: six", "number: six", "จำนวนเต็ม")]
    [InlineData("reportedBy: [district]", "reportedBy: [village]", "key: savings-group", "reportedBy")]
    [InlineData("  - key: activities\n", "  - key: activities\n    askIf: members_total > 0\n", "key: activities", "ไม่ใช่ค่าที่คำนวณ")]
    [InlineData("  - key: activities\n", "  - key: activities\n    askIf: count(activities) == 0\n", "key: activities", "ไม่ใช่ค่าที่คำนวณ")]
    public void Read_BadSetting_NamesLineAndSetting(string old, string replacement, string marker, string said) =>
        AssertTold(old, replacement, marker, said);

    [Theory]
    [InlineData("check: cassh <= 50000", "ไม่รู้จักชื่อ cassh หมายถึง cash หรือไม่")]
    [InlineData("check: cash + 50000", "ให้ค่าชนิดตัวเลข แต่ต้องเป็นค่าใช่/ไม่ใช่")]
    [InlineData("check: cash <= '50000'", "เปรียบเทียบตัวเลขกับข้อความไม่ได้")]
    [InlineData("check: count() > 0", "count() ใช้ได้เฉพาะในตัวชี้วัด")]
    [InlineData("check: (cash <= 50000", "ตรงนี้ต้องเป็น )")]
    [InlineData("check: sum(cash) <= 50000", "ในวงเล็บต้องเป็นชื่อข้อมูลที่มีหลายค่า")]
    [InlineData("check: activities.capital <= 50000", "มีหลายค่า")]
    [InlineData("check: other.cash <= 50000", "ไม่รู้จักชื่อ other.cash")]
    [InlineData("check: cash <= 50000\n    at: [cassh]", "ไม่มีข้อมูล “cassh”")]
    public void Read_BadRule_NamesTheRulesLine(string replacement, string said) =>
        AssertTold(Cash, replacement, "key: cash-in-hand", said);

    [Theory]
    [InlineData("value: sum(members_total)", "value: min(members_total)", "key: members\n    label: { th: จำนวนสมาชิก", "ตัวชี้วัดใช้ได้เฉพาะ sum และ count")]
    [InlineData("value: sum(members_total)", "value: members_total", "key: members\n    label: { th: จำนวนสมาชิก", "มีหลายค่า")]
    [InlineData("unit: people\n    value: sum", "unit: peoples\n    value: sum", "unit: peoples", "ไม่มีหน่วยนับ “peoples”")]
    public void Read_BadIndicator_NamesItsLine(string old, string replacement, string marker, string said) =>
        AssertTold(old, replacement, marker, said);

    [Theory]
    [InlineData("20 Dec", "32 Dec", "due ต้องเป็นรายการวันครบกำหนด")]
    [InlineData("20 Dec", "20 Dezember", "due ต้องเป็นรายการวันครบกำหนด")]
    [InlineData("20 Dec, 20 Mar", "20 Mar, 20 Dec", "due")]
    [InlineData("announce: numbered", "announce: loudly", "announce")]
    [InlineData("every: year", "every: week", "every: year")]
    public void Read_BadRounds_NamesTheirLine(string old, string replacement, string said) =>
        AssertTold(old, replacement, replacement.StartsWith("every", StringComparison.Ordinal) ? replacement : "every: year", said);

    [Theory]
    [InlineData("value: members_male + members_female", "value: members_male + members_total", "key: members_total", "members_total")]
    [InlineData("value: satja_balance + satja_special_balance + deposit_other\n", "value: capital_total - reserve_fund\n", "key: savings_total", "savings_total, capital_total")]
    public void Read_ComputedInACircle_NamesTheCircle(string old, string replacement, string marker, string said) =>
        AssertTold(old, replacement, marker, "อ้างกันเป็นวง: " + said);

    [Theory]
    [InlineData("th: สมาชิกชาย,", "th: <b>สมาชิกชาย</b>,")]
    [InlineData("en: Male members", "en: Male<script>alert(1)</script>")]
    [InlineData("th: สมาชิกชาย,", "th: \"<!-- -->\",")]
    public void Read_MarkupInALabel_IsRefused(string old, string replacement)
    {
        var changed = MembersMale.Replace(old, replacement, StringComparison.Ordinal);
        AssertTold(MembersMale, changed, changed, "แท็ก HTML");
    }

    [Fact]
    public void Read_LessThanSignInALabel_IsFine() =>
        Assert.Empty(ShippedDefinitions.Spoilt(MembersMale, "label: { th: สมาชิกชาย < 60 ปี, en: Male < 60 }").Faults);

    [Fact]
    public void Read_LabelOfTenThousandCharacters_IsRefused()
    {
        var changed = MembersMale.Replace("สมาชิกชาย", new string('ก', 10_000), StringComparison.Ordinal);
        AssertTold(MembersMale, changed, changed, "ยาวเกินไป");
    }

    private static void AssertTold(string old, string replacement, string marker, string said)
    {
        var (faults, text) = ShippedDefinitions.Spoilt(old, replacement);
        var line = ShippedDefinitions.LineOf(text, marker);

        Assert.All(faults, f => Assert.Equal(ShippedDefinitions.SavingsGroup, f.File));
        Assert.True(
            faults.Any(f => f.Line == line && f.Message.Th.Contains(said, StringComparison.Ordinal) && f.Message.En?.Length > 0),
            $"Expected line {line} with “{said}”, told: {string.Join("\n", faults.Take(10))}");
    }
}
