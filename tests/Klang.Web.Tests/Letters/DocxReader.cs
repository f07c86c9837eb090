using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Klang.Web.Tests.Letters;

/// <summary>A .docx as a reader finds it: paragraphs outside tables, and tables as rows of cells, lines with a bar between.</summary>
internal sealed class DocxReader : IDisposable
{
    private readonly WordprocessingDocument _document;

    public DocxReader(byte[] docx)
    {
        _document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        Body = _document.MainDocumentPart!.Document!.Body!;
    }

    public Body Body { get; }

    public MainDocumentPart Main => _document.MainDocumentPart!;

    public IEnumerable<string> Paragraphs => Body.Elements<Paragraph>().Select(Text).Where(t => t.Length > 0);

    /// <summary>The annex is the last table; a merged cell is blank where it goes on.</summary>
    public Table Annex => Body.Elements<Table>().Last();

    public string[][] Cells => [.. Annex.Elements<TableRow>().Select(row => row.Elements<TableCell>().SelectMany(Spread).ToArray())];

    public string All => string.Join('\n', Body.Descendants<Paragraph>().Select(Text));

    public IEnumerable<string> Faults() => new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(_document)
        .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}");

    public void Dispose() => _document.Dispose();

    private static IEnumerable<string> Spread(TableCell cell)
    {
        yield return string.Join('|', cell.Elements<Paragraph>().Select(Text));
        for (var more = cell.TableCellProperties?.GridSpan?.Val?.Value ?? 1; more > 1; more--)
        {
            yield return "";
        }
    }

    private static string Text(Paragraph paragraph) => string.Concat(paragraph.Descendants().Select(e => e switch
    {
        Text text => text.Text,
        TabChar => "\t",
        _ => "",
    }));
}
