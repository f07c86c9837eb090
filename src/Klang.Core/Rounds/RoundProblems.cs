using System.Globalization;
using Klang.Core.Common;

namespace Klang.Core.Rounds;

/// <summary>What can be wrong with a round's name, a plan and a due day; codes are stable.</summary>
internal static class RoundProblems
{
    private const int Unprocessable = 422;

    public static Problem IdForm => New(
        "round-id-form",
        "รหัสงวดไม่ถูกต้อง กรุณาเขียนเป็น ปีงบประมาณ/งวดที่ เช่น 2570/1 หรือ savings-group/2570/1",
        "This is not a round. Write fiscal year/number, as in 2570/1 or savings-group/2570/1.");

    public static Problem IdYear => New(
        "round-id-year",
        "ปีงบประมาณของงวดต้องเป็น พ.ศ. ตั้งแต่ 2500 ถึง 2700 เช่น 2570/1",
        "The fiscal year of a round is a Buddhist year from 2500 to 2700, as in 2570/1.");

    public static Problem DueDay(string text) => New(
        "due-day",
        $"วันครบกำหนด '{text}' ไม่ถูกต้อง กรุณาเขียนเช่น 20 Dec หรือ end Feb สำหรับวันสิ้นเดือน",
        $"'{text}' is not a due day. Write it as 20 Dec, or end Feb for a month's last day.");

    public static Problem NoDue => New(
        "plan-no-due", "ต้องมีวันครบกำหนดอย่างน้อยหนึ่งวัน", "Give at least one due date.");

    public static Problem DueOrder => New(
        "plan-due-order",
        "วันครบกำหนดต้องเรียงตามปีงบประมาณ (ตุลาคมก่อน) และไม่ซ้ำกัน",
        "Due dates stand in the order of the fiscal year (October first), each once.");

    public static Problem MonthDay => New(
        "plan-month-day", "dueDay ต้องอยู่ระหว่าง 1 ถึง 28", "dueDay is a day from 1 to 28.");

    public static Problem Announce => New(
        "plan-announce",
        "announce: monthly ใช้กับงวดรายเดือนเท่านั้น และงวดรายเดือนใช้แบบอื่นไม่ได้",
        "announce: monthly goes with monthly rounds, and monthly rounds with nothing else.");

    public static Problem Days => New(
        "plan-days",
        "opens และ grace ต้องไม่ติดลบ และ locks ต้องมากกว่า grace",
        "opens and grace are not negative, and locks is greater than grace.");

    public static Problem Names(int rounds, int names) => New(
        "plan-names",
        string.Create(CultureInfo.InvariantCulture, $"มี {rounds} งวด แต่มีชื่องวด {names} ชื่อ กรุณาใส่ชื่อให้ครบทุกงวดหรือไม่ต้องใส่"),
        string.Create(CultureInfo.InvariantCulture, $"There are {rounds} rounds but {names} names. Name every round or none."));

    public static Problem IdOfAnotherDataset(string found, string wanted) => New(
        "round-id-dataset",
        $"งวดนี้เป็นของฐานข้อมูล {found} ไม่ใช่ {wanted} กรุณาเลือกงวดของฐานข้อมูลเดียวกัน",
        $"This round belongs to {found}, not to {wanted}. Choose a round of the same dataset.");

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
