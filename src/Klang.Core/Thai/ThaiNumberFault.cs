using Klang.Core.Common;

namespace Klang.Core.Thai;

/// <summary>
/// Why a text is not a number. <see cref="Empty"/> is an answer of its own: nothing was said, which is not zero.
/// </summary>
public enum ThaiNumberFault
{
    None,

    /// <summary>Nothing, or only a dash.</summary>
    Empty,
    Scientific,
    Parentheses,
    NotANumber,
    Spaces,
    Sign,
    TwoPoints,
    Commas,
    TooLong,
}

public static class ThaiNumberFaults
{
    private const int Unprocessable = 422;

    public static Problem ToProblem(this ThaiNumberFault fault) => fault switch
    {
        ThaiNumberFault.Empty => New(
            "number-empty",
            "ยังไม่ได้กรอกตัวเลข หากไม่มีจำนวนให้กรอก 0",
            "No number was given. Type 0 if there is none."),
        ThaiNumberFault.Scientific => New(
            "number-scientific",
            "ตัวเลขอยู่ในรูปย่อของ Excel (เช่น 1.2E+08) ซึ่งหลักท้ายหายไปแล้ว กรุณาขยายช่องหรือจัดรูปแบบช่องเป็นตัวเลข แล้วกรอกใหม่",
            "The number is in scientific notation (1.2E+08): its last digits are lost. Format the cell as a number and retype it."),
        ThaiNumberFault.Parentheses => New(
            "number-parentheses",
            "ไม่รับวงเล็บแทนค่าติดลบ กรุณาใส่เครื่องหมายลบหน้าตัวเลข เช่น -1,234",
            "Brackets do not mean minus here. Put a minus sign in front, as in -1,234."),
        ThaiNumberFault.NotANumber => New(
            "number-not-a-number",
            "มีตัวอักษรหรือเครื่องหมายที่ไม่ใช่ตัวเลข กรุณากรอกเฉพาะตัวเลข เช่น 1,234.50",
            "There are letters or signs that are not part of a number. Type digits only, as in 1,234.50."),
        ThaiNumberFault.Spaces => New(
            "number-spaces",
            "มีช่องว่างคั่นกลางตัวเลข อาจเป็นตัวเลขสองจำนวนในช่องเดียว กรุณาลบช่องว่างหรือแยกช่อง",
            "There is a space inside the number; it may be two numbers in one cell. Remove the space or use two cells."),
        ThaiNumberFault.Sign => New(
            "number-sign",
            "เครื่องหมายบวกหรือลบอยู่ผิดที่ กรุณาใส่เครื่องหมายลบหนึ่งตัวหน้าตัวเลข หรือไม่ใส่เครื่องหมาย",
            "A plus or minus sign stands in the wrong place. Put one minus sign in front, or no sign."),
        ThaiNumberFault.TwoPoints => New(
            "number-two-points",
            "มีจุดทศนิยมมากกว่าหนึ่งจุด กรุณาให้เหลือจุดเดียว เช่น 1234.50",
            "There is more than one decimal point. Keep one, as in 1234.50."),
        ThaiNumberFault.Commas => New(
            "number-commas",
            "เครื่องหมายจุลภาคคั่นหลักพันอยู่ผิดที่ กรุณาคั่นทุกสามหลัก เช่น 1,234,567.50 หรือไม่ต้องคั่น",
            "A comma stands in the wrong place. Set one every three digits, as in 1,234,567.50, or none."),
        ThaiNumberFault.TooLong => New(
            "number-too-long",
            "ตัวเลขยาวเกินไป รับได้ไม่เกิน 28 หลัก กรุณาตรวจสอบว่ากรอกเกินหรือไม่",
            "The number is too long: up to 28 digits are taken. Check that nothing was typed twice."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
