using System.Text;

namespace Klang.Core.Reminders;

/// <summary>A content line of RFC 5545: at most 75 octets of UTF-8, then CRLF and a blank; no character is cut in two.</summary>
internal static class IcsLine
{
    private const int MostOctets = 75;

    public static void Append(StringBuilder calendar, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }

    /// <summary>A text value: what would end it or be read as a mark is escaped, and other control characters are left out.</summary>
    public static string Text(string text)
    {
        var escaped = text.ReplaceLineEndings("\n").Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
            .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);
        return string.Concat(escaped.Where(c => !char.IsControl(c)));
    }
}
