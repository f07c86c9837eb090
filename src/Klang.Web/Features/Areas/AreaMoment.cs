using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>
/// Which registry is meant, on both axes: the areas in force on a day, as Klang knew them at a moment. Neither said: today's,
/// as known now.
/// </summary>
/// <param name="AsOf">A Bangkok day.</param>
/// <param name="KnownAt">UTC.</param>
public readonly record struct AreaMoment(DateOnly? AsOf, DateTime? KnownAt)
{
    public static AreaMoment Current => default;

    /// <summary>Neither axis is said: today's registry.</summary>
    public bool IsCurrent => AsOf is null && KnownAt is null;
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
