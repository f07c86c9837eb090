using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Klang.Web.Tests.Import;

/// <summary>Workbooks made for tests.</summary>
internal static class Books
{
    /// <summary>Numbers become number cells, everything else text.</summary>
    public static byte[] Of(params (string Name, object?[][] Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.Workbook = new Workbook(new Sheets());
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14 }, new CellFormat { NumberFormatId = 10 }));
            foreach (var (name, rows) in sheets)
            {
                var part = workbook.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select(Row)));
                workbook.Workbook.Sheets!.AppendChild(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)workbook.Workbook.Sheets.ChildElements.Count + 1, Name = name });
            }
        }

        return stream.ToArray();
    }

    public static byte[] Of(params object?[][] rows) => Of(("Sheet1", rows));

    /// <summary>The parts of a workbook, some written over or added.</summary>
    public static byte[] With(byte[] book, params (string Part, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        stream.Write(book);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var (part, text) in parts)
            {
                archive.GetEntry(part)?.Delete();
                using var written = archive.CreateEntry(part).Open();
                written.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static string PartOf(byte[] book, string part)
    {
        using var archive = new ZipArchive(new MemoryStream(book));
        using var reader = new StreamReader(archive.GetEntry(part)!.Open());
        return reader.ReadToEnd();
    }

    private static Row Row(object?[] cells, int number)
    {
        var row = new Row { RowIndex = (uint)number + 1 };
        for (var i = 0; i < cells.Length; i++)
        {
            if (Cell(cells[i]) is { } cell)
            {
                cell.CellReference = (char)('A' + i) + (number + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                row.AppendChild(cell);
            }
        }

        return row;
    }

    private static Cell? Cell(object? value) => value switch
    {
        null => null,
        DateOnly day => new Cell { StyleIndex = 1, CellValue = new CellValue((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture)) },
        Cell cell => cell,
        string text => new Cell { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text)) },
        IFormattable number => new Cell { CellValue = new CellValue(number.ToString(null, System.Globalization.CultureInfo.InvariantCulture)) },
        _ => throw new NotSupportedException(),
    };
}
