using Klang.Core.Common;

namespace Klang.Web.Features.Rounds;

/// <summary>What can be wrong with an edited round or a day off; each names the field.</summary>
internal static class RoundEditProblems
{
    public static Problem DueOutsideYear { get; } = Problems.Invalid(
        "วันครบกำหนดต้องอยู่ในปีงบประมาณ หรือไม่เกินสามเดือนหลังสิ้นปี",
        "The due date lies in the fiscal year or within three months after it.",
        "DueOn");

    public static Problem OpensBeforeAnnounced { get; } = Problems.Invalid(
        "วันเปิดบันทึกต้องไม่ก่อนวันที่แจ้งปฏิทิน", "Entry opens on the day of the announcement or later.", "OpensOn");

    public static Problem OpensAfterDue { get; } = Problems.Invalid(
        "วันเปิดบันทึกต้องไม่หลังวันสุดท้ายที่ส่งทัน", "Entry opens on the last day in time or earlier.", "OpensOn");

    public static Problem GraceBeforeDue { get; } = Problems.Invalid(
        "วันสุดท้ายที่ผ่อนผันต้องไม่ก่อนวันสุดท้ายที่ส่งทัน", "Grace does not end before the last day in time.", "GraceUntil");

    public static Problem LocksInGrace { get; } = Problems.Invalid(
        "วันปิดรับต้องหลังวันสุดท้ายที่ผ่อนผัน", "The round locks after the last day of grace.", "LocksOn");

    public static Problem ThaiNameFirst { get; } = Problems.Invalid(
        "ใส่ชื่องวดภาษาไทยก่อนชื่อภาษาอังกฤษ", "Give the Thai name before the English one.", "NameTh");

    public static Problem NameTooLong { get; } = Problems.Invalid(
        $"ชื่อต้องไม่เกิน {RoundChange.LongestName.Plain()} ตัวอักษร", $"A name has at most {RoundChange.LongestName.Plain()} characters.", "NameTh");

    public static Problem HolidayName { get; } = Problems.Invalid(
        "ใส่ชื่อวันหยุดภาษาไทย", "Give the Thai name of the day off.", "NameTh");

    public static Problem NoSuchHoliday { get; } = Problems.Invalid(
        "วันนี้ไม่อยู่ในตารางวันหยุดแล้ว เปิดหน้าใหม่เพื่อดูตารางล่าสุด", "This day is no longer in the table. Reload the page to see it as it is.", "Day");

    public static Problem Year(string field) => Problems.Invalid(
        "ปีงบประมาณเป็น พ.ศ. เช่น 2570", "A fiscal year is a Buddhist year, as in 2570.", field);

    /// <param name="field">The page's field.</param>
    public static Problem Date(string field) => Problems.Invalid(
        "วันที่ไม่ถูกต้อง เขียนเช่น 20/12/2569 หรือ 20 ธ.ค. 2569", "This is not a date. Write it as 20/12/2569 or 20 Dec 2569.", field);
}
