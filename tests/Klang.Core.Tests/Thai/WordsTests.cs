using Klang.Core.Thai;

namespace Klang.Core.Tests.Thai;

public sealed class WordsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" \r\n ​ ")]
    public void Kept_NothingSaid_IsNone(string? text) => Assert.Null(Words.Kept(text));

    [Fact]
    public void Kept_SeveralLines_AreNormalised() => Assert.Equal("น้ำท่วม\nสองหมู่บ้าน", Words.Kept("  น\u0E33\u0E49ท่วม \r\nสองหมู่บ้าน\n"));

    [Theory]
    [InlineData("กำนั้น", 2, "กำ")]
    [InlineData("กนั้น", 3, "ก")]
    [InlineData("กนั้น", 4, "กนั้")]
    [InlineData("น้ำ", 1, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("a😀", 2, "a")]
    public void Kept_TooLong_EndsWithAWholeCharacter(string text, int most, string kept) => Assert.Equal(kept, Words.Kept(text, most));
}
