using System.Text;

namespace Klang.Core.Common;

/// <summary>One row of a CSV file: the line it begins on (1-based) and its fields, unquoted. Not trimmed.</summary>
/// <param name="IsOpen">A quote was opened and never closed, so the rest of the file ran into this row.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields, bool IsOpen);

/// <summary>Comma-separated text as RFC 4180 says: fields in double quotes may hold separators, line ends and doubled quotes.</summary>
public static class Csv
{
    /// <summary>Rows in order; lines with nothing on them are left out. Reads on as it is enumerated.</summary>
    public static IEnumerable<CsvRow> Read(TextReader reader, char separator = ',')
    {
        var scan = new Scan(reader, separator);
        while (scan.Next() is { } row)
        {
            if (row.Fields.Count > 1 || row.Fields[0].Length > 0)
            {
                yield return row;
            }
        }
    }

    private sealed class Scan(TextReader reader, char separator)
    {
        private string text = "";
        private int at;
        private int line;

        public CsvRow? Next()
        {
            if (!NextLine())
            {
                return null;
            }

            var start = line;
            var fields = new List<string>();
            while (at <= text.Length)
            {
                if (at == text.Length || text[at] != '"')
                {
                    fields.Add(UpToSeparator());
                    continue;
                }

                at++;
                var quoted = Quoted();
                fields.Add(quoted ?? "");
                if (quoted is null)
                {
                    return new CsvRow(start, fields, IsOpen: true);
                }
            }

            return new CsvRow(start, fields, IsOpen: false);
        }

        private bool NextLine()
        {
            if (reader.ReadLine() is not { } next)
            {
                return false;
            }

            (text, at) = (next, 0);
            line++;
            return true;
        }

        private string UpToSeparator()
        {
            var end = text.IndexOf(separator, at);
            end = end < 0 ? text.Length : end;
            var field = text[at..end];
            at = end + 1;
            return field;
        }

        // The rest of a field after its opening quote, over line ends where need be; null where no quote closes it. Letters
        // between the closing quote and the separator are kept as they stand, so that the mistake shows.
        private string? Quoted()
        {
            var field = new StringBuilder();
            while (true)
            {
                var quote = text.IndexOf('"', at);
                if (quote < 0)
                {
                    field.Append(text, at, text.Length - at).Append('\n');
                    if (!NextLine())
                    {
                        return null;
                    }
                }
                else if (quote + 1 < text.Length && text[quote + 1] == '"')
                {
                    field.Append(text, at, quote + 1 - at);
                    at = quote + 2;
                }
                else
                {
                    field.Append(text, at, quote - at);
                    at = quote + 1;
                    return field.Append(UpToSeparator()).ToString();
                }
            }
        }
    }
}
