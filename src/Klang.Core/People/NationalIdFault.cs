using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>Why a text is not a national id.</summary>
public enum NationalIdFault
{
    None,
    Empty,
    Scientific,
    NotDigits,
    Length,
    FirstDigit,
    CheckDigit,
}

public static class NationalIdFaults
{
    private const int Unprocessable = 422;

    public static Problem ToProblem(this NationalIdFault fault) => fault switch
    {
        NationalIdFault.Empty => New(
            "national-id-empty", "ยังไม่ได้กรอกเลขประจำตัวประชาชน", "No national id was given."),
        NationalIdFault.Scientific => New(
            "national-id-scientific",
            "Excel เปลี่ยนเลขประจำตัวเป็นรูปย่อ (เช่น 1.1017E+12) ซึ่งหลักท้ายหายไปแล้ว กรุณาจัดรูปแบบช่องเป็นข้อความ แล้วกรอก 13 หลักใหม่",
            "Excel turned the id into 1.1017E+12: its last digits are lost. Format the cell as text and type all 13 again."),
        NationalIdFault.NotDigits => New(
            "national-id-not-digits",
            "เลขประจำตัวประชาชนมีตัวอักษรหรือเครื่องหมายอื่นปน กรุณากรอกเฉพาะตัวเลข 13 หลัก",
            "The national id has letters or other signs in it. Type its 13 digits only."),
        NationalIdFault.Length => New(
            "national-id-length",
            "เลขประจำตัวประชาชนต้องมี 13 หลัก กรุณาตรวจสอบว่าขาดหรือเกิน",
            "A national id has 13 digits. Check whether one is missing or was typed twice."),
        NationalIdFault.FirstDigit => New(
            "national-id-first-digit",
            "หลักแรกของเลขประจำตัวประชาชนต้องเป็น 1 ถึง 8 กรุณาตรวจสอบกับบัตร",
            "The first digit of a national id is 1 to 8. Check it against the card."),
        NationalIdFault.CheckDigit => New(
            "national-id-check-digit",
            "เลขประจำตัวประชาชนไม่ถูกต้อง (หลักสุดท้ายไม่ตรงกับ 12 หลักแรก) กรุณาตรวจสอบกับบัตรทีละหลัก",
            "The last digit of the national id does not fit the other twelve. Compare it with the card digit by digit."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };

    private static Problem New(string code, string th, string en) => new(code, Unprocessable, new LocalText(th, en));
}
