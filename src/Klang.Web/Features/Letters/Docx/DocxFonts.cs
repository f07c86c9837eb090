using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>
/// TH Sarabun New, 16 points, in every script; where it is not installed, the same letters under their free names. Thai is a
/// complex script, so what is said of Latin is said again with "cs".
/// </summary>
internal static class DocxFonts
{
    public const string Name = "TH Sarabun New";

    private const string Others = "TH SarabunPSK,Sarabun";

    /// <summary>In half points.</summary>
    private const string Size = "32";

    public static void Add(MainDocumentPart main)
    {
        main.AddNewPart<FontTablePart>().Fonts = new Fonts(new Font(
            new AltName { Val = Others },
            new Panose1Number { Val = "020B0500040200020003" },
            new FontCharSet { Val = "DE" },
            new FontFamily { Val = FontFamilyValues.Swiss },
            new Pitch { Val = FontPitchValues.Variable }) { Name = Name });
        main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
            new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle
            {
                RunFonts = new RunFonts { Ascii = Name, HighAnsi = Name, EastAsia = Name, ComplexScript = Name },
                FontSize = new FontSize { Val = Size },
                FontSizeComplexScript = new FontSizeComplexScript { Val = Size },
                Languages = new Languages { Val = "en-US", EastAsia = "th-TH", Bidi = "th-TH" },
            }), new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle { SpacingBetweenLines = new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto } })),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
    }
}
