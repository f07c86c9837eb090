using System.Text;

namespace Klang.Core.Tests.Reminders;

/// <summary>Reads a calendar as RFC 5545 wants it read: every line ended by CRLF, at most 75 octets long, whole UTF-8; then unfolds.</summary>
internal static class IcsReader
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Content lines, unfolded.</summary>
    public static IReadOnlyList<string> Lines(byte[] calendar)
    {
        var lines = new List<string>();
        for (var at = 0; at < calendar.Length;)
        {
            var end = calendar.AsSpan(at).IndexOf("\r\n"u8);
            Assert.True(end >= 0, "A line is not ended by CRLF.");
            Assert.InRange(end, 1, 75);
            var line = Strict.GetString(calendar, at, end);
            Assert.DoesNotContain(line, char.IsControl);
            if (line[0] == ' ')
            {
                lines[^1] += line[1..];
            }
            else
            {
                lines.Add(line);
            }

            at += end + 2;
        }

        return lines;
    }

    /// <summary>The events' properties by name; text as it was before it was escaped.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Events(byte[] calendar)
    {
        var events = new List<Dictionary<string, string>>();
        var open = new Stack<string>();
        foreach (var line in Lines(calendar))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (name, value) = (line[..colon], line[(colon + 1)..]);
            switch (name)
            {
                case "BEGIN":
                    open.Push(value);
                    if (value == "VEVENT")
                    {
                        events.Add(new(StringComparer.Ordinal));
                    }

                    break;
                case "END":
                    Assert.Equal(open.Pop(), value);
                    break;
                case var _ when open.Count > 1:
                    events[^1][(open.Peek() == "VALARM" ? "VALARM." : "") + name] = Plain(value);
                    break;
            }
        }

        Assert.Empty(open);
        return events;
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' ? text[i] : text[++i] == 'n' ? '\n' : text[i]);
        }

        return plain.ToString();
    }
}
