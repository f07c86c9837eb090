using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>Why a text is not a Thai telephone number.</summary>
public enum ThaiPhoneFault
{
    None,
    Empty,
    NotDigits,
    Several,
    LostZero,
    Length,
    Prefix,
}

public static class ThaiPhoneFaults
{
    private const int Unprocessable = 422;

    public static Problem ToProblem(this ThaiPhoneFault fault) => fault switch
    {
        ThaiPhoneFault.Empty => New("phone-empty", "ยังไม่ได้กรอกหมายเลขโทรศัพท์", "No telephone number was given."),
        ThaiPhoneFault.NotDigits => New(
            "phone-not-digits",
            "หมายเลขโทรศัพท์มีตัวอักษรหรือเครื่องหมายอื่นปน กรุณากรอกแบบ 053-177-350 หรือ 053-177-350 ต่อ 12",
            "The telephone number has letters or other signs in it. Type it as 053-177-350, or 053-177-350 ext 12."),
        ThaiPhoneFault.Several => New(
            "phone-several",
            "มีหมายเลขโทรศัพท์มากกว่าหนึ่งหมายเลข กรุณากรอกหมายเลขเดียว",
            "There is more than one telephone number. Give one."),
        ThaiPhoneFault.LostZero => New(
            "phone-lost-zero",
            "หมายเลขโทรศัพท์ต้องขึ้นต้นด้วย 0 ถ้ามาจาก Excel ให้จัดรูปแบบช่องเป็นข้อความ แล้วเติม 0 ข้างหน้า",
            "A telephone number begins with 0. If it comes from Excel, format the cell as text and put the 0 back."),
        ThaiPhoneFault.Length => New(
            "phone-length",
            "จำนวนหลักไม่ถูกต้อง โทรศัพท์บ้านมี 9 หลัก มือถือมี 10 หลัก กรุณาตรวจสอบว่าขาดหรือเกิน",
            "The number of digits is wrong: a landline has 9, a mobile 10. Check whether one is missing or too many."),
        ThaiPhoneFault.Prefix => New(
            "phone-prefix",
            "ไม่มีหมายเลขที่ขึ้นต้นเช่นนี้ โทรศัพท์บ้านขึ้นต้น 02 03 04 05 07 มือถือขึ้นต้น 06 08 09",
            "No number begins like this. Landlines begin with 02, 03, 04, 05 or 07, mobiles with 06, 08 or 09."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
