using Klang.Core.Common;

namespace Klang.Core.Figures;

/// <summary>What can be wrong with a target; each names the line or the area.</summary>
public static class TargetProblems
{
    public static Problem BadArea(string line, string code) => Problems.Invalid(
        $"บรรทัด {line}: “{Short(code)}” ไม่ใช่รหัสพื้นที่ 2, 4, 6 หรือ 8 หลัก", $"Line {line}: '{Short(code)}' is not an area code of 2, 4, 6 or 8 digits.", line);

    public static Problem BadLine(string line) => Problems.Invalid(
        $"บรรทัด {line}: ต้องเป็น รหัสพื้นที่,เป้าหมาย หรือตามด้วยเกณฑ์ห้าระดับ ตัวเลขที่มีจุลภาคให้ใส่ในเครื่องหมายคำพูด",
        $"Line {line}: write area code,amount, or the five steps after them. Put amounts with commas in quotes.", line);

    public static Problem BadAmount(TargetPlace at) => Problems.Invalid(
        $"{at.Th}: เป้าหมายต้องเป็นตัวเลขตั้งแต่ 0 ขึ้นไป ทศนิยมไม่เกิน 4 ตำแหน่ง", $"{at.En}: a target must be a number from 0, with at most 4 decimals.", at.Where);

    public static Problem BadSteps(TargetPlace at) => Problems.Invalid(
        $"{at.Th}: เกณฑ์ห้าระดับต้องมีครบห้าค่า เรียงจากน้อยไปมาก", $"{at.En}: the five steps must all be there, rising.", at.Where);

    public static Problem Twice(string area) => Problems.Invalid(
        $"พื้นที่ {area} มีสองบรรทัด", $"The area {area} stands twice.", area);

    public static Problem Unknown(string area) => Problems.Invalid(
        $"ไม่มีพื้นที่รหัส {area} ในทะเบียน", $"The registry has no area {area}.", area);

    public static Problem TooDeep(string area) => Problems.Invalid(
        $"ฐานข้อมูลนี้ไม่มีตัวเลขลึกถึงพื้นที่ {area}", $"This dataset has no figures as far down as the area {area}.", area);

    private static string Short(string text) => text.Length <= 20 ? text : text[..20] + "…";
}

/// <summary>Where a target stands wrong: on a line that was pasted, or at an area of the table.</summary>
public readonly record struct TargetPlace(string Where, string Th, string En)
{
    public static TargetPlace Line(string number) => new(number, "บรรทัด " + number, "Line " + number);

    public static TargetPlace Area(string code) => new(code, "พื้นที่ " + code, "Area " + code);
}
