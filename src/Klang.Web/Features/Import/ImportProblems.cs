using Klang.Core.Common;

namespace Klang.Web.Features.Import;

/// <summary>Refusals of this room.</summary>
public static class ImportProblems
{
    public static Problem NoSuchReport(string dataset, string round, string unit) => new("404.50", 404, new(
        $"หน่วย {unit} ไม่มีรายงาน {dataset} งวด {round} ตรวจชื่อฐานข้อมูล งวด และรหัสหน่วย", $"Unit {unit} owes no report {dataset} for round {round}. Check the dataset's key, the round and the unit's code."));

    public static Problem NoFile { get; } = new("422.50", 422, new("เลือกไฟล์ก่อน แล้วกดอ่านไฟล์", "Choose a file first, then press read."));

    public static Problem GivenUp { get; } = new("409.53", 409, new("เลิกการนำเข้านี้แล้ว ไม่มีอะไรถูกบันทึก", "This import was given up. Nothing was stored."));

    public static Problem Moved { get; } = new("409.50", 409, new(
        "การนำเข้านี้เดินหน้าไปแล้ว อาจกดไว้ในอีกหน้าต่างหนึ่ง ดูสถานะล่าสุดในหน้านี้", "This import has moved on, perhaps from another window. See where it stands on this page."));

    public static Problem NothingToTake { get; } = new("409.51", 409, new("ไม่มีแถวที่ต้องบันทึก ทุกแถวตรงกับข้อมูลเดิมหรือยังต้องแก้", "There is nothing to take: every row says what stands already, or has to be mended."));

    public static Problem NotAllGood { get; } = new("409.52", 409, new("ยังมีแถวที่ต้องแก้ แก้ก่อน หรือเลือกรับเฉพาะแถวที่ถูกต้อง", "Some rows have to be mended. Mend them, or take the good ones only."));

    public static Problem NoSubjectColumn { get; } = new("422.51", 422, new(
        "ยังไม่รู้ว่าคอลัมน์ใดเป็นชื่อหรือรหัส เลือกให้คอลัมน์หนึ่งเป็น ชื่อ หรือ รหัส ของหน่วยข้อมูล", "No column is the name or the code yet. Choose one column as the name or the code of the subject."));

    public static Problem NoValueColumn { get; } = new("422.52", 422, new("ยังไม่มีคอลัมน์ใดที่จะนำเข้า เลือกข้อมูลให้อย่างน้อยหนึ่งคอลัมน์", "No column would be taken. Choose what at least one of them holds."));

    public static Problem TwiceChosen(string label) => new("422.53", 422, new($"เลือก “{label}” ไว้มากกว่าหนึ่งคอลัมน์ ให้เหลือคอลัมน์เดียว", $"'{label}' was chosen for more than one column. Keep one."));

    public static Problem WhichSheet(IEnumerable<string> sheets) => new("422.54", 422, new(
        $"มีหลายแผ่นงานที่หน้าตาเหมือนกัน: {string.Join(", ", sheets)} เลือกแผ่นงานที่ต้องการนำเข้าก่อนตรวจ",
        $"Several sheets look alike: {string.Join(", ", sheets)}. Pick the one that is meant before checking."));

    public static Problem NoSuchSheet(IEnumerable<string> sheets) => new("422.55", 422, new(
        $"ไม่มีแผ่นงานชื่อนี้ ในไฟล์มี {string.Join(", ", sheets)}", $"No sheet has this name. The file has {string.Join(", ", sheets)}."));

    public static Problem NothingTicked { get; } = new("422.56", 422, new("ทำเครื่องหมายแถวที่จะขึ้นทะเบียนก่อน", "Tick the rows that are to be added first."));

    public static Problem NotAllAdded(int added, int left) => new("422.57", 422, new(
        $"ขึ้นทะเบียนแล้ว {added.Plain()} รายการ เหลือ {left.Plain()} รายการที่ต้องดูก่อน แก้ช่องที่ทำเครื่องหมายไว้ หรือยืนยันว่าไม่ซ้ำ", $"{added.Plain()} were added. {left.Plain()} want a look first: mend the marked fields, or say that they are no doubles."));

    public static Problem FileGone { get; } = new("410.50", 410, new("ไม่พบไฟล์ที่ส่งไว้บนเครื่องนี้แล้ว ส่งไฟล์อีกครั้ง", "The file is not on this server any more. Send it again."));
}
