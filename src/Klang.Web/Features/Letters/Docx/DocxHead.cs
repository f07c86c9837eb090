using System.Collections.Immutable;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Common;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>The upper part: the garuda's place, ที่ and the address, the date, เรื่อง, เรียน, อ้างถึง and สิ่งที่ส่งมาด้วย.</summary>
internal static class DocxHead
{
    private const int Short = 850;
    private const int Long = 1900;
    private const string Grey = "808080";

    public static IEnumerable<OpenXmlElement> Of(LetterText letter) =>
    [
        Emblem(),
        Addresses(letter),
        DocxText.Paragraph(new DocxShape { Left = DocxPage.Middle, Before = 120 }, letter.Date),
        DocxText.Labelled(LetterLabels.Subject, letter.Subject, Short),
        DocxText.Labelled(LetterLabels.To, letter.To, Short),
        .. Several(LetterLabels.References, letter.References),
        .. Several(LetterLabels.Enclosures, letter.Enclosures),
    ];

    /// <summary>The garuda is no letter's to draw: its place is kept, three centimetres high, and says what belongs there.</summary>
    private static Paragraph Emblem()
    {
        var paragraph = DocxText.Paragraph(new DocxShape { Align = JustificationValues.Center }, DocxText.Run(LetterLabels.Emblem, colour: Grey));
        paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Line = DocxText.Twips(3 * DocxPage.Centimetre), LineRule = LineSpacingRuleValues.Exact };
        return paragraph;
    }

    /// <summary>A table without lines: the number on the left, the address from the middle on.</summary>
    private static Table Addresses(LetterText letter)
    {
        var middle = DocxPage.Middle + (2 * DocxPage.Centimetre);
        return new Table(
            new TableProperties
            {
                TableWidth = new TableWidth { Width = DocxText.Twips(DocxPage.TextWidth), Type = TableWidthUnitValues.Dxa },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableCellMarginDefault = new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa }),
            },
            new TableGrid(new GridColumn { Width = DocxText.Twips(middle) }, new GridColumn { Width = DocxText.Twips(DocxPage.TextWidth - middle) }),
            new TableRow(
                Cell(middle, [LetterLabels.Number + " " + letter.Number]),
                Cell(DocxPage.TextWidth - middle, letter.Address)));
    }

    private static TableCell Cell(int width, ImmutableArray<string> lines) => new(
        (lines.IsEmpty ? [""] : lines).Select(line => (OpenXmlElement)DocxText.Paragraph(new DocxShape(), line))
            .Prepend(new TableCellProperties { TableCellWidth = new TableCellWidth { Width = DocxText.Twips(width), Type = TableWidthUnitValues.Dxa } }));

    /// <summary>More than one is numbered.</summary>
    private static IEnumerable<Paragraph> Several(string label, ImmutableArray<string> lines) => lines.Select((line, at) => DocxText.Labelled(
        at == 0 ? label : "", lines.Length == 1 ? line : Core.Thai.ThaiDigits.ToThai((at + 1).Plain()) + ". " + line, label == LetterLabels.Enclosures ? Long : Short));
}
