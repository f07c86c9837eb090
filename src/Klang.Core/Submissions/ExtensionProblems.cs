using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Core.Submissions;

/// <summary>Refusals of more time.</summary>
public static class ExtensionProblems
{
    public static Problem Waits { get; } = new("409.30", 409, new(
        "มีคำขอขยายเวลาของรายงานนี้รอพิจารณาอยู่แล้ว ถอนคำขอเดิมก่อนหากต้องการแก้",
        "A request for this report waits already. Take it back first to change it."));

    public static Problem NotOwed { get; } = new("409.31", 409, new(
        "รายงานนี้ส่งแล้ว จึงไม่ต้องขอขยายเวลา", "This report has been sent, so it needs no more time."));

    public static Problem Decided { get; } = new("409.32", 409, new(
        "คำขอนี้พิจารณาหรือถอนไปแล้ว เปิดหน้านี้ใหม่เพื่อดูผล", "This request has been decided or taken back. Reload to see the outcome."));

    public static Problem NotADay { get; } = Problems.Invalid(
        "อ่านวันที่ไม่ออก ให้พิมพ์เช่น 25/12/2569", "The date cannot be read. Type it as 25/12/2569.", "until");

    public static Problem NoGain(DateOnly onTimeUntil) => Problems.Invalid(
        $"วันที่ขอต้องตั้งแต่วันนี้เป็นต้นไป และหลังวันสุดท้ายที่ส่งทัน ({BuddhistDate.Long(onTimeUntil, "th")})",
        $"The day asked for is today or later, and after the last day in time ({BuddhistDate.Long(onTimeUntil, "en")}).",
        "until");

    public static Problem AfterLock(DateOnly locksOn) => Problems.Invalid(
        $"งวดนี้ปิดรับวันที่ {BuddhistDate.Long(locksOn, "th")} จึงขยายเวลาได้ไม่เกินวันก่อนหน้านั้น",
        $"The round locks on {BuddhistDate.Long(locksOn, "en")}; more time ends on the day before at the latest.",
        "until");
}
