using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Thai;

namespace Klang.Web.Features.Import.Writing;

/// <summary>What a template says of a question, in plain Thai.</summary>
internal static class TemplateNotes
{
    public static string Of(Field field) => string.Join('\n', Lines(field).Where(l => l.Length > 0));

    private static IEnumerable<string> Lines(Field field)
    {
        yield return field.Help?.Th ?? "";
        yield return Kind(field);
        yield return field is NumberField { Min: { } least, Max: { } most } number ? $"ตั้งแต่ {ThaiNumber.Show(least, number.Decimals)} ถึง {ThaiNumber.Show(most, number.Decimals)}" : "";
        yield return field.Required ? "ต้องกรอก" : "";
    }

    private static string Kind(Field field) => field switch
    {
        YearField => "ปี พ.ศ. สี่หลัก",
        NumberField { Decimals: 0 } => "จำนวนเต็ม ถ้าไม่มีให้ใส่ 0 เว้นว่างหมายถึงไม่เปลี่ยน",
        NumberField number => $"ตัวเลข ทศนิยมไม่เกิน {number.Decimals.Plain()} ตำแหน่ง",
        DateField => "วันที่ เช่น 15/11/2569",
        ChoiceField => "เลือกจากรายการ",
        MultiField multi => "เลือกได้หลายข้อ คั่นด้วยจุลภาค: " + string.Join(", ", multi.Choices.Select(c => $"{c.Code} = {c.Label.Th}")),
        YesNoField => "ใช่ หรือ ไม่ใช่",
        PhoneField => "เบอร์โทรศัพท์ มี 0 นำหน้า",
        NationalIdField => "เลข 13 หลัก จัดช่องเป็นข้อความ",
        AreaField => "รหัสหรือชื่อพื้นที่",
        SubjectField => "รหัสในทะเบียน",
        TextField text => $"ข้อความไม่เกิน {text.MaxLength.Plain()} ตัวอักษร",
        FileField => "",
        _ => throw new NotSupportedException($"Unknown field type {field.GetType().Name}."),
    };
}
