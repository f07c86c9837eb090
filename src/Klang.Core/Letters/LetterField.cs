using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Letters;

/// <summary>A word in braces that a letter fills in when it is made.</summary>
/// <param name="Key">As it stands in the braces.</param>
/// <param name="Meaning">For who edits a template.</param>
public sealed record LetterField(string Key, LocalText Meaning);

/// <summary>Every merge field. Each letter fills all of them; one it has nothing for is blank.</summary>
public static class LetterFields
{
    public static ImmutableArray<LetterField> All { get; } =
    [
        new("year", new("ปีงบประมาณ เช่น 2562", "Fiscal year, such as 2562")),
        new("sender", new("ผู้ส่งในเนื้อความ เช่น จังหวัดเชียงราย", "The sender in the text, such as จังหวัดเชียงราย")),
        new("place", new("ชื่อจังหวัด เช่น เชียงราย", "The province's name")),
        new("letters", new("อักษรย่อของจังหวัดหรือกระทรวง เช่น ชร", "The letters of the province or ministry, such as ชร")),
        new("office", new("ชื่อหน่วยงานเจ้าของหนังสือ", "The office that writes")),
        new("asked", new("ผู้รับทั้งกลุ่ม: อำเภอ หรือ จังหวัด", "Whom it asks: อำเภอ or จังหวัด")),
        new("recipients", new("ผู้รับ เช่น นายอำเภอทุกอำเภอ", "Addressees, such as นายอำเภอทุกอำเภอ")),
        new("dataset", new("ชื่อฐานข้อมูล", "The dataset")),
        new("round", new("งวด เช่น งวดที่ 1 ปี 2570", "The round")),
        new("due", new("วันครบกำหนดที่ใกล้ที่สุด", "The nearest due date")),
        new("today", new("วันที่ของหนังสือ", "The letter's date")),
        new("count", new("จำนวนรายงานในบัญชีแนบท้าย", "How many reports the annex lists")),
        new("units", new("จำนวนหน่วยในบัญชีแนบท้าย", "How many units the annex lists")),
        new("completeness", new("ความครบถ้วน เช่น 17 จาก 18 หน่วย", "Completeness, such as 17 of 18 units")),
    ];

    public static bool Has(string key) => All.Any(field => field.Key == key);
}
