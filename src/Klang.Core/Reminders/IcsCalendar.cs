using System.Globalization;
using System.Text;

namespace Klang.Core.Reminders;

/// <summary>Writes a calendar as calendar programs read it (RFC 5545), to be sent as UTF-8.</summary>
public static class IcsCalendar
{
    private const string NineOnTheDayBefore = "-PT15H";

    /// <param name="name">What the calendar is called in the program's list.</param>
    /// <param name="language">th or en.</param>
    public static string Write(string name, string language, IEnumerable<DueEvent> events)
    {
        var calendar = new StringBuilder();
        Lines(calendar, "BEGIN:VCALENDAR", "VERSION:2.0", $"PRODID:-//Klang//Due dates//{language.ToUpperInvariant()}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH");
        Lines(calendar, $"NAME:{IcsLine.Text(name)}", $"X-WR-CALNAME:{IcsLine.Text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H");
        foreach (var due in events)
        {
            Event(calendar, due);
        }

        Lines(calendar, "END:VCALENDAR");
        return calendar.ToString();
    }

    private static void Event(StringBuilder calendar, DueEvent due)
    {
        var changed = Moment(due.Changed);
        Lines(calendar, "BEGIN:VEVENT", $"UID:{due.Uid}", $"DTSTAMP:{changed}", $"LAST-MODIFIED:{changed}");
        Lines(calendar, $"DTSTART;VALUE=DATE:{Day(due.Day)}", $"DTEND;VALUE=DATE:{Day(due.Day.AddDays(1))}");
        Lines(calendar, $"SUMMARY:{IcsLine.Text(due.Summary)}", $"DESCRIPTION:{IcsLine.Text(due.Description)}", "TRANSP:TRANSPARENT");
        if (due.Url is { } url)
        {
            Lines(calendar, $"URL:{url}");
        }

        if (due.Reminds)
        {
            Lines(calendar, "BEGIN:VALARM", "ACTION:DISPLAY", $"DESCRIPTION:{IcsLine.Text(due.Summary)}", $"TRIGGER:{NineOnTheDayBefore}", "END:VALARM");
        }

        Lines(calendar, "END:VEVENT");
    }

    private static void Lines(StringBuilder calendar, params ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            IcsLine.Append(calendar, line);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
