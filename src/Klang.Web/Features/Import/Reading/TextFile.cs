using System.Text;
using Klang.Core.Imports;
using Klang.Core.Thai;

namespace Klang.Web.Features.Import.Reading;

/// <summary>A text file with a row a line: commas, tabs, semicolons or bars, whichever it uses; UTF-8, else windows-874.</summary>
internal sealed class TextFile : WorkbookFile
{
    private const int LinesToJudge = 20;
    private const string Marker = "sep=";

    private static readonly char[] Separators = ['\t', ',', ';', '|'];

    private readonly string _text;
    private readonly char _separator;
    private readonly ReadingLimits _limits;

    public TextFile(byte[] bytes, ReadingLimits limits)
    {
        var decoded = TextDecoding.Read(bytes);
        (_text, _limits, Encoding) = (decoded.Text, limits, decoded.Encoding);
        _separator = Judge(_text);
    }

    public string Encoding { get; }

    public override IReadOnlyList<SheetTab> Tabs { get; } = [new("CSV", false)];

    public override IReadOnlyList<MergedRange> Merges(string sheet) => [];

    public override IEnumerable<SheetRow> Rows(string sheet)
    {
        var (at, number, filled) = (0, 0, 0);
        while (at < _text.Length)
        {
            var cells = Line(ref at);
            number++;
            if (cells.TrueForAll(c => c.IsEmpty) || (number == 1 && cells.Count == 1 && cells[0].Text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }

            if (++filled > _limits.Rows)
            {
                throw new UnreadableException(ReadingProblems.TooManyRows(_limits.Rows));
            }

            yield return new SheetRow(number, cells);
        }
    }

    private List<SheetCell> Line(ref int at)
    {
        var cells = new List<SheetCell>();
        while (true)
        {
            cells.Add(SheetCell.Of(Cell(ref at)));
            if (cells.Count > _limits.Columns)
            {
                throw new UnreadableException(ReadingProblems.TooManyColumns(_limits.Columns));
            }

            if (at >= _text.Length || _text[at] != _separator)
            {
                break;
            }

            at++;
        }

        at += at < _text.Length && _text[at] == '\r' ? 1 : 0;
        at += at < _text.Length && _text[at] == '\n' ? 1 : 0;
        return cells;
    }

    private string Cell(ref int at)
    {
        if (at < _text.Length && _text[at] == '"')
        {
            return Quoted(ref at);
        }

        var from = at;
        while (at < _text.Length && _text[at] != _separator && _text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return _text[from..at];
    }

    /// <summary>Two quotes inside are one; what follows the last up to the separator belongs to it too.</summary>
    private string Quoted(ref int at)
    {
        var kept = new StringBuilder();
        for (at++; at < _text.Length; at++)
        {
            if (_text[at] != '"')
            {
                kept.Append(_text[at]);
            }
            else if (at + 1 < _text.Length && _text[at + 1] == '"')
            {
                kept.Append('"');
                at++;
            }
            else
            {
                at++;
                break;
            }
        }

        while (at < _text.Length && _text[at] != _separator && _text[at] is not ('\r' or '\n'))
        {
            kept.Append(_text[at++]);
        }

        return kept.ToString();
    }

    private static char Judge(string text)
    {
        if (text.StartsWith(Marker, StringComparison.OrdinalIgnoreCase) && text.Length > Marker.Length)
        {
            return text[Marker.Length];
        }

        var lines = text.Split('\n', LinesToJudge + 1).Take(LinesToJudge).Select(line => line.Split('"').Where((_, i) => i % 2 == 0)).ToList();
        return Separators.MaxBy(separator => lines.Sum(parts => parts.Sum(p => p.Count(c => c == separator))));
    }
}
