using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Worksheet = DocumentFormat.OpenXml.Spreadsheet.Worksheet;

namespace Klang.E2E.Tests.Support;

/// <summary>A workbook as an office keeps it: any texts and numbers, and cells merged for looks. Read back by its cells and comments.</summary>
internal static class OfficeBook
{
    /// <summary>Numbers become number cells, everything else text; null leaves a cell out.</summary>
    /// <param name="sheet">The tab's name.</param>
    /// <param name="merged">A1:E1.</param>
    /// <param name="rows">From row 1.</param>
    public static byte[] Make(string sheet, string[] merged, params object?[][] rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var part = workbook.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select(Row)), new MergeCells(merged.Select(m => new MergeCell { Reference = m })));
            workbook.Workbook = new Workbook(new Sheets(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }));
        }

        return stream.ToArray();
    }

    /// <summary>What the first sheet says: texts and comments by cell, and what is merged.</summary>
    public static (Dictionary<string, string> Texts, Dictionary<string, string> Comments, List<string> Merged) Read(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var part = document.WorkbookPart!.WorksheetParts.First();
        var texts = part.Worksheet!.Descendants<Cell>().Where(c => c.InnerText.Length > 0).ToDictionary(c => c.CellReference!.Value!, c => c.InnerText, StringComparer.Ordinal);
        var comments = part.WorksheetCommentsPart?.Comments?.CommentList?.Elements<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText, StringComparer.Ordinal) ?? [];
        return (texts, comments, [.. part.Worksheet!.Descendants<MergeCell>().Select(m => m.Reference!.Value!)]);
    }

    private static Row Row(object?[] cells, int index)
    {
        var number = (index + 1).ToString(CultureInfo.InvariantCulture);
        return new Row(cells.Select((value, i) => (Value: value, Reference: (char)('A' + i) + number)).Where(c => c.Value is not null).Select(c => Cell(c.Value!, c.Reference))) { RowIndex = (uint)index + 1 };
    }

    private static Cell Cell(object value, string reference) => value is IFormattable number
        ? new Cell { CellReference = reference, CellValue = new CellValue(number.ToString(null, CultureInfo.InvariantCulture)) }
        : new Cell { CellReference = reference, DataType = CellValues.InlineString, InlineString = new InlineString(new Text((string)value)) };
}
