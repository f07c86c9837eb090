namespace Klang.Core.Common;

/// <summary>The catalogue of refusals. A code is its HTTP status and a serial number; codes are never reused.</summary>
public static class Problems
{
    public static Problem NotFound { get; } = new("404.1", 404, new(
        "ไม่พบหน้าหรือข้อมูลที่ขอ ตรวจที่อยู่ หรือกลับไปที่งานของฉัน",
        "Nothing was found here. Check the address, or go back to my work."));

    public static Problem NotYourRole { get; } = new("403.1", 403, new(
        "บัญชีนี้ไม่มีสิทธิ์ทำรายการนี้ หากควรมีสิทธิ์ ให้ติดต่อผู้ดูแลระบบของจังหวัด",
        "This account may not do this. If it should, ask your province's administrator."));

    public static Problem NotYourUnit { get; } = new("403.2", 403, new(
        "บันทึกและส่งได้เฉพาะเจ้าหน้าที่ของหน่วยรายงานนี้ ท่านดูข้อมูลได้",
        "Only officers of this unit may record and submit. You may read."));

    public static Problem OwnWork { get; } = new("403.3", 403, new(
        "ผู้ส่งรายงานรับรองหรือส่งกลับงานของตนเองไม่ได้ ให้ผู้อื่นตรวจ",
        "Whoever submitted may not review it. Another person must."));

    public static Problem TokenReadsOnly { get; } = new("403.4", 403, new(
        "โทเคนนี้อ่านได้อย่างเดียว ขอโทเคนที่เขียนได้จากผู้ดูแลระบบ",
        "This token may only read. Ask the administrator for one that may write."));

    public static Problem SignInNeeded { get; } = new("401.1", 401, new(
        "ต้องเข้าสู่ระบบก่อน", "Sign in first."));

    public static Problem AlreadySubmitted { get; } = new("409.1", 409, new(
        "รายงานนี้ส่งแล้ว แก้ไขไม่ได้จนกว่าจังหวัดจะส่งกลับ",
        "This report is submitted. It can be changed once it is returned."));

    public static Problem RoundClosed { get; } = new("409.2", 409, new(
        "งวดนี้ยังไม่เปิดหรือปิดรับแล้ว หากจำเป็นให้ขอขยายเวลากับจังหวัด",
        "This round is not open. If you must report, ask the province for an extension."));

    public static Problem IllegalMove { get; } = new("409.3", 409, new(
        "สถานะของรายงานเปลี่ยนไปแล้ว เปิดหน้านี้ใหม่เพื่อดูสถานะล่าสุด",
        "The report's status has changed. Reload the page to see where it stands."));

    public static Problem IdempotencyReused { get; } = new("409.4", 409, new(
        "คีย์กันการส่งซ้ำนี้ใช้กับคำขออื่นแล้ว ใช้คีย์ใหม่",
        "This idempotency key was used for another request. Take a new one."));

    public static Problem ChangedSinceRead { get; } = new("412.1", 412, new(
        "ข้อมูลถูกแก้ไขหลังจากที่ท่านเปิดดู เปิดใหม่แล้วตรวจอีกครั้ง",
        "This was changed after you read it. Reload and look again."));

    public static Problem Blocked(int errors, int unconfirmed) => new("422.1", 422, new(
        $"ยังส่งไม่ได้: มีข้อผิดพลาด {errors.Plain()} แห่ง และยังไม่ยืนยัน {unconfirmed.Plain()} รายการ",
        $"Cannot be submitted yet: {errors.Plain()} errors and {unconfirmed.Plain()} rows not confirmed."));

    public static Problem Invalid(string th, string en, string? where = null) => new("422.2", 422, new(th, en)) { Where = where };

    public static Problem BadRequest(string th, string en, string? where = null) => new("400.1", 400, new(th, en)) { Where = where };

    public static Problem TooLarge { get; } = new("413.1", 413, new(
        "คำขอใหญ่เกินไป แบ่งเป็นหลายครั้ง", "The request is too large. Send it in parts."));

    public static Problem ReasonNeeded { get; } = new("422.3", 422, new(
        "ต้องบอกเหตุผล เพื่อให้ผู้รับแก้ไขได้ถูกจุด", "Give a reason, so that the other side knows what to mend."));

    public static Problem Internal { get; } = new("500.1", 500, new(
        "ระบบขัดข้อง ข้อมูลที่บันทึกแล้วยังอยู่ครบ ลองใหม่อีกครั้ง หากยังไม่ได้ ให้แจ้งปัญหาพร้อมรหัสเหตุการณ์นี้",
        "Something failed on our side. What was saved is safe. Try again; if it stays, report this incident code."));
}
