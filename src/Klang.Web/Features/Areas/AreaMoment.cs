using System.Globalization;
using Klang.Core.Common;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Which registry is meant, on both axes: the areas in force on a day, as Klang knew them at a moment. Neither said: today's,
/// as known now.
/// </summary>
/// <param name="AsOf">A Bangkok day.</param>
/// <param name="KnownAt">UTC.</param>
public readonly record struct AreaMoment(DateOnly? AsOf, DateTime? KnownAt)
{
    private const int FirstBuddhistYear = 2400;

    public static AreaMoment Current => default;

    /// <summary>Neither axis is said: today's registry.</summary>
    public bool IsCurrent => AsOf is null && KnownAt is null;

    /// <summary>Reads both axes as people write them; a bad one is refused by its name.</summary>
    /// <param name="asOf">A day, Buddhist or ISO.</param>
    /// <param name="knownAt">A day, meaning all that was known when it ended; or an ISO moment, UTC unless it says otherwise.</param>
    public static Result<AreaMoment> Read(string? asOf, string? knownAt)
    {
        var day = default(DateReading);
        if (!string.IsNullOrWhiteSpace(asOf) && !BuddhistDate.TryParse(asOf, out day, out _))
        {
            return Bad("asOf", "ต้องเป็นวันที่ เช่น 2019-09-01 หรือ 1/9/2562", "must be a day, such as 2019-09-01");
        }

        DateTime? known = null;
        if (!string.IsNullOrWhiteSpace(knownAt) && (known = Moment(knownAt)) is null)
        {
            return Bad("knownAt", "ต้องเป็นวันที่ เช่น 20/9/2562 หรือเวลาแบบ ISO ปี ค.ศ. เช่น 2019-10-31T00:00:00Z", "must be a day or an ISO moment, such as 2019-10-31T00:00:00Z");
        }

        return new AreaMoment(string.IsNullOrWhiteSpace(asOf) ? null : day.Date, known);
    }

    private static DateTime? Moment(string text) =>
        BuddhistDate.TryParse(text, out var day, out _) ? Bangkok.EndOf(day.Date)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.Year < FirstBuddhistYear ? moment.UtcDateTime
        : null;

    private static Problem Bad(string name, string th, string en) => Problems.BadRequest($"พารามิเตอร์ {name} {th}", $"The parameter {name} {en}.", name);
}

/// <summary>The one filter for versions of areas.</summary>
public static class AreaMoments
{
    /// <summary>What was held to have come out of what at a moment (UTC); now where none is given.</summary>
    public static IQueryable<AreaLineage> KnownAt(this IQueryable<AreaLineage> lineage, DateTime? moment) => moment is { } known
        ? lineage.Where(l => l.RecordedAt <= known && (l.SupersededAt == null || l.SupersededAt > known))
        : lineage.Where(l => l.SupersededAt == null);

    /// <summary>At most one version of a code: in force on the day, and not yet replaced by a better one at the moment.</summary>
    /// <param name="versions">Versions of any areas.</param>
    /// <param name="moment">Which day, and known when.</param>
    /// <param name="today">The day meant where <paramref name="moment"/> names none.</param>
    public static IQueryable<AreaVersion> At(this IQueryable<AreaVersion> versions, AreaMoment moment, DateOnly today) =>
        versions.KnownAt(moment.KnownAt).InForceOn(moment.AsOf ?? today);

    /// <summary>What was held true at a moment (UTC), now where none is given; of every day.</summary>
    public static IQueryable<AreaVersion> KnownAt(this IQueryable<AreaVersion> versions, DateTime? moment) => moment is { } known
        ? versions.Where(v => v.RecordedAt <= known && (v.SupersededAt == null || v.SupersededAt > known))
        : versions.Where(v => v.SupersededAt == null);

    /// <summary>The first day of validity counts, the last is the day before <see cref="AreaVersion.ValidTo"/>.</summary>
    public static IQueryable<AreaVersion> InForceOn(this IQueryable<AreaVersion> versions, DateOnly day) =>
        versions.Where(v => (v.ValidFrom == null || v.ValidFrom <= day) && (v.ValidTo == null || v.ValidTo > day));
}
