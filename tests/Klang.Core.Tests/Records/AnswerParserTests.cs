using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Tests.Records;

public sealed class AnswerParserTests
{
    /// <summary>Bare digits are read at once; a space in front sends them through every step.</summary>
    [Fact]
    public void Parse_BareDigits_SayWhatTheStepsSay() => Gen.Select(SampleFields.Any, Gen.String[Gen.Char['0', '9'], 1, 17]).Sample((field, digits) =>
    {
        var (read, whole) = (AnswerParser.Parse(field, digits), AnswerParser.Parse(field, " " + digits));
        Assert.Equal(whole.Answer is Unparsed ? new Unparsed(digits) : whole.Answer, read.Answer);
        Assert.Equal(whole.Fault, read.Fault);
    }, iter: 5_000);

    public static TheoryData<string> FieldKeys => new(SampleFields.All.Select(f => f.Key.Name));

    [Theory]
    [MemberData(nameof(FieldKeys))]
    public void Parse_NothingSaid_IsMissingInEveryType(string key)
    {
        foreach (var text in new[] { null, "", "  ", "-", " – ", "—", "\u200b" })
        {
            Assert.Equal(default, AnswerParser.Parse(Field(key), text));
        }
    }

    [Theory]
    [MemberData(nameof(FieldKeys))]
    public void Parse_NotApplicable_IsAnAnswerInEveryType(string key)
    {
        foreach (var text in new[] { "n/a", "N/A", "NA", " ไม่เกี่ยวข้อง " })
        {
            Assert.Equal(new ParsedAnswer(NotApplicable.Instance, null), AnswerParser.Parse(Field(key), text));
        }
    }

