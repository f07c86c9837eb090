using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>Refusals about accounts, signing in and tokens; codes are stable.</summary>
public static class AccountProblems
{
    /// <summary>One text for every reason: it must not tell which names exist, nor which are closed or locked.</summary>
    public static Problem SignInFailed { get; } = new("sign-in-failed", 401, new(
        "เข้าสู่ระบบไม่ได้ ตรวจชื่อผู้ใช้ รหัสผ่าน และภาษาของแป้นพิมพ์ หากผิดครบ 5 ครั้งต้องรอ 15 นาที ถ้าลืมรหัสผ่านให้ขอใบรหัสใหม่จากผู้ดูแลบัญชีของจังหวัด",
        "Sign-in failed. Check the user name, the password and the keyboard language. After 5 wrong tries wait 15 minutes. If you forgot the password, ask your province for a new slip."));

    public static Problem CircularUserName { get; } = new("user-name-circular", 422, new(
        "ชื่อผู้ใช้แบบหนังสือเวียน (cdd18…) ใช้ไม่ได้แล้ว เพราะเดาได้จากรหัสพื้นที่ ใช้บัญชีของท่านเอง ถ้ายังไม่มีให้ขอจากจังหวัด",
        "User names of the circular (cdd18…) no longer work: they can be guessed from the area code. Use your own account; ask the province for one."));

    public static Problem TokenRefused { get; } = new("token-refused", 401, new(
        "โทเคนนี้ใช้ไม่ได้ อาจพิมพ์ไม่ครบ ถูกยกเลิก หรือบัญชีถูกปิด ขอโทเคนใหม่จากผู้ดูแลระบบ",
        "This token does not work: it is incomplete, revoked, or its account is closed. Ask the administrator for a new one."));

    public static Problem FirstPassword { get; } = new("first-password", 403, new(
        "ต้องตั้งรหัสผ่านของท่านเองก่อน ที่หน้าเปลี่ยนรหัสผ่าน", "Choose a password of your own first, on the password page."));

    public static Problem OwnAccount { get; } = new("own-account", 403, new(
        "ทำรายการนี้กับบัญชีของตนเองไม่ได้ ให้ผู้ดูแลคนอื่นทำ หรือใช้หน้าบัญชีของฉัน",
        "You cannot do this to your own account. Ask another administrator, or use the page My account."));

    public static Problem TooManyTries { get; } = new("too-many-tries", 429, new(
        "ลองถี่เกินไป รอหนึ่งนาทีแล้วลองใหม่", "Too many tries. Wait a minute and try again."));

    public static Problem UserNameForm { get; } = new("user-name-form", 422, new(
        "ชื่อผู้ใช้ต้องขึ้นต้นด้วย a–z และมี 3–40 ตัว ใช้ได้เฉพาะ a–z 0–9 จุด ขีดกลาง ขีดล่าง เช่น somchai.j",
        "A user name begins with a–z and has 3–40 of a–z, 0–9, dot, dash, underscore, as in somchai.j."));

    public static Problem DisplayNameForm { get; } = new("display-name-form", 422, new(
        "ชื่อและนามสกุลต้องมี 2–200 ตัวอักษร ขึ้นต้นด้วยตัวอักษร", "Name and surname have 2–200 characters and begin with a letter."));

    public static Problem EmailForm { get; } = new("email-form", 422, new(
        "ที่อยู่อีเมลไม่ถูกต้อง เขียนเช่น name@example.go.th หรือเว้นว่าง", "This is not an e-mail address. Write name@example.go.th, or leave it empty."));

    public static Problem WrongCurrent { get; } = new("current-password-wrong", 422, new(
        "รหัสผ่านเดิมไม่ถูกต้อง ตรวจภาษาของแป้นพิมพ์แล้วพิมพ์ใหม่", "The current password is wrong. Check the keyboard language and type it again."));

    public static Problem SamePassword { get; } = new("password-same", 422, new(
        "รหัสผ่านใหม่เหมือนของเดิม ตั้งรหัสผ่านอื่น", "This is the password you have now. Choose another."));

    public static Problem RepeatDiffers { get; } = new("password-repeat", 422, new(
        "รหัสผ่านใหม่สองช่องไม่ตรงกัน พิมพ์ใหม่ทั้งสองช่อง", "The two new passwords differ. Type both again."));

    public static Problem UserNameTaken(string name) => new("user-name-taken", 409, new(
        $"ชื่อผู้ใช้ {name} มีผู้ใช้แล้ว เลือกชื่ออื่น", $"The user name {name} is taken. Choose another."));

    public static Problem NoSuchUser(string name) => new("user-unknown", 404, new(
        $"ไม่มีบัญชี {name} ตรวจชื่อผู้ใช้", $"There is no account {name}. Check the user name."));

    public static Problem NoSuchUnit(string code) => new("unit-unknown", 422, new(
        $"ไม่มีหน่วยรายงานรหัส {code} ใช้รหัสอำเภอ 4 หลัก รหัสจังหวัด 2 หลัก หรือรหัสสำนัก",
        $"There is no unit {code}. Use a district's 4 digits, a province's 2, or a bureau's key."));

    public static Problem RoleElsewhere(Role role, string unit) => new("role-unit", 422, new(
        $"บทบาท{role.Name().Th} อยู่กับ {unit} ไม่ได้ เจ้าหน้าที่ผู้บันทึกอยู่ที่อำเภอหรือจังหวัด ผู้ตรวจอยู่ที่จังหวัด เจ้าหน้าที่กรมและผู้ดูแลระบบอยู่ที่กรม",
        $"The role {role.Name().En} cannot belong to {unit}. Officers belong to a district or province, reviewers to a province, the rest to the department."));

    public static Problem NoStandIn { get; } = Problems.Invalid(
        "เลือกผู้ปฏิบัติการแทนจากเจ้าหน้าที่ในสำนักงานเดียวกัน", "Choose somebody of the same office.", "to");

    public static Problem DelegatedAlready { get; } = new("409.33", 409, new(
        "ช่วงวันนี้มอบอำนาจให้ผู้อื่นไว้แล้ว ยุติรายการเดิมก่อน", "Somebody else decides for you on these days already. End that first."));

    public static Problem NotADay(string field) => Problems.Invalid(
        "อ่านวันที่ไม่ออก ให้พิมพ์เช่น 25/12/2569", "The date cannot be read. Type it as 25/12/2569.", field);
}
