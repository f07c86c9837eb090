using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.Import.Reading;

/// <summary>Why a file cannot be read as a workbook, and what to do about it.</summary>
public static class ReadingProblems
{
    public static Problem Empty { get; } = New("422.40", "ไฟล์นี้ว่างเปล่า เปิดไฟล์ตรวจว่ามีข้อมูล บันทึก แล้วเลือกใหม่", "This file is empty. Open it, check that it holds data, save it and choose it again.");

    public static Problem NoRows { get; } = New("422.41", "ไม่พบข้อมูลในไฟล์นี้ แผ่นงานที่แสดงอยู่ไม่มีแถวข้อมูลเลย", "No data was found: the sheets that are shown have no rows.");

    public static Problem NotAWorkbook { get; } = New(
        "422.42", "ไฟล์นี้ไม่ใช่ไฟล์ Excel หรือ CSV แม้ชื่อจะลงท้ายเช่นนั้น เปิดไฟล์ต้นฉบับใน Excel แล้วบันทึกเป็น .xlsx", "This is no Excel or CSV file, whatever its name says. Open the original in Excel and save it as .xlsx.");

    public static Problem OtherFormat { get; } = New(
        "422.43", "ยังอ่านไฟล์ชนิดนี้ไม่ได้ เปิดใน Excel หรือ LibreOffice แล้วเลือก บันทึกเป็น .xlsx", "This kind of file is not read. Open it in Excel or LibreOffice and save it as .xlsx.");

    public static Problem Password { get; } = New(
        "422.44", "ไฟล์นี้มีรหัสผ่าน ระบบจึงอ่านไม่ได้ เปิดใน Excel ไปที่ ไฟล์ > ข้อมูล > ป้องกันสมุดงาน แล้วนำรหัสผ่านออก บันทึก แล้วส่งใหม่", "This file has a password, so it cannot be read. In Excel remove it under File > Info > Protect Workbook, save, and send it again.");

    public static Problem Broken { get; } = New(
        "422.45", "ไฟล์นี้เสียหาย อ่านได้ไม่ครบ เปิดใน Excel แล้วบันทึกเป็นไฟล์ใหม่ก่อนส่ง", "This file is damaged and cannot be read whole. Open it in Excel and save it as a new file first.");

    public static Problem Bomb { get; } = New(
        "413.40", "เมื่อขยายแล้วไฟล์นี้ใหญ่เกินกว่าที่รับได้ คัดลอกเฉพาะข้อมูลที่จะรายงานไปไว้ในไฟล์ใหม่", "Unzipped, this file is larger than can be taken. Copy only the data to be reported into a new file.");

    public static Problem TooLarge(long bytes) => New(
        "413.41", $"ไฟล์ใหญ่เกินไป รับได้ไม่เกิน {ThaiNumber.Show(bytes >> 20, 0)} เมกะไบต์ ลบรูปภาพหรือแผ่นงานที่ไม่ใช้แล้วส่งใหม่", $"The file is too large: up to {ThaiNumber.Show(bytes >> 20, 0)} MB. Remove pictures or sheets that are not needed.");

    public static Problem TooManyRows(int rows) => New(
        "413.42", $"แผ่นงานมีแถวมากเกินไป รับได้ไม่เกิน {ThaiNumber.Show(rows, 0)} แถว แบ่งเป็นหลายไฟล์", $"The sheet has too many rows: up to {ThaiNumber.Show(rows, 0)}. Split it into several files.");

    public static Problem TooManyColumns(int columns) => New(
        "413.43", $"แผ่นงานมีคอลัมน์มากเกินไป รับได้ไม่เกิน {ThaiNumber.Show(columns, 0)} คอลัมน์", $"The sheet has too many columns: up to {ThaiNumber.Show(columns, 0)}.");

    private static Problem New(string code, string th, string en) => new(code, int.Parse(code.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture), new LocalText(th, en));
}

/// <summary>Ends reading from inside a stream of rows; the room's doors turn it back into its <see cref="Problem"/>.</summary>
public sealed class UnreadableException(Problem problem) : Exception(problem.Message.En)
{
    public Problem Problem { get; } = problem;
}
