using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>A letter as a Word document (.docx) that an office opens in Word or LibreOffice, edits and signs.</summary>
public static class DocxWriter
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <param name="letter">What it says.</param>
    /// <param name="author">Who made it, for the file's properties.</param>
    /// <param name="made">When (UTC).</param>
    public static byte[] Write(LetterText letter, string author, DateTime made)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            DocxFonts.Add(main);
            main.AddNewPart<DocumentSettingsPart>().Settings = Settings();
            main.Document = new Document(Body(letter, main));
            (document.PackageProperties.Title, document.PackageProperties.Creator) = (letter.Subject, author);
            (document.PackageProperties.Created, document.PackageProperties.Modified) = (made, made);
        }

        return stream.ToArray();
    }

    private static Body Body(LetterText letter, MainDocumentPart main)
    {
        var body = new Body([.. DocxHead.Of(letter), .. DocxBody.Of(letter)]);
        if (letter.Annex is not { } annex)
        {
            body.Append(DocxPage.Letter(main));
            return body;
        }

        // A section's own properties stand in the last paragraph before the next.
        body.Elements<Paragraph>().Last().ParagraphProperties!.Append(DocxPage.Letter(main));
        body.Append(DocxText.Paragraph(new DocxShape { Align = JustificationValues.Center, Bold = true, WithNext = true, After = 120 }, annex.Title));
        body.Append(DocxTable.Of(annex.Table));
        body.Append(annex.Notes.DefaultIfEmpty("").Select((note, at) => (OpenXmlElement)DocxText.Paragraph(new DocxShape { Before = at == 0 ? 120 : 0 }, note)));
        body.Append(DocxPage.Annex(main));
        return body;
    }

    private static Settings Settings() => new(
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "en-US", Bidi = "th-TH" });
}
