using System.Globalization;
using System.Text;
using System.Xml;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import.Reading;

/// <summary>The rows of one sheet's part, forward only; then what is merged.</summary>
internal sealed class XlsxRows(XmlReader reader, string[] texts, XlsxStyles styles, bool from1904, ReadingLimits limits)
{
    private const int SampleRows = 80;
    private const int LastExcelRow = 1_048_576;

    private readonly StringBuilder _buffer = new();
    private int _number;
    private int _filled;
    private bool _ended;

    /// <summary>The next row that holds anything; null after the last.</summary>
    public SheetRow? Next()
    {
        while (NextElement())
        {
            var cells = Cells();
            if (cells.Count > 0)
            {
                Count();
                return new SheetRow(_number, cells);
            }
        }

        return null;
    }

    /// <summary>The first rows, and how many there are; the rest is passed over.</summary>
    public (List<SheetRow> Head, int Count) Head()
    {
        var head = new List<SheetRow>();
        while (head.Count < SampleRows && Next() is { } row)
        {
            head.Add(row);
        }

        while (NextElement())
        {
            if (!reader.IsEmptyElement && HasValue())
            {
                Count();
            }
        }

        return (head, _filled);
    }

    /// <summary>After the last row.</summary>
    public List<MergedRange> Merges()
    {
        var merges = new List<MergedRange>();
        do
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "mergeCell" && reader.GetAttribute("ref")?.Split(':') is [var from, var to] && merges.Count < limits.Merges)
            {
                var ((row, column), (lastRow, lastColumn)) = (CellAddress.Read(from), CellAddress.Read(to));
                merges.Add(new MergedRange(row, column, lastRow, Math.Min(lastColumn, limits.Columns)));
            }
        }
        while (reader.Read());
        return merges;
    }

    private void Count()
    {
        if (++_filled > limits.Rows || _number > LastExcelRow)
        {
            throw new UnreadableException(ReadingProblems.TooManyRows(limits.Rows));
        }
    }

    /// <summary>Stands on the next row's element.</summary>
    private bool NextElement()
    {
        while (!_ended && reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "row")
            {
                _number = reader.GetAttribute("r") is { } said ? int.Parse(said, NumberStyles.None, CultureInfo.InvariantCulture) : _number + 1;
                return true;
            }

            _ended = (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "sheetData") || (reader is { NodeType: XmlNodeType.Element, LocalName: "sheetData", IsEmptyElement: true });
        }

        return false;
    }

    private bool HasValue()
    {
        var (depth, found) = (reader.Depth, false);
        while (reader.Read() && reader.Depth > depth)
        {
            found |= reader.NodeType == XmlNodeType.Element && reader.LocalName is "v" or "t";
        }

        return found;
    }

    private List<SheetCell> Cells()
    {
        var cells = new List<SheetCell>(32);
        if (reader.IsEmptyElement)
        {
            return cells;
        }

        var (depth, last, filled) = (reader.Depth, -1, false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
            {
                last = reader.GetAttribute("r") is { } address ? CellAddress.Column(address) : last + 1;
                if (last >= limits.Columns)
                {
                    throw new UnreadableException(ReadingProblems.TooManyColumns(limits.Columns));
                }

                var cell = Cell();
                if (!cell.IsEmpty)
                {
                    while (cells.Count < last)
                    {
                        cells.Add(SheetCell.Empty);
                    }

                    filled = true;
                    if (cells.Count == last)
                    {
                        cells.Add(cell);
                    }
                }
            }
        }

        return filled ? cells : [];
    }

    private SheetCell Cell()
    {
        var (type, style) = (reader.GetAttribute("t"), reader.GetAttribute("s"));
        if (reader.IsEmptyElement)
        {
            return SheetCell.Empty;
        }

        var (depth, text) = (reader.Depth, "");
        reader.Read();
        while (reader.Depth > depth)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "v")
            {
                text = reader.ReadElementContentAsString();
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "is")
            {
                (text, type) = (XlsxTexts.Text(reader, _buffer), "inlineStr");
                reader.Read();
            }
            else
            {
                // A formula is passed over, whatever it says.
                reader.Read();
            }
        }

        return text.Length == 0 ? SheetCell.Empty : Of(type, style, text);
    }

    private SheetCell Of(string? type, string? style, string text) => type switch
    {
        "s" => SheetCell.Of(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < texts.Length ? texts[at] : ""),
        "inlineStr" or "str" => SheetCell.Of(text),
        "b" => new(text == "1" ? "TRUE" : "FALSE", CellNature.Text),
        "e" => new(text, CellNature.Error),
        "d" => new(text.Length >= 10 ? text[..10] : text, CellNature.Date),
        _ => CellNumbers.Of(text, style is null ? CellNature.Number : styles.Of(int.Parse(style, NumberStyles.None, CultureInfo.InvariantCulture)), from1904),
    };
}
