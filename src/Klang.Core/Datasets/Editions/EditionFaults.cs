using Klang.Core.Common;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Datasets.Editions;

/// <summary>What is said of a change to something published, and what to do instead.</summary>
internal static class EditionFaults
{
    public static DefinitionFault DatasetGone(Edition edition) => new(edition.File, 1, new(
        $"ฐานข้อมูล “{edition.Key}” เปิดงวดเก็บข้อมูลแล้ว ลบไฟล์หรือเปลี่ยนรหัสไม่ได้ ให้นำไฟล์กลับมา",
        $"Rounds of the dataset '{edition.Key}' have been opened; its file cannot go and its key cannot change. Put the file back."));

    public static LocalText FieldGone(string name, string label) => new(
        $"ข้อมูล “{name}” ({label}) เผยแพร่แล้ว ลบไม่ได้ ให้ใส่กลับและบอก until: ปีงบประมาณสุดท้ายที่ถาม",
        $"The field '{name}' was published and cannot be removed. Put it back and give it until: the last fiscal year in which it is asked.");

    public static LocalText ListGone(string list) => new(
        $"รายการ “{list}” เผยแพร่แล้ว ลบไม่ได้ ให้ใส่กลับ และบอก until ให้ข้อมูลในรายการ",
        $"The list '{list}' was published and cannot be removed. Put it back and give its fields until.");

    public static LocalText ChoiceGone(string name, string code) => new(
        $"“{name}”: ตัวเลือก “{code}” เผยแพร่แล้ว ลบไม่ได้ ให้ใส่กลับและบอก until: ปีงบประมาณสุดท้ายที่เลือกได้",
        $"'{name}': the choice '{code}' was published and cannot be removed. Put it back and give it until: the last fiscal year in which it may be chosen.");

    public static LocalText Changed(string what, string old, string made, bool dataset) => new(
        $"“{what}” เผยแพร่แล้วเป็น {old} เปลี่ยนเป็น {made} ไม่ได้ เพราะข้อมูลที่บันทึกไว้จะเปลี่ยนความหมาย ให้ใช้ค่าเดิม หรือตั้งรหัสใหม่{(dataset ? "ของฐานข้อมูล" : "และบอก until ให้ข้อมูลเดิม")}",
        $"'{what}' was published as {old} and cannot become {made}, because what is stored would change its meaning. Keep it, or take a new {(dataset ? "dataset key" : "key and give the old field until")}.");

    public static LocalText FewerDecimals(string name, int old, int made) => new(
        $"“{name}” เผยแพร่แล้วด้วยทศนิยม {old.Plain()} ตำแหน่ง ลดเหลือ {made.Plain()} ไม่ได้ ให้ใช้ค่าเดิม หรือตั้งรหัสใหม่และบอก until ให้ข้อมูลเดิม",
        $"'{name}' was published with {old.Plain()} decimals and cannot have {made.Plain()}. Keep them, or take a new key and give the old field until.");

    public static LocalText RoundsChanged(string old, string made) => new(
        $"จำนวนงวดเปลี่ยนจาก {old} เป็น {made} งวดที่เปิดแล้วไม่เปลี่ยนตาม",
        $"The rounds went from {old} to {made}; rounds that were opened stay as they are.");

    public static LocalText Renamed(string name, string old, string made) => new(
        $"“{name}” เปลี่ยนชื่อจาก “{old}” เป็น “{made}” ถ้าความหมายเปลี่ยน ให้ตั้งรหัสใหม่และบอก until ให้ข้อมูลเดิม",
        $"'{name}' was renamed from '{old}' to '{made}'. If the meaning changed, take a new key and give the old field until.");
}
