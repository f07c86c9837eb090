using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.Areas;

/// <summary>Refusals of an import that need the registry to be known. Codes: areas.import.*.</summary>
internal static class AreaImportProblems
{
    /// <summary>Rolls the process back; the report says each line.</summary>
    public static Problem Faults { get; } = new("areas.import.faults", 422, new(
        "แฟ้มมีข้อผิดพลาด จึงไม่นำเข้าสักรายการ แก้ตามรายการแล้วนำเข้าใหม่",
        "The file has faults, so nothing was taken. Mend them and import it again."));

    public static Problem BornLater(int line, AreaCode code, DateOnly from) => new("areas.import.later", 422, new(
        $"บรรทัดที่ {line.Plain()}: รหัส {code} อยู่ในทะเบียนแล้วตั้งแต่ {BuddhistDate.Short(from)} ให้ใช้วันที่มีผลตั้งแต่วันนั้นเป็นต้นไป",
        $"Line {line.Plain()}: code {code} is in the registry from {BuddhistDate.Short(from, "en")} on. Take an effective date on or after that day."))
    {
        Where = line.Plain(),
    };
}
