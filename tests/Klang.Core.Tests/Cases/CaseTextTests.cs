using Klang.Core.Cases;

namespace Klang.Core.Tests.Cases;

public sealed class CaseTextTests
{
    [Fact]
    public void Title_IsOneCleanLine() => Assert.Equal("ส่งน้ำ ไม่ได้ <b>", CaseText.Title("  ส่งน\u0E49\u0E4D\u0E32\n ไม่ได้ <b>\u200B ").Value);

    [Theory]
    [InlineData(null)]
    [InlineData(" \u200B ")]
    public void Title_Nothing_IsRefused(string? text) => Assert.Equal(CaseProblems.TitleNeeded, CaseText.Title(text).Problem);

    [Fact]
    public void Title_CountsWhatAReaderCounts()
    {
        // น้ำ is one character to a reader and three code units.
        Assert.True(CaseText.Title(string.Concat(Enumerable.Repeat("น้ำ", 60))).IsOk);
        Assert.Equal(CaseProblems.TitleTooLong, CaseText.Title(new string('ก', CaseText.TitleMost + 1)).Problem);
        Assert.Equal(CaseProblems.TitleTooLong, CaseText.Title(string.Concat(Enumerable.Repeat("น้ำ", 100))).Problem);
    }

    [Fact]
    public void Message_KeepsLines_AndEnds()
    {
        Assert.Equal("หนึ่ง\nสอง", CaseText.Message("หนึ่ง \r\nสอง\r\n\r\n").Value);
        Assert.Equal(CaseProblems.TextTooLong, CaseText.Message(new string('ก', CaseText.TextMost + 1)).Problem);
    }
}
