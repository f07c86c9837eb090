using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Imports;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import.Writing;

/// <summary>A text file or an old workbook as a new one, cell by cell, so that it can bear marks. Texts are texts, never formulas.</summary>
internal static class PlainWorkbook
{
    public static void Write(Stream source, string sheet, Stream target)
    {
        var opened = WorkbookReader.Open(source);
        if (!opened.IsOk)
        {
            throw new UnreadableException(opened.Problem);
        }

        using var file = opened.Value;
        using var document = SpreadsheetDocument.Create(target, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = TemplateSheet.Styles();
        using (var writer = OpenXmlWriter.Create(part))
        {
            writer.WriteStartElement(new Worksheet());
            writer.WriteStartElement(new SheetData());
            foreach (var row in file.Rows(sheet))
            {
                writer.WriteElement(Row(row));
            }

            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = 1, Name = sheet }));
    }

    private static Row Row(SheetRow row)
    {
        var written = new Row { RowIndex = (uint)row.Number };
        foreach (var (cell, i) in row.Cells.Select((c, i) => (c, i)))
        {
            var made = cell.Nature == CellNature.Number ? TemplateSheet.Number(decimal.Parse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture), TemplateStyle.Plain) : TemplateSheet.Text(cell.Text);
            made.CellReference = CellAddress.Letters(i) + row.Number.ToString(CultureInfo.InvariantCulture);
            written.AppendChild(made);
        }

        return written;
    }
}
