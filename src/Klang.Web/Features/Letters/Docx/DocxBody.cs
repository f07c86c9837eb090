using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Klang.Core.Letters;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>The text, the signature, the owner's office, and สำเนาส่ง. From the conclusion to the telephone all stays on one page.</summary>
internal static class DocxBody
{
    /// <summary>2.5 cm, as the regulation asks.</summary>
    private const int FirstLine = 1418;

    /// <summary>Room for a signature by hand: three lines.</summary>
    private const int Signing = 1100;

    public static IEnumerable<OpenXmlElement> Of(LetterText letter)
    {
        var text = new DocxShape { Align = JustificationValues.ThaiDistribute, First = FirstLine, Before = 120 };
        foreach (var paragraph in letter.Paragraphs.Concat(letter.Items))
        {
            yield return DocxText.Paragraph(text, paragraph);
        }

        foreach (var closing in letter.Closing)
        {
            yield return DocxText.Paragraph(text with { WithNext = true }, closing);
        }

        foreach (var paragraph in Signature(letter).Concat(Foot(letter)))
        {
            yield return paragraph;
        }
    }

    private static IEnumerable<Paragraph> Signature(LetterText letter)
    {
        var shape = new DocxShape { Align = JustificationValues.Center, Left = DocxPage.Middle - (2 * DocxPage.Centimetre), WithNext = true };
        return letter.Signature.Select((line, at) => DocxText.Paragraph(shape with { Before = at == 0 ? Signing : 0, WithNext = at < letter.Signature.Length - 1 || !letter.Owner.IsEmpty }, line))
            .Prepend(DocxText.Paragraph(shape with { Before = 240 }, letter.Valediction));
    }

    private static IEnumerable<Paragraph> Foot(LetterText letter) =>
        letter.Owner.Select((line, at) => DocxText.Paragraph(new DocxShape { Before = at == 0 ? 600 : 0, WithNext = at < letter.Owner.Length - 1 }, line))
            .Concat(letter.Copies.Select((line, at) => DocxText.Paragraph(new DocxShape { Before = at == 0 ? 120 : 0 }, at == 0 ? LetterLabels.Copies + " " + line : line)));
}
