using Klang.Core.Common;

namespace Klang.Web.Features.Monitoring;

/// <summary>What can be wrong with a question about who owes what; each names the parameter.</summary>
internal static class MonitoringProblems
{
    public static Problem NoUnitsThere { get; } = Problems.BadRequest(
        "ผู้รายงานคืออำเภอและจังหวัด within ต้องเป็นรหัสจังหวัดหรืออำเภอ", "Districts and provinces report: 'within' must be a province or a district.", "within");

    public static Problem BadArea { get; } = Problems.BadRequest(
        "within ต้องเป็นรหัสจังหวัด 2 หลัก หรืออำเภอ 4 หลัก", "'within' must be a province code of 2 digits or a district code of 4.", "within");

    public static Problem BadYear { get; } = Problems.BadRequest(
        "fiscalYear ต้องเป็นปีงบประมาณ พ.ศ. เช่น 2570", "'fiscalYear' must be a Buddhist fiscal year such as 2570.", "fiscalYear");

    public static Problem UnknownDataset { get; } = Problems.BadRequest(
        "ไม่มีฐานข้อมูลนี้", "There is no such dataset.", "dataset");
}
