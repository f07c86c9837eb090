using Klang.Core.Common;

namespace Klang.Web.Features.Assignments;

/// <summary>What can be wrong with sharing out work; each names the field.</summary>
internal static class AssignmentProblems
{
    public static Problem NothingChosen { get; } = Problems.Invalid("เลือกฐานข้อมูลอย่างน้อยหนึ่งรายการ", "Choose at least one dataset.", "chosen");

    public static Problem NotOwed { get; } = Problems.Invalid("สำนักงานไม่ได้รายงานฐานข้อมูลหรืองวดนี้", "The office does not report this dataset or round.", "chosen");

    public static Problem NotHere { get; } = Problems.Invalid("เลือกเจ้าหน้าที่ในสำนักงานนี้", "Choose somebody of this office.", "user");

    public static Problem NotADay { get; } = Problems.Invalid("อ่านวันที่ไม่ออก ให้พิมพ์เช่น 1/12/2569", "The date cannot be read. Type it as 1/12/2569.", "from");

    public static Problem DayElsewhere { get; } = Problems.Invalid(
        "วันเริ่มต้องอยู่ในปีงบประมาณ หรือไม่เกินหกเดือนก่อนและหลังปีนั้น", "The day lies in the fiscal year or within six months around it.", "from");

    public static Problem NothingToHandOver { get; } = Problems.Invalid(
        "ผู้ส่งมอบไม่มีงานที่รับผิดชอบในวันนั้น", "Whoever hands over answers for nothing on that day.", "outgoing");

    public static Problem SamePerson { get; } = Problems.Invalid("ผู้รับมอบต้องเป็นคนละคนกับผู้ส่งมอบ", "Choose two different people.", "incoming");
}
