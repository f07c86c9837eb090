using Klang.Core.Cases;

namespace Klang.Core.Tests.Cases;

public sealed class HelpMatchTests
{
    private static readonly (string Item, string Title, string Text)[] Answers =
    [
        .. new[]
        {
            ("งวด", "ส่งรายงานไม่ได้เพราะงวดปิดแล้ว", "ขอขยายเวลากับจังหวัด แล้วส่งใหม่ภายในวันที่กำหนด"),
            ("รหัส", "ลืมรหัสผ่าน", "ให้จังหวัดออกใบรหัสผ่านใหม่ ใช้ได้ 7 วัน"),
            ("กริด", "วางข้อมูลจาก Excel แล้วตัวเลขเพี้ยน", "จัดรูปแบบเซลล์เป็นข้อความก่อนคัดลอก"),
        }.Select(a => (a.Item1, HelpMatch.Key(a.Item2), HelpMatch.Key(a.Item3))),
    ];

    [Theory]
    [InlineData("ส่งรายงานไม่ได้", "งวด")]
    [InlineData("ส่ง รายงาน ไม่ได", "งวด")]
    [InlineData("กดส่งรายงานไม่ได้เลย", "งวด")]
    [InlineData("ลืมรหัสผาน", "รหัส")]
    [InlineData("EXCEL ตัวเลขเพี๊ยน", "กริด")]
    [InlineData("ใช้ได้ ๗ วัน", "รหัส")]
    public void Rank_FindsThroughSlipsAndSpaces(string question, string best) => Assert.Equal(best, HelpMatch.Rank(question, Answers).First());

    [Theory]
    [InlineData("")]
    [InlineData("เครื่องพิมพ์ไม่มีกระดาษ")]
    [InlineData("<script>")]
    public void Rank_NothingAlike_FindsNothing(string question) => Assert.Empty(HelpMatch.Rank(question, Answers));

    [Fact]
    public void Score_IsAShare()
    {
        Assert.Equal(1, HelpMatch.Score("งวด", "ปิดงวดแล้ว"));
        Assert.Equal(0, HelpMatch.Score("", "งวด"));
        Assert.Equal(1, HelpMatch.Score("งว", "งวด"));
        Assert.Equal(0.5, HelpMatch.Score("abcd", "xabcx"));
    }
}
