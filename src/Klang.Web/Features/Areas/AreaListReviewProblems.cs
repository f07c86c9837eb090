using Klang.Core.Common;

namespace Klang.Web.Features.Areas;

/// <summary>Refusals while a list's differences are decided. Codes: areas.review.*.</summary>
internal static class AreaListReviewProblems
{
    public static Problem NothingChosen { get; } = new("areas.review.nothing", 422, new(
        "ยังไม่ได้เลือกรายการ ทำเครื่องหมายหน้ารายการ หรือเลือก “ทั้งหมดตามตัวกรอง”",
        "Nothing is chosen. Tick some lines, or choose “all of this filter”."));

    public static Problem NoFile { get; } = Problems.Invalid(
        "เลือกแฟ้มรายชื่อก่อน", "Choose the list's file first.", "file");

    public static Problem BadDay { get; } = Problems.Invalid(
        "วันที่ไม่ถูกต้อง เขียนเช่น 1/10/2569 หรือ 1 ต.ค. 2569", "This is not a date. Write it as 1/10/2569 or 1 Oct 2569.", "effective");

    /// <summary>The registry says otherwise than when the list was compared.</summary>
    public static Problem Stale(string code) => new("areas.review.stale", 409, new(
        $"รหัส {code}: ทะเบียนเปลี่ยนหลังจากเทียบแฟ้มนี้ ให้นำแฟ้มเดิมเข้ามาเทียบใหม่",
        $"Code {code}: the registry has changed since this list was compared. Upload the same list again."));

    public static Problem TooManyFaults(int count) => new("areas.review.faults", 422, new(
        $"รายการที่รับไม่ได้มีเกิน {count.Plain()} รายการ จึงไม่รับสักรายการ เลือกเป็นส่วนย่อยแล้วลองใหม่",
        $"More than {count.Plain()} lines cannot be taken, so none was. Choose fewer and try again."));
}
