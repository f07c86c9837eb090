using Klang.Core.Common;

namespace Klang.Web.Features.Merges;

/// <summary>Refusals of merging.</summary>
internal static class MergeProblems
{
    public static Problem CannotMerge { get; } = new("422.20", 422, new(
        "รวมได้เฉพาะรายการสองรายการของทะเบียนเดียวกันที่ยังไม่ได้รวมกับรายการอื่น",
        "Only two entries of one register can be merged, and neither may have been merged already."));

    public static Problem UndoOrder { get; } = new("409.20", 409, new(
        "รายการนี้ถูกรวมอีกครั้งภายหลัง ยกเลิกการรวมครั้งหลังก่อน",
        "This entry was merged again later. Undo the later merge first."));

    public static Problem SentSince { get; } = new("409.21", 409, new(
        "รายงานที่เกี่ยวข้องส่งไปแล้ว ขอให้จังหวัดส่งกลับก่อน แล้วจึงยกเลิกการรวม",
        "A report that this concerns was sent since. Have it returned first, then undo the merge."));

    public static Problem Broken(LocalText rule) => new("422.21", 422, new(
        $"ข้อมูลที่เลือกยังไม่ถูกต้อง: {rule.Th} เลือกค่าอื่น หรือแก้ไขรายการก่อนรวม",
        $"What was chosen is not right yet: {rule.In("en")} Choose another value, or correct the entry first."));
}
