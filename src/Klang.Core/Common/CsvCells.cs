using System.Buffers;
using System.Globalization;

namespace Klang.Core.Common;

/// <summary>
/// Rows of a CSV file for spreadsheets and programs alike: invariant numbers, ISO days, texts in quotes where they need them. A
/// text that a spreadsheet would run as a formula is begun with an apostrophe.
/// </summary>
public static class CsvCells
{
    /// <summary>Comes first in the file: without it a spreadsheet does not see that the Thai is UTF-8.</summary>
    public const string ByteOrderMark = "\uFEFF";

    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n;\t");

    /// <summary>A row with its line end.</summary>
    public static string Line(IEnumerable<object?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    public static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Defused(text)),
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException($"No cell holds a {value.GetType().Name}."),
    };

    private static string Defused(string text) => text.TrimStart(' ') is ['=' or '+' or '-' or '@' or '\t' or '\r' or '＝' or '＋' or '－' or '＠', ..] ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(Special) < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
