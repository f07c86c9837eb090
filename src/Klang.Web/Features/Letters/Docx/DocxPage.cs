using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>
/// A4. A letter has the regulation's margins, 3 cm left, 2 cm right and below, its garuda 1.5 cm from the upper edge; an annex has
/// 2 and 1.5 cm, because a table needs the room. Lengths are twips, 567 to a centimetre.
/// </summary>
internal static class DocxPage
{
    public const int Centimetre = 567;

    private const int PaperWidth = 11906;
    private const int PaperHeight = 16838;
    private const int Left = 3 * Centimetre;
    private const int Right = 2 * Centimetre;

    /// <summary>Between the margins.</summary>
    public const int TextWidth = PaperWidth - Left - Right;

    /// <summary>Between the margins of an annex.</summary>
    public const int AnnexWidth = PaperWidth - AnnexLeft - AnnexRight;

    private const int AnnexLeft = 2 * Centimetre;
    private const int AnnexRight = 850;

    /// <summary>1.5 cm.</summary>
    private const int Top = 850;

    /// <summary>The middle of the paper from the left margin: where the date and the signature begin.</summary>
    public const int Middle = (PaperWidth / 2) - Left;

    /// <summary>The letter's own pages: from the second on, "- ๒ -" stands above.</summary>
    public static SectionProperties Letter(MainDocumentPart main)
    {
        var section = Section(Left, Right);
        section.Append(new TitlePage());
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.First, Id = Header(main, new Paragraph()) });
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, Number()) });
        return section;
    }

    /// <summary>The annex, without numbers above.</summary>
    public static SectionProperties Annex(MainDocumentPart main)
    {
        var section = Section(AnnexLeft, AnnexRight);
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, new Paragraph()) });
        return section;
    }

    private static SectionProperties Section(uint left, uint right) => new(
        new PageSize { Width = PaperWidth, Height = PaperHeight },
        new PageMargin { Top = Top, Bottom = 2 * Centimetre, Left = left, Right = right, Header = 709, Footer = 567, Gutter = 0 },
        new PageNumberType { Format = NumberFormatValues.ThaiNumbers });

    private static string Header(MainDocumentPart main, Paragraph content)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(content);
        return main.GetIdOfPart(part);
    }

    private static Paragraph Number() => new(
        new ParagraphProperties { Justification = new Justification { Val = JustificationValues.Center } },
        DocxText.Run("- "),
        new SimpleField(DocxText.Run("๒")) { Instruction = " PAGE " },
        DocxText.Run(" -"));
}
