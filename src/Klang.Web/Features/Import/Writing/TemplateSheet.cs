using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import.Writing;

/// <summary>Styles of a template, by number.</summary>
internal enum TemplateStyle : uint
{
    Plain,
    Title,
    Head,
    Section,
    Locked,
    Whole,
    Money,
    Typed,
    Wrapped,
}

/// <summary>Small pieces of a workbook, so that what is written reads like a sheet.</summary>
internal static class TemplateSheet
{
    private const string Font = "TH Sarabun New";

    public static Cell Text(string text, TemplateStyle style = TemplateStyle.Plain) =>
        new() { DataType = CellValues.InlineString, InlineString = new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }), StyleIndex = (uint)style };

    public static Cell Number(decimal number, TemplateStyle style) => new() { CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)), StyleIndex = (uint)style };

    public static Cell Blank(TemplateStyle style) => new() { StyleIndex = (uint)style };

    public static Row Row(int number, IEnumerable<Cell> cells)
    {
        var row = new Row { RowIndex = (uint)number };
        foreach (var (cell, i) in cells.Select((c, i) => (c, i)))
        {
            cell.CellReference = CellAddress.Letters(i) + number.ToString(CultureInfo.InvariantCulture);
            row.AppendChild(cell);
        }

        return row;
    }

    public static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "#,##0.00##" }) { Count = 1 },
        new Fonts(Sized(14), Sized(18, bold: true), Sized(14, bold: true)) { Count = 3 },
        new Fills(Filled(null), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }), Filled("FFD9EAD3"), Filled("FFEFEFEF"), Filled("FFFFF9E5")) { Count = 5 },
        new Borders(new Border(), Boxed()) { Count = 2 },
        new CellStyleFormats(new CellFormat()) { Count = 1 },
        new CellFormats(
            Format(0, 0, 0), Format(1, 0, 0), Format(2, 2, 1, wrap: true, centre: true), Format(2, 3, 1, wrap: true, centre: true), Format(0, 3, 1),
            Format(0, 4, 1, 3, open: true), Format(0, 4, 1, 164, open: true), Format(0, 4, 1, 49, open: true), Format(0, 0, 0, wrap: true)) { Count = 9 });

    private static Font Sized(double size, bool bold = false)
    {
        var font = new Font();
        if (bold)
        {
            font.AppendChild(new Bold());
        }

        font.AppendChild(new FontSize { Val = size });
        font.AppendChild(new FontName { Val = Font });
        return font;
    }

    private static Fill Filled(string? colour) => new(colour is null
        ? new PatternFill { PatternType = PatternValues.None }
        : new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Boxed() => new(
        new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin });

    private static CellFormat Format(uint font, uint fill, uint border, uint number = 0, bool wrap = false, bool centre = false, bool open = false)
    {
        var format = new CellFormat { FontId = font, FillId = fill, BorderId = border, NumberFormatId = number, ApplyFont = true, ApplyFill = true, ApplyBorder = true, ApplyNumberFormat = true, ApplyProtection = true };
        format.Alignment = new Alignment { WrapText = wrap, Horizontal = centre ? HorizontalAlignmentValues.Center : null, Vertical = VerticalAlignmentValues.Center };
        format.Protection = new Protection { Locked = !open };
        return format;
    }
}