    [Theory]
    [InlineData("whole", "0", "0")]
    [InlineData("whole", "๑,๒๓๔", "1234")]
    [InlineData("whole", "-5", "-5")]
    [InlineData("whole", "12.0", "12")]
    [InlineData("money", "๑,๒๓๔.๕๐ บาท", "1234.50")]
    [InlineData("money", "฿ 281,156.19", "281156.19")]
    [InlineData("money", "999,999,999,999,999", "999999999999999")]
    [InlineData("fraction", "0.125", "0.125")]
    [InlineData("percent", "12.50", "12.5")]
    [InlineData("year", "๒๕๖๒", "2562")]
    public void Parse_Number_IsRead(string key, string typed, string expected) =>
        Assert.Equal(Value.Of(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)), Read(key, typed));

    [Theory]
    [InlineData("๑,๒๓๔ คน", 1234)]
    [InlineData("12คน", 12)]
    [InlineData("12 people", 12)]
    public void Parse_NumberWithTheFieldsOwnUnit_IsRead(string typed, int expected) =>
        Assert.Equal(new Answered(Value.Of(expected)), AnswerParser.Parse(People, typed).Answer);

    [Theory]
    [InlineData("12 ครัวเรือน")]
    [InlineData("คน")]
    [InlineData("สิบคน")]
    [InlineData("12 บาท คน คน")]
    public void Parse_NumberWithAnotherUnit_IsAFault(string typed) => Assert.Equal(new Unparsed(typed), AnswerParser.Parse(People, typed).Answer);

    [Fact]
    public void Parse_PercentSign_IsReadInAPercentageOnly()
    {
        Assert.Equal(Value.Of(12.5m), Read("percent", "12.5 %"));
        Assert.Equal(new Unparsed("12 %"), AnswerParser.Parse(People, "12 %").Answer);
    }

    private static readonly IntegerField People = SampleFields.Integer with { Unit = new("people", new("คน", "people")) };

    [Theory]
    [InlineData("whole", "1.5", "จำนวนเต็ม")]
    [InlineData("money", "1.005", "ไม่เกิน 2 ตำแหน่ง")]
    [InlineData("fraction", "1.0005", "ไม่เกิน 3 ตำแหน่ง")]
    [InlineData("money", "1,000,000,000,000,000", "ใหญ่เกินไป")]
    [InlineData("money", "-9999999999999999", "ใหญ่เกินไป")]
    [InlineData("money", "12,34", "")]
    [InlineData("whole", "สิบ", "")]
    [InlineData("choice", "ดีมาก", "ไม่มีตัวเลือก “ดีมาก”")]
    [InlineData("multi", "1, 7", "ไม่มีตัวเลือก “7”")]
    [InlineData("multi", ",", "เลือกจากรายการ")]
    [InlineData("multi", " ; | ", "เลือกจากรายการ")]
    [InlineData("yesno", "อาจจะ", "ตอบ ใช่ หรือ ไม่ใช่")]
    [InlineData("day", "31/2/2562", "")]
    [InlineData("day", "31/1/62", "")]
    [InlineData("phone", "12345", "")]
    [InlineData("national_id", "1-2345-67890-12-2", "")]
    [InlineData("area", "57", "รหัสพื้นที่ไม่ถูกต้อง")]
    [InlineData("area", "บ้านหนองแรด", "รหัสพื้นที่ไม่ถูกต้อง")]
    [InlineData("file", "ภาพ.jpg", "แนบไฟล์ที่แบบฟอร์ม")]
    [InlineData("national_id", "x-xxxx-xxxxx-12-1", "")]
    public void Parse_NoValueOfTheType_IsKeptAsTypedWithTheReason(string key, string typed, string said)
    {
        var (answer, fault) = AnswerParser.Parse(Field(key), typed);

        Assert.Equal(new Unparsed(typed), answer);
        Assert.Contains(said, fault!.Th, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(fault.En));
    }

    [Theory]
    [InlineData("choice", "2", "2")]
    [InlineData("choice", "๒", "2")]
    [InlineData("choice", "ปานกลาง", "2")]
    [InlineData("choice", "fair", "2")]
    [InlineData("choice", "นํ้าดื่ม", "10")]
    [InlineData("text", "  น้ํา  ดื่ม ", "น้ำ ดื่ม")]
    [InlineData("lines", "ก \r\n\r\nข\r\n", "ก\n\nข")]
    [InlineData("phone", "๐๕๓๑๗๗๓๕๐ ต่อ ๑๒", "053-177-350 ต่อ 12")]
    [InlineData("national_id", "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "1-xxxx-xxxxx-12-1")]
    [InlineData("national_id", "1-xxxx-xxxxx-12-1", "1-xxxx-xxxxx-12-1")]
    [InlineData("area", "๕๗๐๑๐๑๐๑", "57010101")]
    [InlineData("area", "57010000", "5701")]
    [InlineData("subject", "57010101S01", "57010101S01")]
    [InlineData("subject", "๕๗๐๑๐๑๐๑s๐๑", "57010101S01")]
    public void Parse_TextOrCode_IsReadInItsOneForm(string key, string typed, string expected) =>
        Assert.Equal(Value.Of(expected), Read(key, typed));

    [Theory]
    [InlineData("10,1")]
    [InlineData("น้ำดื่ม; ดี")]
    [InlineData("๑|๑๐|๑")]
    public void Parse_SeveralChoices_StandOnceInTheOrderOfTheList(string typed) =>
        Assert.Equal(["1", "10"], Read("multi", typed).Codes);

    [Theory]
    [InlineData("1", true)]
    [InlineData("๑", true)]
    [InlineData("YES", true)]
    [InlineData("ใช่", true)]
    [InlineData("มี", true)]
    [InlineData("๐", false)]
    [InlineData("No", false)]
    [InlineData("ไม่ใช่", false)]
    [InlineData("ไม่มี", false)]
    public void Parse_YesNo_TakesTheUsualWords(string typed, bool yes) => Assert.Equal(Value.Of(yes), Read("yesno", typed));

    [Theory]
    [InlineData("31/1/2562")]
    [InlineData("๓๑/๐๑/๒๕๖๒")]
    [InlineData("31 ม.ค. 2562")]
    [InlineData("31 มกราคม พ.ศ. 2562")]
    [InlineData("2019-01-31")]
    public void Parse_Date_IsReadInEitherEra(string typed) => Assert.Equal(Value.Of(new DateOnly(2019, 1, 31)), Read("day", typed));

    [Fact]
    public void Parse_EndlessText_IsCutWithoutCuttingACharacterInTwo()
    {
        var parsed = AnswerParser.Parse(SampleFields.Integer, new string('x', AnswerParser.MaxRaw - 1) + "😀ก");

        Assert.Equal(new Unparsed(new string('x', AnswerParser.MaxRaw - 1)), parsed.Answer);
    }

    [Fact]
    public void Parse_NulCharacter_IsNotKept_BecauseTheStoreCannotHoldIt() =>
        Assert.Equal(new Unparsed("1x"), AnswerParser.Parse(SampleFields.Integer, "1\0x").Answer);

    [Fact]
    public void Parse_AnyText_NeverThrowsAndLosesNothing() =>
        Gen.Select(SampleFields.Any, SampleFields.Typed).Sample((field, typed) =>
        {
            var (answer, fault) = AnswerParser.Parse(field, typed);

            Assert.Equal(answer is Unparsed, fault is not null);
            Assert.True(answer is not Unparsed kept || kept.Raw == typed.Replace("\0", "", StringComparison.Ordinal));
        }, iter: 5000);

    private static Field Field(string key) => SampleFields.All.Single(f => f.Key.Name == key);

    private static Value Read(string key, string typed)
    {
        var (answer, fault) = AnswerParser.Parse(Field(key), typed);
        Assert.Null(fault);
        return Assert.IsType<Answered>(answer).Value;
    }
}
