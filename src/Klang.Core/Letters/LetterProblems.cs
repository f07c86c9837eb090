using Klang.Core.Common;

namespace Klang.Core.Letters;

/// <summary>Refusals about letters; codes are stable.</summary>
public static class LetterProblems
{
    public static Problem BadYear { get; } = new("letter-year", 422, new(
        "ปีงบประมาณเป็น พ.ศ. สี่หลัก เช่น 2570", "The fiscal year is a Buddhist year of four digits, such as 2570.")) { Where = "fiscalYear" };

    public static Problem BadDate { get; } = new("letter-date", 422, new(
        "วันที่เขียนเช่น 31/1/2562 หรือ 31 มกราคม 2562", "Write the date as 31/1/2562.")) { Where = "date" };

    public static Problem UnknownRound { get; } = new("letter-round", 422, new(
        "ไม่มีงวดนี้ในปฏิทิน เลือกฐานข้อมูลและงวดที่เปิดแล้ว", "The calendar has no such round. Choose a dataset and a round that exists.")) { Where = "round" };

    public static Problem RoundNeeded { get; } = new("letter-round-needed", 422, new(
        "หนังสือนำส่งผลต้องเลือกฐานข้อมูลและงวด", "A letter that sends results needs a round to send.")) { Where = "round" };

    public static Problem UnknownUnit { get; } = new("letter-unit", 422, new(
        "ไม่พบผู้รับนี้ในหน่วยที่ท่านดูแล เลือกผู้รับจากรายการ", "This addressee is not among your units. Choose one from the list.")) { Where = "to" };

    /// <summary>A letter that would list nothing is not made.</summary>
    public static Problem Nobody(LetterKind kind) => new("letter-nobody", 422, kind switch
    {
        LetterKind.Reminder => new("ไม่มีรายงานที่ใกล้ครบกำหนดและยังไม่ส่ง จึงไม่ต้องเตือนใคร", "No report that is due soon is missing, so there is nobody to remind."),
        LetterKind.Overdue => new("ไม่มีรายงานค้างส่ง จึงไม่มีใครให้แจ้ง", "No report is overdue, so there is nobody to tell."),
        LetterKind.Thanks => new("ยังไม่มีหน่วยใดส่งครบและตรงเวลาในขอบเขตที่เลือก", "Nobody has reported everything in time yet, of what was chosen."),
        LetterKind.Transmittal => new("งวดนี้ยังไม่มีตัวเลขให้ส่ง", "This round has no figures to send yet."),
        LetterKind.Announcement => new("ปีนี้ไม่มีงวดใดให้แจ้ง", "This year has no rounds to announce."),
        _ => throw new NotSupportedException($"Unknown kind {kind}."),
    });

    public static Problem UnknownField(LetterPart part, string field) => Wrong("letter-field", part,
        $"ไม่มีช่องเติมชื่อ {{{field}}} ใช้เฉพาะที่แสดงไว้ข้างล่าง หรือลบวงเล็บปีกกาออก",
        $"There is no merge field {{{field}}}. Use those listed below, or take the braces away.");

    public static Problem PartNeeded(LetterPart part) => Wrong("letter-part", part,
        "ส่วนนี้เว้นว่างไม่ได้ หนังสือราชการต้องมี", "This part may not be blank: an official letter needs it.");

    public static Problem PartTooLong(LetterPart part, int most) => Wrong("letter-long", part,
        $"ข้อความยาวเกินไป ใช้ได้ไม่เกิน {most.Plain()} ตัวอักษร", $"The text is too long; it may have {most.Plain()} characters.");

    public static Problem OneLineOnly(LetterPart part) => Wrong("letter-line", part,
        "ส่วนนี้มีได้บรรทัดเดียว", "This part may have one line only.");

    private static Problem Wrong(string code, LetterPart part, string th, string en) => new(code, 422, new(th, en)) { Where = part.Key() };
}
