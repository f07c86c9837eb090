using Klang.Core.Common;

namespace Klang.Core.People;

/// <summary>What can be wrong with a file of accounts.</summary>
internal static class AccountFileProblems
{
    public static Problem Header { get; } = New("accounts-header",
        "บรรทัดแรกต้องเป็นหัวคอลัมน์ user_name,display_name,unit_code,role หรือเพิ่ม ,email ต่อท้าย",
        "The first line is user_name,display_name,unit_code,role, with or without ,email.");

    public static Problem Empty { get; } = New("accounts-empty", "ไฟล์ไม่มีบัญชีให้นำเข้า เพิ่มอย่างน้อยหนึ่งบรรทัดใต้หัวคอลัมน์", "The file holds no accounts. Add a line under the header.");

    public static Problem Cells(int count) => New("accounts-cells",
        $"มี {count.Plain()} ช่อง ต้องมี 4 หรือ 5 ช่อง ถ้าข้อความมีจุลภาคให้ใส่ในเครื่องหมายคำพูด \"…\"",
        $"There are {count.Plain()} cells where 4 or 5 belong. Put a text with commas in double quotes.");

    public static Problem Role(string text) => New("accounts-role",
        $"ไม่รู้จักบทบาท '{text}' ใช้ officer, province-reviewer, department หรือ administrator",
        $"'{text}' is not a role. Use officer, province-reviewer, department or administrator.");

    public static Problem Double(string name, int first) => New("accounts-double",
        $"ชื่อผู้ใช้ {name} ซ้ำกับบรรทัดที่ {first.Plain()} แก้ให้ต่างกันหรือลบบรรทัดนี้", $"The user name {name} stands on line {first.Plain()} already.");

    private static Problem New(string code, string th, string en) => new(code, 422, new LocalText(th, en));
}
