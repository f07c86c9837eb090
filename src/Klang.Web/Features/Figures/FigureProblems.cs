using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Web.Features.Figures;

/// <summary>What can be wrong with a question for figures; each names the parameter.</summary>
internal static class FigureProblems
{
    public static Problem LevelAboveArea { get; } = Problems.BadRequest(
        "แยกตามระดับ (by) ต้องไม่สูงกว่าระดับของพื้นที่ (within)", "The level (by) cannot stand above the area (within).", "by");

    public static Problem UnknownLevel { get; } = Problems.BadRequest(
        "by ต้องเป็น province, district, subdistrict หรือ village", "'by' must be province, district, subdistrict or village.", "by");

    public static Problem UnknownStatus { get; } = Problems.BadRequest(
        "status ต้องเป็น all, reported หรือ approved", "'status' must be all, reported or approved.", "status");

    public static Problem BadArea { get; } = Problems.BadRequest(
        "within ต้องเป็นรหัสพื้นที่ 2, 4, 6, 8 หรือ 14 หลัก", "'within' must be an area code of 2, 4, 6, 8 or 14 digits.", "within");

    public static Problem OthersToo { get; } = new("figures.others", 403, new(
        "พื้นที่นี้ ณ วันที่เลือก รวมพื้นที่ที่อยู่ในความรับผิดชอบของหน่วยงานอื่น ให้เลือกวันอื่น หรือขอตัวเลขจากกรม",
        "On the chosen day this area holds areas that are another office's. Choose another day, or ask the department."))
    {
        Where = "asOf",
    };

    public static Problem BadYear { get; } = Problems.BadRequest(
        "fiscalYear ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2570", "'fiscalYear' must be a Buddhist fiscal year such as 2570.", "fiscalYear");

    public static Problem BadRound { get; } = Problems.BadRequest(
        "round ต้องเป็นเลขงวด เช่น 1 หรือ 2570/1", "'round' must be a round such as 1 or 2570/1.", "round");

    public static Problem UnknownDataset { get; } = Problems.BadRequest(
        "ไม่มีฐานข้อมูลนี้ ดูรายชื่อที่ /api/v1/datasets", "There is no such dataset. See /api/v1/datasets.", "dataset");

    public static Problem UnknownIndicator { get; } = Problems.BadRequest(
        "ฐานข้อมูลนี้ไม่มีตัวชี้วัดนี้", "This dataset has no such indicator.", "indicator");

    public static Problem NoRound(RoundId id) => Problems.BadRequest(
        $"ไม่มีงวด {id.WithoutDataset} ในปฏิทินของฐานข้อมูลนี้", $"The calendar of this dataset has no round {id.WithoutDataset}.", "round");

    public static Problem NoRounds { get; } = Problems.BadRequest(
        "ปฏิทินของฐานข้อมูลนี้ยังไม่มีงวดที่เปิด", "No round of this dataset has opened yet.", "round");
}
