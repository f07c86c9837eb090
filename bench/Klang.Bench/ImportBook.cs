using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Datasets;
using Klang.Core.Imports;

namespace Klang.Bench;

/// <summary>Makes the workbook that <see cref="ImportTimes"/> reads: a code, a name and 28 columns of values, one wrong cell in every fiftieth row, broken rules in every twentieth.</summary>
internal static class ImportBook
{
    public const string Sheet = "ข้อมูล";
    private const int Values = 28;
    private const int WrongEach = 50;
    private const int BrokenEach = 20;

    public static string CodeOf(int number) => "57010101S" + number.ToString("D6", CultureInfo.InvariantCulture);

    public static string NameOf(int number) => "กลุ่มออมทรัพย์ที่ " + number.ToString(CultureInfo.InvariantCulture);

    public static void Write(string path, CompiledDefinition dataset, int rows)
    {
        var fields = ImportTargets.Of(dataset, 1, 2570).Where(t => t is { Role: TargetRole.Cell, Field: { IsComputed: false } and (NumberField or DateField) }).Select(t => t.Field!).Take(Values).ToList();
        using var document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            writer.WriteElement(Row(1, ["รหัส", "ชื่อกลุ่ม", .. fields.Select(f => f.Label.Th)]));
            for (var i = 0; i < rows; i++)
            {
                var number = i;
                writer.WriteElement(Row(i + 2, [CodeOf(i), NameOf(i), .. fields.Select((f, column) => Value(f, number, column))]));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = Sheet }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows × {fields.Count + 2} columns"));
    }

    private static object Value(Klang.Core.Datasets.Field field, int row, int column) =>
        field is NumberField && column == row % Values && row % WrongEach == 0 ? "ไม่ทราบ"
        : field is DateField ? "15/11/2569"
        : row % BrokenEach == 0 ? (row + column) % 90
        : Whole(field.Key.Name, 20 + (row % 40), 30 + (row % 50), column);

    /// <summary>Values that agree with each other, as in a book that somebody keeps.</summary>
    private static int Whole(string key, int men, int women, int column) => key switch
    {
        "members_male" => men,
        "members_female" => women,
        "members_ordinary" => men + women,
        "members_extraordinary" or "members_honorary" => 0,
        "members_new" or "members_left" => men % 4,
        "savers_in_round" => men,
        "committee_total" => 12,
        "committee_executive" or "committee_credit" or "committee_audit" or "committee_promotion" => 3,
        "satja_balance" => (men + women) * 2_500,
        _ => (column * 10_000) + (men * 10),
    };

    private static Row Row(int number, IEnumerable<object> cells) => new(cells.Select((c, i) => c is string text
        ? new Cell { CellReference = Address(i, number), DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) }
        : new Cell { CellReference = Address(i, number), CellValue = new CellValue((int)c) })) { RowIndex = (uint)number };

    private static string Address(int column, int row) => (column < 26 ? "" : "A") + (char)('A' + (column % 26)) + row.ToString(CultureInfo.InvariantCulture);
}
