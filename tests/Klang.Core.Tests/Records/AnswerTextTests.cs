using CsCheck;
using Klang.Core.Records;

namespace Klang.Core.Tests.Records;

public sealed class AnswerTextTests
{
    [Fact]
    public void Edit_AnyAnswer_ReadsBackAsTheSameAnswer() =>
        Gen.Select(SampleFields.Any, SampleFields.Typed).Sample((field, typed) =>
        {
            var answer = AnswerParser.Parse(field, typed).Answer;
            var edited = AnswerText.Edit(field, answer);

            Assert.True(Equals(answer, AnswerParser.Parse(field, edited).Answer), $"{field.Key}: '{typed}' → '{edited}'");
        }, iter: 10_000);

    [Theory]
    [InlineData("whole", "1234", "1,234", "1,234")]
    [InlineData("money", "1234.5", "1,234.50", "1,234.50")]
    [InlineData("year", "2562", "2562", "2562")]
    [InlineData("day", "31/1/2562", "31 ม.ค. 2562", "31 Jan 2562 BE")]
    [InlineData("choice", "2", "ปานกลาง", "Fair")]
    [InlineData("multi", "10,1", "ดี, น้ำดื่ม", "Good, Drinking water")]
    [InlineData("yesno", "0", "ไม่ใช่", "No")]
    [InlineData("national_id", "1234567890121", "1-xxxx-xxxxx-12-1", "1-xxxx-xxxxx-12-1")]
    [InlineData("whole", "n/a", "ไม่เกี่ยวข้อง", "n/a")]
    [InlineData("whole", "สิบ", "สิบ", "สิบ")]
    [InlineData("whole", "", "", "")]
    public void Show_Answer_IsForReading(string key, string typed, string th, string en)
    {
        var field = SampleFields.All.Single(f => f.Key.Name == key);
        var answer = AnswerParser.Parse(field, typed).Answer;

        Assert.Equal((th, en), (AnswerText.Show(field, answer, "th"), AnswerText.Show(field, answer, "en")));
    }
}
