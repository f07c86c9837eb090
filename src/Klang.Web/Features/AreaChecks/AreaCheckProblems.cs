using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.AreaChecks;

/// <summary>Refusals of the yearly check. Codes: area-checks.*.</summary>
internal static class AreaCheckProblems
{
    public static Problem Signed { get; } = new("area-checks.signed", 409, new(
        "ลงนามรับรองแล้ว หากต้องแก้ไขให้เปิดแก้ไขใหม่พร้อมเหตุผลก่อน",
        "It is signed. To change it, reopen it with a reason first."));

    public static Problem NotSigned { get; } = new("area-checks.not-signed", 409, new(
        "ยังไม่ได้ลงนาม จึงไม่มีอะไรให้เปิดแก้ไข", "It is not signed, so there is nothing to reopen."));

    public static Problem RegistryChanged { get; } = new("area-checks.registry-changed", 409, new(
        "ทะเบียนพื้นที่ของอำเภอเปลี่ยนหลังจากที่ท่านเปิดหน้านี้ ตรวจรายการด้านล่างอีกครั้งแล้วลงนามใหม่",
        "The registry of your area has changed since you opened this page. Look at the list once more and sign again."));

    public static Problem NotCertified { get; } = new("area-checks.not-certified", 422, new(
        "ทำเครื่องหมายที่คำรับรองก่อนลงนาม", "Tick the certification before you sign.")) { Where = "certified" };

    public static Problem YearClosed { get; } = new("area-checks.year-closed", 409, new(
        "บันทึกผลตรวจได้เฉพาะปีงบประมาณปัจจุบัน ผลของปีอื่นดูได้อย่างเดียว",
        "Only the current fiscal year takes answers. Other years can be read."));

    public static Problem DueOutsideYear { get; } = Problems.Invalid(
        "วันครบกำหนดต้องอยู่ในปีงบประมาณนั้น", "The due date lies in that fiscal year.", "due");

    public static Problem BadDay { get; } = Problems.Invalid(
        "วันที่ไม่ถูกต้อง เขียนเช่น 31/3/2570 หรือ 31 มี.ค. 2570", "This is not a date. Write it as 31/3/2570 or 31 Mar 2570.", "due");

    public static Problem BadYear { get; } = Problems.BadRequest(
        "fiscalYear ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2570", "'fiscalYear' must be a Buddhist fiscal year such as 2570.", "fiscalYear");

    public static Problem BadArea { get; } = Problems.BadRequest(
        "within ต้องเป็นรหัสจังหวัด 2 หลัก หรืออำเภอ 4 หลัก", "'within' must be a province code of 2 digits or a district code of 4.", "within");

    public static Problem Open(int open, int unexplained) => new("area-checks.open", 422, new(
        $"ยังลงนามไม่ได้: ยังไม่ได้ตรวจ {open.Plain()} แห่ง และไม่ถูกต้องแต่ยังไม่บอกว่าผิดอย่างไร {unexplained.Plain()} แห่ง คำตอบที่ให้ไว้บันทึกแล้ว",
        $"Cannot be signed yet: {open.Plain()} areas not checked, and {unexplained.Plain()} wrong without a word how. Your answers are saved."));

    public static Problem ReopenTooLate(DateOnly due) => new("area-checks.reopen-late", 409, new(
        $"เปิดแก้ไขได้ถึงวันครบกำหนด {BuddhistDate.Short(due)} หลังจากนั้นให้แจ้งแก้ไขทะเบียนเป็นรายพื้นที่",
        $"It can be reopened until the due date, {BuddhistDate.Short(due, "en")}. After that, report corrections area by area."));

    public static Problem NoteTooLong(long area, int most) => Problems.Invalid(
        $"หมายเหตุยาวเกิน {most.Plain()} ตัวอักษร ให้สรุปสั้น ๆ แล้วแจ้งรายละเอียดใน “แจ้งแก้ไข”",
        $"A note has at most {most.Plain()} characters. Put the details in a correction request.",
        "n." + area.Plain());
}
