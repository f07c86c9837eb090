using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>A4 with the margins of official letters: 3 cm left, 2 cm right and below, 2.5 cm above. Lengths are twips, 567 to a centimetre.</summary>
internal static class DocxPage
{
    public const int Centimetre = 567;

    private const int PaperWidth = 11906;
    private const int PaperHeight = 16838;
    private const int Left = 3 * Centimetre;
    private const int Right = 2 * Centimetre;

    /// <summary>Between the margins.</summary>
    public const int TextWidth = PaperWidth - Left - Right;

    /// <summary>The middle of the paper from the left margin: where the date and the signature begin.</summary>
    public const int Middle = (PaperWidth / 2) - Left;

    /// <summary>The letter's own pages: from the second on, "- ๒ -" stands above.</summary>
    public static SectionProperties Letter(MainDocumentPart main)
    {
        var section = Section();
        section.Append(new TitlePage());
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.First, Id = Header(main, new Paragraph()) });
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, Number()) });
        return section;
    }

    /// <summary>The annex, without numbers above.</summary>
    public static SectionProperties Annex(MainDocumentPart main)
    {
        var section = Section();
        section.PrependChild(new HeaderReference { Type = HeaderFooterValues.Default, Id = Header(main, new Paragraph()) });
        return section;
    }

    private static SectionProperties Section() => new(
        new PageSize { Width = PaperWidth, Height = PaperHeight },
        new PageMargin { Top = 1418, Bottom = 2 * Centimetre, Left = Left, Right = Right, Header = 709, Footer = 567, Gutter = 0 },
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
