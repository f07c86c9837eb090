using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Klang.Web.Features.Letters.Docx;

/// <summary>How a paragraph stands. Lengths are twips, spaces twentieths of a point.</summary>
internal sealed record DocxShape
{
    public JustificationValues? Align { get; init; }

    public int Left { get; init; }

    /// <summary>Indent of the first line; negative hangs the others.</summary>
    public int First { get; init; }

    public int Before { get; init; }

    public int After { get; init; }

    public bool Bold { get; init; }

    /// <summary>Stays on the page of what follows.</summary>
    public bool WithNext { get; init; }
}

/// <summary>Runs and paragraphs. Sizes and fonts are the document's own; Thai is complex script, so bold is said for it too.</summary>
internal static class DocxText
{
    public static Run Run(string text, bool bold = false, string? colour = null)
    {
        var run = new Run();
        if (bold || colour is not null)
        {
            run.RunProperties = new RunProperties
            {
                Bold = bold ? new Bold() : null,
                BoldComplexScript = bold ? new BoldComplexScript() : null,
                Color = colour is null ? null : new Color { Val = colour },
            };
        }

        run.Append(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    /// <summary>An array, not a sequence: an element is a sequence of its own children, and would be taken for it.</summary>
    public static Paragraph Paragraph(DocxShape shape, params OpenXmlElement[] content)
    {
        var properties = new ParagraphProperties
        {
            KeepNext = shape.WithNext ? new KeepNext() : null,
            SpacingBetweenLines = shape is { Before: 0, After: 0 } ? null : new SpacingBetweenLines { Before = Twips(shape.Before), After = Twips(shape.After) },
            Indentation = shape is { Left: 0, First: 0 } ? null : Indent(shape),
            Justification = shape.Align is { } align ? new Justification { Val = align } : null,
        };
        return new Paragraph(content.Prepend(properties));
    }

    public static Paragraph Paragraph(DocxShape shape, string text) => Paragraph(shape, Run(text, shape.Bold));

    /// <summary>A label, and its text hanging beside it.</summary>
    public static Paragraph Labelled(string label, string text, int width) => Paragraph(
        new DocxShape { Left = width, First = -width, Before = 120 }, Run(label), new Run(new TabChar()), Run(text));

    public static string Twips(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Indentation Indent(DocxShape shape)
    {
        var indent = new Indentation { Left = Twips(shape.Left) };
        if (shape.First < 0)
        {
            indent.Hanging = Twips(-shape.First);
        }
        else if (shape.First > 0)
        {
            indent.FirstLine = Twips(shape.First);
        }

        return indent;
    }
}
