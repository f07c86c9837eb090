using Klang.Core.Common;

namespace Klang.Core.Rounds;

internal static class HolidayProblems
{
    private const int Unprocessable = 422;

    public static Problem Header => New(
        "holiday-header",
        $"บรรทัดแรกของไฟล์วันหยุดต้องเป็น {HolidayFile.Header}",
        $"The first line of the holiday file must be {HolidayFile.Header}.");

    public static Problem Columns => New(
        "holiday-columns",
        "บรรทัดนี้มีจำนวนคอลัมน์ไม่เท่ากับ 5 ถ้าชื่อมีจุลภาคให้ใส่ในเครื่องหมายคำพูด",
        "This line does not have 5 columns. Put a name that has a comma in double quotes.");

    public static Problem Date => New(
        "holiday-date",
        "วันที่ต้องเป็นปี ค.ศ. แบบ 2019-01-31",
        "The date is written with a Common Era year, as in 2019-01-31.");

    public static Problem Name => New("holiday-name", "ต้องมีชื่อวันหยุดภาษาไทย", "The Thai name is missing.");

    public static Problem Confirm => New(
        "holiday-confirm", "คอลัมน์ confirm ต้องเป็น true, false หรือเว้นว่าง", "confirm is true, false or nothing.");

    public static Problem Twice => New(
        "holiday-twice",
        "วันหยุดนี้มีอยู่แล้วในบรรทัดก่อน กรุณาลบบรรทัดที่ซ้ำ",
        "This holiday stands on an earlier line already. Delete one of them.");

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
