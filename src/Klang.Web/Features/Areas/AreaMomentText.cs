using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Thai;

namespace Klang.Web.Features.Areas;

/// <summary>A moment of the registry as it stands in an address: <c>asOf</c> and <c>knownAt</c>.</summary>
public static class AreaMomentText
{
    private const int FirstBuddhistYear = 2400;

    /// <summary>
    /// asOf: a day, ISO or Buddhist. knownAt: an ISO moment, UTC unless it says otherwise, or a day, whose end in Bangkok is meant.
    /// Neither: today's registry.
    /// </summary>
    public static Result<AreaMoment> Read(string? asOf, string? knownAt)
    {
        var day = default(DateReading);
        if (!string.IsNullOrWhiteSpace(asOf) && !BuddhistDate.TryParse(asOf, out day, out _))
        {
            return Bad("asOf", "ต้องเป็นวันที่ เช่น 2019-09-01 หรือ 1/9/2562", "must be a day, such as 2019-09-01");
        }

        return Known(knownAt, out var known)
            ? new AreaMoment(string.IsNullOrWhiteSpace(asOf) ? null : day.Date, known)
            : Bad("knownAt", "ต้องเป็นเวลาแบบ ISO ปี ค.ศ. เช่น 2019-10-31T00:00:00Z หรือวันที่ เช่น 31/10/2562", "must be an ISO moment, such as 2019-10-31T00:00:00Z, or a day");
    }

    /// <summary>asOf=2019-09-01&amp;knownAt=…; empty for today's registry.</summary>
    public static string Query(this AreaMoment moment) => string.Join('&', Parts(moment));

    /// <summary>An address that asks for the same moment.</summary>
    public static string Link(this AreaMoment moment, string address) =>
        moment == AreaMoment.Current ? address : address + (address.Contains('?', StringComparison.Ordinal) ? '&' : '?') + moment.Query();

    private static IEnumerable<string> Parts(AreaMoment moment)
    {
        if (moment.AsOf is { } day)
        {
            yield return "asOf=" + day.ToString("O", CultureInfo.InvariantCulture);
        }

        if (moment.KnownAt is { } known)
        {
            yield return "knownAt=" + known.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", CultureInfo.InvariantCulture);
        }
    }

    private static bool Known(string? text, out DateTime? moment)
    {
        moment = null;
        if (string.IsNullOrWhiteSpace(text))
        {
            return true;
        }

        if (!text.Contains(':', StringComparison.Ordinal) && BuddhistDate.TryParse(text, out var day, out _))
        {
            moment = Hosting.Bangkok.EndOf(day.Date);
            return true;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) && known.Year < FirstBuddhistYear)
        {
            moment = known.UtcDateTime;
            return true;
        }

        return false;
    }

    private static Problem Bad(string name, string th, string en) => Problems.BadRequest($"พารามิเตอร์ {name} {th}", $"The parameter {name} {en}.", name);
}
