using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import.Writing;

/// <summary>A note at a cell; rows from 1, columns from 0.</summary>
public sealed record CellNote(int Row, int Column, string Text);

/// <summary>Adds notes to a sheet beside those it has. Excel wants each twice: as text, and as a drawn box.</summary>
internal static class CommentParts
{
    private const string Author = "Klang";
    private const string EmptyDrawing = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>
        """;

    /// <returns>The relationship id of a drawing that the sheet must name; null where it names one already.</returns>
    public static string? Add(WorksheetPart sheet, IReadOnlyCollection<CellNote> notes)
    {
        if (notes.Count == 0)
        {
            return null;
        }

        var existing = sheet.VmlDrawingParts.FirstOrDefault(p => sheet.WorksheetCommentsPart is not null && p is not null);
        var drawing = existing ?? sheet.AddNewPart<VmlDrawingPart>();
        Draw(drawing, notes, existing is null);
        Write(sheet, notes);
        return existing is null ? sheet.GetIdOfPart(drawing) : null;
    }

    private static void Write(WorksheetPart sheet, IEnumerable<CellNote> notes)
    {
        var part = sheet.WorksheetCommentsPart ?? sheet.AddNewPart<WorksheetCommentsPart>();
        part.Comments ??= new Comments(new Authors(), new CommentList());
        var authors = part.Comments.Authors ?? part.Comments.PrependChild(new Authors());
        authors.AppendChild(new Author(Author));
        var author = (uint)(authors.ChildElements.Count - 1);
        var list = part.Comments.CommentList ?? part.Comments.AppendChild(new CommentList());
        var taken = list.Elements<Comment>().GroupBy(c => c.Reference?.Value ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        foreach (var note in notes)
        {
            var address = CellAddress.Letters(note.Column) + note.Row.ToString(CultureInfo.InvariantCulture);
            taken.GetValueOrDefault(address)?.Remove();
            list.AppendChild(new Comment(new CommentText(new Text(note.Text) { Space = SpaceProcessingModeValues.Preserve })) { Reference = address, AuthorId = author });
        }

        part.Comments.Save();
    }

    private static void Draw(VmlDrawingPart drawing, IEnumerable<CellNote> notes, bool isNew)
    {
        var text = EmptyDrawing;
        if (!isNew)
        {
            using var old = new StreamReader(drawing.GetStream(FileMode.Open, FileAccess.Read));
            text = old.ReadToEnd();
        }

        var end = text.LastIndexOf("</xml>", StringComparison.Ordinal);
        var shapes = string.Concat(notes.Select((note, i) => Shape(note, i)));
        using var writer = new StreamWriter(drawing.GetStream(FileMode.Create, FileAccess.Write), new UTF8Encoding(false));
        writer.Write(end < 0 ? text : text.Insert(end, shapes));
    }

    private static string Shape(CellNote note, int number) => string.Create(CultureInfo.InvariantCulture, $"""
        <v:shape id="_klang_{number + 1}" type="#_x0000_t202" style="position:absolute;width:220pt;height:90pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{note.Column + 1}, 15, {note.Row - 1}, 4, {note.Column + 4}, 15, {note.Row + 4}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{note.Row - 1}</x:Row><x:Column>{note.Column}</x:Column></x:ClientData></v:shape>
        """);
}
