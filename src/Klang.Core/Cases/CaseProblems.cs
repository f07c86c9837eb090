using Klang.Core.Common;

namespace Klang.Core.Cases;

/// <summary>Why a case is not opened, answered or moved; codes are stable.</summary>
public static class CaseProblems
{
    public static Problem IllegalMove { get; } = new("case-move", 409, new(
        "เรื่องนี้เปลี่ยนสถานะไปแล้ว หรือทำขั้นนี้จากสถานะนี้ไม่ได้ เปิดหน้านี้ใหม่เพื่อดูว่าทำอะไรต่อได้",
        "This case has moved on, or this step is not possible from here. Reload the page to see what can be done."));

    public static Problem WordsNeeded { get; } = new("case-words", 422, new(
        "ต้องเขียนข้อความถึงอีกฝ่ายก่อนส่ง", "Write a message to the other side first.")) { Where = "text" };

    public static Problem TitleNeeded { get; } = new("case-title", 422, new(
        "ต้องบอกหัวเรื่องสั้น ๆ เช่น ส่งรายงานงวด 1 ไม่ได้", "Give a short title, as in: cannot submit round 1.")) { Where = "title" };

    public static Problem TitleTooLong { get; } = new("case-title-long", 422, new(
        $"หัวเรื่องยาวเกิน {CaseText.TitleMost.Plain()} ตัวอักษร ย่อให้สั้น แล้วเขียนรายละเอียดในข้อความ",
        $"The title is longer than {CaseText.TitleMost.Plain()} characters. Shorten it; details go into the message.")) { Where = "title" };

    public static Problem TextTooLong { get; } = new("case-text-long", 422, new(
        $"ข้อความยาวเกิน {ThaiMost} ตัวอักษร แบ่งส่งเป็นหลายข้อความ หรือแนบเป็นไฟล์ PDF",
        $"The message is longer than {ThaiMost} characters. Send it in parts, or attach a PDF.")) { Where = "text" };

    public static Problem Over { get; } = new("case-over", 409, new(
        "เรื่องนี้จบแล้ว เขียนต่อไม่ได้ หากยังมีปัญหาให้แจ้งเป็นเรื่องใหม่",
        "This case is over. If there is still a problem, report it as a new one."));

    private static string ThaiMost => Thai.ThaiNumber.Show(CaseText.TextMost, 0);
}
