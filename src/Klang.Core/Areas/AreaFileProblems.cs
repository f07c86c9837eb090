using System.Globalization;
using Klang.Core.Common;

namespace Klang.Core.Areas;

/// <summary>What can be wrong with a line of an area file. Codes: areas.file.*.</summary>
internal static class AreaFileProblems
{
    public const string TestProvinceCode = "areas.file.test-province";

    public static Problem Columns(string found) => Make(
        1,
        "columns",
        $"หัวตารางต้องมีคอลัมน์ code และ name_th แต่พบ \"{Short(found)}\" ให้ใส่ชื่อคอลัมน์ไว้ที่บรรทัดแรก คั่นด้วยจุลภาค",
        $"The header needs the columns code and name_th, but is \"{Short(found)}\". Put the column names on the first line, with commas between them.");

    public static Problem DopaColumns(string found) => Make(
        1,
        "columns",
        $"หัวตารางต้องมีคู่คอลัมน์รหัสและชื่อ เช่น CC-CODE|CC-DESC|…|CCAATTMM-CODE|CCAATTMM-DESC แต่พบ \"{Short(found)}\" ให้ใช้แฟ้มของกรมการปกครองโดยไม่แก้หัวตาราง",
        $"The header needs pairs of code and name, such as CC-CODE|CC-DESC|…|CCAATTMM-CODE|CCAATTMM-DESC, but is \"{Short(found)}\". Use the department's file with its header unchanged.");

    public static Problem Width(int line, int found, int expected) => Make(
        line,
        "row-width",
        $"มี {N(found)} ช่อง แต่หัวตารางมี {N(expected)} ช่อง ถ้าชื่อมีจุลภาคอยู่ข้างใน ให้ครอบชื่อด้วยเครื่องหมายคำพูด",
        $"{N(found)} fields where the header has {N(expected)}. If a name holds a comma, put the name in double quotes.");

    public static Problem OpenQuote(int line) => Make(
        line,
        "quote",
        "มีเครื่องหมายคำพูดเปิดที่ไม่ได้ปิด จึงอ่านบรรทัดต่อจากนี้ไม่ได้ ให้ปิดเครื่องหมายคำพูดหรือลบออก",
        "A double quote is opened and never closed, so the lines after it could not be read. Close it or take it out.");

    public static Problem BadCode(int line, string code) => Make(
        line,
        "bad-code",
        $"รหัส \"{Short(code)}\" ไม่ใช่รหัสพื้นที่ ต้องเป็นตัวเลข 2 (จังหวัด) 4 (อำเภอ) 6 (ตำบล) หรือ 8 หลัก (หมู่บ้าน) ส่วนชุมชนต้องมีเลข 8 หลักพร้อมคอลัมน์ type_th และ subdistrict_code ถ้ามาจาก Excel ให้กำหนดคอลัมน์รหัสเป็นข้อความ",
        $"\"{Short(code)}\" is not an area code: it must be 2 (province), 4 (district), 6 (subdistrict) or 8 digits (village); a community has a number of 8 digits and needs the columns type_th and subdistrict_code. If it comes from Excel, make the code column text.");

    public static Problem Duplicate(int line, AreaCode code, int first) => Make(
        line,
        "duplicate",
        $"รหัส {code} ซ้ำกับบรรทัดที่ {N(first)} ให้เหลือไว้บรรทัดเดียว",
        $"Code {code} is on line {N(first)} already. Keep one of the two.");

    public static Problem TwoNames(int line, AreaCode code, AreaFileRow first, string name) => Make(
        line,
        "two-names",
        $"รหัส {code} ชื่อ \"{Short(name)}\" แต่บรรทัดที่ {N(first.Line)} ชื่อ \"{Short(first.NameTh)}\" ให้ตรวจว่าชื่อใดถูกต้อง ระบบใช้ชื่อแรก",
        $"Code {code} is called \"{Short(name)}\" here and \"{Short(first.NameTh)}\" on line {N(first.Line)}. Find out which is right; the first is used.");

    public static Problem NoName(int line, AreaCode code) => Make(
        line,
        "no-name",
        $"รหัส {code} ไม่มีชื่อ ให้ใส่ชื่อ หรือลบบรรทัดนี้ถ้าไม่มีพื้นที่นี้จริง",
        $"Code {code} has no name. Write its name, or take the line out if there is no such area.");

    public static Problem Unreadable(int line, AreaCode code) => Make(
        line,
        "unreadable",
        $"ชื่อของรหัส {code} มีอักขระที่อ่านไม่ได้ ให้บันทึกแฟ้มเป็น UTF-8 หรือ windows-874 แล้วนำเข้าใหม่",
        $"The name of code {code} has characters that cannot be read. Save the file as UTF-8 or windows-874 and import it again.");

    public static Problem TooLong(int line, AreaCode code, int limit) => Make(
        line,
        "too-long",
        $"ชื่อของรหัส {code} ยาวเกิน {N(limit)} อักขระ ให้ตรวจว่ามีเครื่องหมายคำพูดหรือจุลภาคผิดที่หรือไม่",
        $"The name of code {code} is longer than {N(limit)} characters. Look for a quote or a comma in the wrong place.");

    public static Problem TestProvince(int line, AreaCode code) => Make(
        line,
        "test-province",
        $"รหัส {code} อยู่ในจังหวัด 97 (ทดสอบจังหวัด) ซึ่งไม่ใช่จังหวัดจริง จึงไม่นำเข้า ไม่ต้องแก้ไข",
        $"Code {code} lies in province 97 (ทดสอบจังหวัด), which is a test entry and not a province. It is left out; nothing to mend.");

    public static Problem Orphan(int line, AreaCode code) => Make(
        line,
        "orphan",
        $"รหัส {code} อยู่ใต้รหัส {code.Parent} ซึ่งไม่มีทั้งในแฟ้มนี้และในทะเบียน ให้ตรวจรหัส หรือเพิ่มรหัส {code.Parent} ก่อน",
        $"Code {code} lies under {code.Parent}, which is neither in this file nor in the registry. Check the code, or add {code.Parent} first.");

    public static Problem Moo(int line, AreaCode code, string moo) => Make(
        line,
        "moo",
        $"หมู่ที่ \"{Short(moo)}\" ไม่ตรงกับสองหลักท้ายของรหัส {code} ให้แก้หมู่ที่หรือรหัสให้ตรงกัน",
        $"Moo \"{Short(moo)}\" is not what the last two digits of code {code} say. Make them agree.");

    public static Problem Empty() => Make(
        1,
        "empty",
        "แฟ้มไม่มีรายการพื้นที่ ให้ตรวจว่าเลือกแฟ้มถูกต้อง",
        "The file lists no areas. Check that it is the right file.");

    private static Problem Make(int line, string code, string th, string en) =>
        new($"areas.file.{code}", 422, new LocalText($"บรรทัดที่ {N(line)}: {th}", $"Line {N(line)}: {en}")) { Where = N(line) };

    private static string N(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 60 ? text.Trim() : $"{text[..60].Trim()}…";
}
