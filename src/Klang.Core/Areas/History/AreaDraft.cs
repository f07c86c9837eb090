namespace Klang.Core.Areas.History;

/// <summary>The periods of some areas, being changed. Periods of an area stand in order of days and never overlap.</summary>
internal sealed class AreaDraft
{
    private readonly SortedDictionary<long, List<AreaPeriod>> _areas = [];

    public AreaDraft(IEnumerable<AreaPeriod> periods)
    {
        foreach (var period in periods.OrderBy(p => p.Start))
        {
            Add(period);
        }
    }

    public IEnumerable<AreaPeriod> All => _areas.Values.SelectMany(periods => periods);

    public IReadOnlyList<AreaPeriod> Of(long area) => _areas.TryGetValue(area, out var periods) ? periods : [];

    public AreaPeriod? On(long area, DateOnly day) => Of(area).FirstOrDefault(p => p.Covers(day));

    /// <summary>Who bears the code on a day.</summary>
    public AreaPeriod? Bearer(AreaCode code, DateOnly day) => All.FirstOrDefault(p => p.Code == code && p.Covers(day));

    public IEnumerable<AreaPeriod> Bearers(AreaCode code) => All.Where(p => p.Code == code);

    public IEnumerable<long> Children(long area) => [.. All.Where(p => p.ParentId == area).Select(p => p.AreaId).Distinct()];

    public void Add(AreaPeriod period)
    {
        if (!_areas.TryGetValue(period.AreaId, out var periods))
        {
            _areas[period.AreaId] = periods = [];
        }

        periods.Add(period);
        periods.Sort((a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>Changes an area on the days from <paramref name="start"/> until before <paramref name="end"/>; null ends it there.</summary>
    public void Rewrite(long area, DateOnly start, DateOnly end, Func<AreaPeriod, AreaPeriod?> change)
    {
        var rewritten = new List<AreaPeriod>();
        foreach (var period in Of(area))
        {
            if (period.End <= start || end <= period.Start)
            {
                rewritten.Add(period);
                continue;
            }

            Keep(period.Cut(DateOnly.MinValue, start));
            if (change(period.Cut(start, end)) is { } changed)
            {
                Keep(changed);
            }

            Keep(period.Cut(end, DateOnly.MaxValue));
        }

        _areas[area] = rewritten;

        void Keep(AreaPeriod part)
        {
            if (part.Start < part.End)
            {
                rewritten.Add(part);
            }
        }
    }

    /// <summary>The days around <paramref name="day"/> on which something about the area is as on that day, without a break.</summary>
    public (DateOnly Start, DateOnly End) Around<T>(long area, DateOnly day, Func<AreaPeriod, T> of)
    {
        var periods = Of(area);
        var at = periods.ToList().FindIndex(p => p.Covers(day));
        var (first, last, value) = (at, at, of(periods[at]));
        while (first > 0 && periods[first - 1].End == periods[first].Start && Equals(of(periods[first - 1]), value))
        {
            first--;
        }

        while (last < periods.Count - 1 && periods[last].End == periods[last + 1].Start && Equals(of(periods[last + 1]), value))
        {
            last++;
        }

        return (periods[first].Start, periods[last].End);
    }
}
