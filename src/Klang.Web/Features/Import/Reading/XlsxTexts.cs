using System.Text;
using System.Xml;

namespace Klang.Web.Features.Import.Reading;

/// <summary>The texts that cells share, by number.</summary>
internal static class XlsxTexts
{
    public static string[] Read(XmlReader reader, ReadingLimits limits)
    {
        using (reader)
        {
            var (texts, left) = (new List<string>(), limits.TextLetters);
            var buffer = new StringBuilder();
            reader.MoveToContent();
            while (reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                {
                    var text = Text(reader, buffer);
                    left -= text.Length + 8;
                    if (left < 0)
                    {
                        throw new UnreadableException(ReadingProblems.Bomb);
                    }

                    texts.Add(text);
                }
            }

            return [.. texts];
        }
    }

    /// <summary>The text of an element whose runs may each have a look of their own; how it is read aloud is left out.</summary>
    public static string Text(XmlReader reader, StringBuilder buffer)
    {
        buffer.Clear();
        if (reader.IsEmptyElement)
        {
            return "";
        }

        var (depth, aloud) = (reader.Depth, 0);
        while (reader.Read() && reader.Depth > depth)
        {
            aloud = reader.LocalName == "rPh" && !reader.IsEmptyElement ? (reader.NodeType == XmlNodeType.Element ? reader.Depth : 0) : aloud;
            if (aloud == 0 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                buffer.Append(reader.Value);
            }
        }

        return buffer.ToString();
    }
}
