using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>A table with lines, whose head is repeated on every page and whose rows are never torn apart.</summary>
internal static class DocxTable
{
    public static Table Of(LetterTable table)
    {
        var widths = Widths(table);
        return new Table(
        [
            new TableProperties
            {
                TableWidth = new TableWidth { Width = DocxText.Twips(DocxPage.AnnexWidth), Type = TableWidthUnitValues.Dxa },
                TableBorders = Borders(),
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault(new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa }),
            },
            new TableGrid(widths.Select(width => new GridColumn { Width = DocxText.Twips(width) })),
            .. DocxTableHead.Of(table, widths),
            .. table.Rows.Select(row => Row(table, row, widths)),
        ]);
    }

    /// <summary>A cell of lines.</summary>
    public static TableCell Cell(IEnumerable<string> lines, int width, LetterAlign align, bool bold = false, int span = 1, MergedCellValues? merge = null)
    {
        // What is bold is a head: it stays with what it is over.
        var shape = new DocxShape { Align = Align(align), Bold = bold, WithNext = bold };
        var properties = new TableCellProperties
        {
            TableCellWidth = new TableCellWidth { Width = DocxText.Twips(width), Type = TableWidthUnitValues.Dxa },
            GridSpan = span > 1 ? new GridSpan { Val = span } : null,
            VerticalMerge = merge is { } value ? new VerticalMerge { Val = value } : null,
        };
        return new TableCell(lines.DefaultIfEmpty("").Select(line => (OpenXmlElement)DocxText.Paragraph(shape, line)).Prepend(properties));
    }

    private static TableRow Row(LetterTable table, LetterRow row, ImmutableArray<int> widths)
    {
        var cells = row.Spans
            ? [Cell(row.Cells[0], widths.Sum(), LetterAlign.Left, bold: true, span: widths.Length)]
            : row.Cells.Select((lines, at) => Cell(lines, widths[at], table.Columns[at].Align));
        return new TableRow(cells.Prepend<OpenXmlElement>(new TableRowProperties(new CantSplit())));
    }

    /// <summary>Shares of the page; the last column takes what rounding leaves.</summary>
    private static ImmutableArray<int> Widths(LetterTable table)
    {
        var all = table.Columns.Sum(c => c.Width);
        var widths = table.Columns.Select(c => DocxPage.AnnexWidth * c.Width / all).ToArray();
        widths[^1] += DocxPage.AnnexWidth - widths.Sum();
        return [.. widths];
    }

    private static TableBorders Borders() => new()
    {
        TopBorder = new TopBorder { Val = BorderValues.Single, Size = 4 },
        LeftBorder = new LeftBorder { Val = BorderValues.Single, Size = 4 },
        BottomBorder = new BottomBorder { Val = BorderValues.Single, Size = 4 },
        RightBorder = new RightBorder { Val = BorderValues.Single, Size = 4 },
        InsideHorizontalBorder = new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
        InsideVerticalBorder = new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 },
    };

    private static JustificationValues? Align(LetterAlign align) => align switch
    {
        LetterAlign.Left => null,
        LetterAlign.Centre => JustificationValues.Center,
        LetterAlign.Right => JustificationValues.Right,
        _ => throw new NotSupportedException($"Unknown alignment {align}."),
    };
}
