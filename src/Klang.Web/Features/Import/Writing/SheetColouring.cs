using System.Globalization;
using System.Xml;
using Klang.Web.Features.Import.Reading;

namespace Klang.Web.Features.Import.Writing;

/// <summary>Copies a sheet's part as a stream, changing nothing but the style of marked cells: a large sheet never stands in memory.</summary>
internal static class SheetColouring
{
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly string[] AfterDrawing = ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

    /// <param name="source">The sheet's part.</param>
    /// <param name="copy">Where it is copied to.</param>
    /// <param name="colours">By cell, the number of styles plus 0 error, 1 warning, 2 note.</param>
    /// <param name="styles">How many styles the workbook had.</param>
    /// <param name="drawing">The relationship of a new drawing to name; null for none.</param>
    public static void Run(Stream source, Stream copy, Dictionary<(int Row, int Column), int> colours, int styles, string? drawing)
    {
        using var reader = XmlReader.Create(source, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        using var writer = XmlWriter.Create(copy, new XmlWriterSettings { CloseOutput = false, Encoding = new System.Text.UTF8Encoding(false) });
        new Copying(reader, writer, colours, styles, drawing).Run();
    }

    private sealed class Copying(XmlReader reader, XmlWriter writer, Dictionary<(int Row, int Column), int> colours, int styles, string? drawing)
    {
        private string? _drawing = drawing;
        private int _row;
        private int _column;

        public void Run()
        {
            while (reader.Read())
            {
                switch (reader.NodeType)
                {
                    case XmlNodeType.Element:
                        Element();
                        break;
                    case XmlNodeType.EndElement:
                        if (reader.LocalName == "worksheet")
                        {
                            Draw();
                        }

                        writer.WriteFullEndElement();
                        break;
                    case XmlNodeType.XmlDeclaration or XmlNodeType.None:
                        break;
                    default:
                        Other();
                        break;
                }
            }
        }

        private void Other()
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                writer.WriteString(reader.Value);
            }
            else if (reader.NodeType == XmlNodeType.CDATA)
            {
                writer.WriteCData(reader.Value);
            }
        }

        private void Element()
        {
            if (reader.Depth == 1 && AfterDrawing.Contains(reader.LocalName, StringComparer.Ordinal))
            {
                Draw();
            }

            var (empty, style) = (reader.IsEmptyElement, Style());
            writer.WriteStartElement(reader.Prefix, reader.LocalName, reader.NamespaceURI);
            while (reader.MoveToNextAttribute())
            {
                if (style is null || reader.LocalName != "s" || reader.Prefix.Length > 0)
                {
                    writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, reader.Value);
                }
            }

            if (style is { } number)
            {
                writer.WriteAttributeString("s", number.ToString(CultureInfo.InvariantCulture));
            }

            reader.MoveToElement();
            if (empty)
            {
                writer.WriteEndElement();
            }
        }

        /// <summary>The coloured twin of a marked cell's style; null for everything else.</summary>
        private int? Style()
        {
            if (reader.LocalName == "row")
            {
                (_row, _column) = (reader.GetAttribute("r") is { } r ? int.Parse(r, CultureInfo.InvariantCulture) : _row + 1, -1);
            }

            if (reader.LocalName != "c" || reader.Depth != 3)
            {
                return null;
            }

            _column = reader.GetAttribute("r") is { } address ? CellAddress.Column(address) : _column + 1;
            var own = reader.GetAttribute("s") is { } s ? int.Parse(s, CultureInfo.InvariantCulture) : 0;
            return colours.TryGetValue((_row, _column), out var colour) ? (styles * (colour - styles + 1)) + own : null;
        }

        private void Draw()
        {
            if (_drawing is null)
            {
                return;
            }

            writer.WriteStartElement("legacyDrawing", "http://schemas.openxmlformats.org/spreadsheetml/2006/main");
            writer.WriteAttributeString("r", "id", Links, _drawing);
            writer.WriteEndElement();
            _drawing = null;
        }
    }
}
