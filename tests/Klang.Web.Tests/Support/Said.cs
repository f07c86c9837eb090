using Klang.Web.Features.Submissions;

namespace Klang.Web.Tests.Support;

/// <summary>What an officer says where warnings are not what a test is about.</summary>
internal static class Said
{
    public static Statement ForAll { get; } = new() { ForTheRest = "ตรวจสอบแล้ว ตัวเลขถูกต้องตามเอกสาร", NilReason = "ไม่มีข้อมูลในงวดนี้" };
}
