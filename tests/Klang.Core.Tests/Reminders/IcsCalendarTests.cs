using System.Text;
using CsCheck;
using Klang.Core.Reminders;

namespace Klang.Core.Tests.Reminders;

public sealed class IcsCalendarTests
{
    private static readonly DateTime Changed = new(2026, 11, 22, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public void Write_ThaiEvent_ReadsBackLineByLine()
    {
        var due = new DueEvent("a@klang", new DateOnly(2026, 12, 31), "ส่งรายงานกลุ่มออมทรัพย์เพื่อการผลิต; งวด 2570/1, สำนักงานพัฒนาชุมชนอำเภอเมืองเชียงราย", "บรรทัดหนึ่ง\nบรรทัด \\ สอง", Changed, Reminds: true) { Url = "https://example.org/" };
        var written = Encoding.UTF8.GetBytes(IcsCalendar.Write("กำหนดส่ง", "th", [due]));
        var read = Assert.Single(IcsReader.Events(written));
        Assert.Equal(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Klang//Due dates//TH"], IcsReader.Lines(written).Take(3));
        Assert.Equal(("a@klang", "20261122T030405Z", "20261122T030405Z"), (read["UID"], read["DTSTAMP"], read["LAST-MODIFIED"]));
        Assert.Equal(("20261231", "20270101"), (read["DTSTART;VALUE=DATE"], read["DTEND;VALUE=DATE"]));
        Assert.Equal((due.Summary, due.Description, due.Url), (read["SUMMARY"], read["DESCRIPTION"], read["URL"]));
        Assert.Equal("-PT15H", read["VALARM.TRIGGER"]);
    }

    [Fact]
    public void Write_AnyText_ReadsBackTheSame() => Gen.Select(Gen.String[Gen.Char["กำ์ฺ่๑😀 ab,;:\\\n".Where(c => !char.IsSurrogate(c)).Aggregate("", (all, c) => all + c)], 0, 200], Gen.Bool).Sample((text, emoji) =>
    {
        var said = emoji ? string.Concat(text.SelectMany(c => c + "😀")) : text;
        var read = Assert.Single(IcsReader.Events(Encoding.UTF8.GetBytes(IcsCalendar.Write("ก", "th", [new DueEvent("u", new DateOnly(2026, 1, 1), said, said, Changed, Reminds: false)]))));
        Assert.Equal(said, read["SUMMARY"]);
    });

    [Fact]
    public void Write_LineBreaksInText_StartNoPropertyOfTheirOwn()
    {
        var written = IcsCalendar.Write("ก", "th", [new DueEvent("u", new DateOnly(2026, 1, 1), "x\r\nATTACH:http://evil\u2028END:VEVENT", "", Changed, Reminds: false)]);
        Assert.DoesNotContain(IcsReader.Lines(Encoding.UTF8.GetBytes(written)), line => line.StartsWith("ATTACH", StringComparison.Ordinal));
    }
}
