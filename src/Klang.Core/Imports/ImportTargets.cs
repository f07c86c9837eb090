using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;

namespace Klang.Core.Imports;

/// <summary>Everything that a column of a workbook for one dataset and round can be.</summary>
public static class ImportTargets
{
    public const string Code = "#code";
    public const string Name = "#name";
    public const string Moo = "#moo";
    public const string Village = "#village";
    public const string Subdistrict = "#subdistrict";
    public const string District = "#district";
    public const string Year = "#year";
    public const string Aside = "#aside";

    /// <param name="dataset">The definition.</param>
    /// <param name="round">The round's number in its year.</param>
    /// <param name="fiscalYear">Buddhist.</param>
    public static ImmutableArray<ImportTarget> Of(CompiledDefinition dataset, int round, int fiscalYear)
    {
        var definition = dataset.Definition;
        var asked = definition.Fields.Where(f => !f.IsHidden && f is not FileField && f.IsAskedIn(round, fiscalYear));
        var cells = asked.Select(f => Cell(definition, f));
        var listed = definition.Lists.SelectMany(l => l.Fields.Where(f => !f.IsComputed && !f.IsHidden && f is not FileField).Select(f => Listed(l, f)));
        return [.. Subject(dataset), .. cells, .. listed];
    }

    private static ImportTarget Cell(DatasetDefinition definition, Field field)
    {
        var section = definition.Sections.FirstOrDefault(s => s.Key == field.Section)?.Label.Th ?? "";
        return new(field.Key.Name, TargetRole.Cell, field.Label, field, Wordings([.. Plain(field), section + " " + field.Label.Th]));
    }

    private static ImportTarget Listed(ListDefinition list, Field field) =>
        new($"{list.Key.Name}.{field.Key.Name}", TargetRole.ListCell, new($"{list.Label.Th}: {field.Label.Th}", $"{list.Label.En ?? list.Label.Th}: {field.Label.En ?? field.Label.Th}"), field, Wordings([.. Plain(field), $"{list.Label.Th} {field.Label.Th}"]))
        {
            List = list.Key,
        };

    private static string[] Plain(Field field) =>
        [field.Label.Th, field.Label.En ?? "", field.Key.Name, field.Unit is { } unit ? $"{field.Label.Th} {unit.Name.Th}" : ""];

    private static IEnumerable<ImportTarget> Subject(CompiledDefinition dataset)
    {
        var register = dataset.Register;
        var titles = register?.Fields.Where(f => register.Title.Contains(f.Key)).Select(f => f.Label.Th).ToArray() ?? [];
        yield return new(Code, TargetRole.Code, new("รหัส (ของหน่วยข้อมูล)", "Code of the subject"), null, Wordings(["รหัส", "รหัสกลุ่ม", "รหัสหมู่บ้าน", "รหัสทะเบียน", "รหัสพื้นที่", "เลขทะเบียน", "code"]));
        yield return new(Name, TargetRole.Name, new("ชื่อ (ของหน่วยข้อมูล)", "Name of the subject"), null,
            Wordings(["ชื่อ", .. titles, register?.Name.Th ?? "", "ชื่อกลุ่ม", "รายชื่อ", "ชื่อ-สกุล", "name", .. register is null ? ["หมู่บ้าน", "ชื่อหมู่บ้าน", "บ้าน", "ชื่อบ้าน"] : Array.Empty<string>()]));
        yield return new(Moo, TargetRole.Moo, new("หมู่ที่", "Village number"), null, Wordings(["หมู่ที่", "หมู่", "ม.", "moo"]));
        yield return new(Village, TargetRole.Village, new("หมู่บ้าน", "Village"), null, Wordings(["หมู่บ้าน", "ชื่อหมู่บ้าน", "บ้าน", "ชุมชน", "ที่ตั้งหมู่บ้าน", "village"]));
        yield return new(Subdistrict, TargetRole.Subdistrict, new("ตำบล", "Subdistrict"), null, Wordings(["ตำบล", "ต.", "แขวง", "ชื่อตำบล", "subdistrict", "tambon"]));
        yield return new(District, TargetRole.District, new("อำเภอ หรือหน่วยรายงาน", "District or reporting unit"), null, Wordings(["อำเภอ", "อ.", "เขต", "ชื่ออำเภอ", "หน่วยรายงาน", "หน่วยงาน", "district", "amphoe"]));
        yield return new(Year, TargetRole.FiscalYear, new("ปีงบประมาณ", "Fiscal year"), null, Wordings(["ปีงบประมาณ", "ปี", "ปี พ.ศ.", "พ.ศ.", "fiscal year", "year"]));
        yield return new(Aside, TargetRole.Aside, new("ไม่นำเข้า", "Not taken"), null,
            Wordings(["ลำดับ", "ลำดับที่", "ที่", "no", "หมายเหตุ", "จังหวัด", "หน่วย", "ที่มา", "รายการข้อมูล", "ลายมือชื่อ", .. register?.Fields.Where(f => !register.Title.Contains(f.Key)).Select(f => f.Label.Th) ?? []]));
    }

    private static ImmutableArray<string> Wordings(IEnumerable<string> texts) => [.. texts.Select(LabelText.Key).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal)];
}
