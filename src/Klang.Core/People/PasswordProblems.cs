using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>Why a password is refused, and how to mend it.</summary>
internal static class PasswordProblems
{
    private const string Phrase = "ลองใช้วลีที่จำง่ายหลายคำ เช่น สิ่งของสามสี่อย่างที่ไม่เกี่ยวกัน";
    private const string PhraseEn = "Try a phrase of several words, such as three or four things that have nothing to do with each other.";

    public static Problem TooShort { get; } = New("password-short", $"รหัสผ่านสั้นไป ต้องมีอย่างน้อย {PasswordRules.MinLength.Plain()} ตัวอักษร {Phrase}",
        $"The password is too short: at least {PasswordRules.MinLength.Plain()} characters. {PhraseEn}");

    public static Problem TooLong { get; } = New("password-long", $"รหัสผ่านยาวไป ต้องไม่เกิน {PasswordRules.MaxLength.Plain()} ตัวอักษร ตัดให้สั้นลง",
        $"The password is too long: at most {PasswordRules.MaxLength.Plain()} characters. Make it shorter.");

    public static Problem Circular { get; } = New("password-circular", $"รหัสผ่านมีรูปแบบของหนังสือเวียน (cdd18…) ซึ่งทุกคนรู้ ตัดส่วนนั้นออก {Phrase}",
        $"The password has the circular's pattern (cdd18…), which everybody knows. Leave that out. {PhraseEn}");

    public static Problem UserName { get; } = New("password-user-name", "รหัสผ่านมีชื่อผู้ใช้ของท่านอยู่ เดาได้ง่าย ตัดชื่อผู้ใช้ออก",
        "The password holds your user name, which is easy to guess. Leave it out.");

    public static Problem PersonName { get; } = New("password-person", "รหัสผ่านมีชื่อหรือนามสกุลของท่านอยู่ เดาได้ง่าย ตัดชื่อออก",
        "The password holds your name or surname, which is easy to guess. Leave it out.");

    public static Problem AreaCode { get; } = New("password-area-code", "รหัสผ่านมีรหัสหน่วย รหัสจังหวัด หรือรหัสอำเภอของท่าน เดาได้จากรหัสพื้นที่ ใช้ตัวเลขอื่นหรือไม่ใช้ตัวเลข",
        "The password holds the code of your unit, province or district. Use other digits, or none.");

    public static Problem Pattern { get; } = New("password-pattern", $"รหัสผ่านมีตัวซ้ำหรือตัวเรียงกัน (เช่น 1111 1234 qwer) เดาได้ง่าย {Phrase}",
        $"The password repeats or counts (as in 1111, 1234, qwer), which is easy to guess. {PhraseEn}");

    public static Problem Common { get; } = New("password-common", $"รหัสผ่านนี้เป็นคำที่คนใช้กันมากที่สุด เดาได้ทันที {Phrase}",
        $"This is one of the commonest passwords. {PhraseEn}");

    public static Problem OfficeName(string word) => New("password-office", $"รหัสผ่านมีคำว่า “{word}” จากชื่อสำนักงานหรือจังหวัดของท่าน เดาได้ง่าย ใช้คำอื่น",
        $"The password holds “{word}” from the name of your office or province. Use another word.");

    private static Problem New(string code, string th, string en) => new(code, 422, new LocalText(th, en)) { Where = "password" };
}
