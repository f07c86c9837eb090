using Klang.Data.Model;

namespace Klang.Web.Features.Areas;

/// <summary>Reads the lines of a change out of the versions it brought and those it replaced.</summary>
internal static class AreaChangeLines
{
    /// <param name="happened">The change.</param>
    /// <param name="brought">Versions it brought.</param>
    /// <param name="replaced">By area id, versions that were replaced at that moment.</param>
    public static IReadOnlyList<AreaChangeLine> Of(AreaEvent happened, IReadOnlyList<AreaVersion> brought, ILookup<long, AreaVersion> replaced) =>
        [.. brought.GroupBy(v => v.AreaId).Select(area => Line(happened, [.. area.OrderBy(Start)], Before(area, replaced)))
            .OrderBy(line => line.Before is { } b ? b.Code : line.After!.Code).ThenBy(line => line.Area.AreaId)];

    private static AreaChangeLine Line(AreaEvent happened, List<AreaVersion> brought, List<AreaVersion> replaced)
    {
        var ended = brought.Find(v => v.Kind == AreaChangeKind.Abolish);
        if (ended is not null)
        {
            return new AreaChangeLine(AreaChangeKind.Abolish, AreaView.Of(ended), null);
        }

        // What it tells of the days before, where it does; else what was held until then.
        var after = brought.Find(v => v.Kind != AreaChangeKind.Correction) ?? brought[^1];
        var told = brought.Find(v => v.Kind == AreaChangeKind.Correction && v != after && v.ValidTo == happened.EffectiveOn);
        var before = after.Kind == AreaChangeKind.Create && !replaced.Exists(v => v.Provisional) ? null : told ?? replaced.Find(v => Start(v) <= Start(after)) ?? replaced.FirstOrDefault();
        return new AreaChangeLine(after.Kind, before is null ? null : AreaView.Of(before), AreaView.Of(after));
    }

    private static List<AreaVersion> Before(IGrouping<long, AreaVersion> brought, ILookup<long, AreaVersion> replaced)
    {
        var first = brought.Min(v => v.Id);
        return [.. replaced[brought.Key].Where(v => v.Id < first && v.SupersededAt == brought.First().RecordedAt).OrderByDescending(Start)];
    }

    private static DateOnly Start(AreaVersion version) => version.ValidFrom ?? DateOnly.MinValue;
}
