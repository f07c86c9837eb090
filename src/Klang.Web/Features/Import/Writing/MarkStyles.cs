using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Klang.Web.Features.Import.Writing;

/// <summary>Coloured twins of a workbook's styles: the cell keeps its format and gets a fill.</summary>
internal static class MarkStyles
{
    /// <summary>Error, warning, note.</summary>
    private static readonly string[] Colours = ["FFF8CBAD", "FFFFE699", "FFDDEBF7"];

    /// <returns>How many styles there were: style s in colour k is number count * (k + 1) + s.</returns>
    public static int Add(WorkbookPart workbook)
    {
        var part = workbook.WorkbookStylesPart ?? workbook.AddNewPart<WorkbookStylesPart>();
        var sheet = part.Stylesheet ??= TemplateSheet.Styles();
        var fills = sheet.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        var formats = sheet.CellFormats ??= new CellFormats(new CellFormat());
        var own = formats.Elements<CellFormat>().ToList();
        foreach (var colour in Colours)
        {
            var fill = (uint)fills.ChildElements.Count;
            fills.AppendChild(new Fill(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid }));
            foreach (var format in own)
            {
                var twin = (CellFormat)format.CloneNode(deep: true);
                (twin.FillId, twin.ApplyFill) = (fill, true);
                formats.AppendChild(twin);
            }
        }

        (fills.Count, formats.Count) = ((uint)fills.ChildElements.Count, (uint)formats.ChildElements.Count);
        sheet.Save();
        return own.Count;
    }
}
