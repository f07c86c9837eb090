namespace Klang.Core.Areas.History;

/// <summary>
/// Carries what was said of areas of other days onto the areas of one day, by lineage. Everything goes to exactly one area, so a
/// total is the same whichever day's areas group it: what a split cannot divide stands under the nearest area that holds all its
/// parts, and is not shared out by guess.
/// </summary>
/// <remarks>
/// It needs only areas that changed at some time, and those above them. A code that is none of theirs always was where it says.
/// </remarks>
public sealed class AreaCarrier
{
    private readonly Dictionary<long, List<AreaPeriod>> _areas;
    private readonly ILookup<AreaCode, AreaPeriod> _codes;
    private readonly ILookup<AreaCode, long> _former;
    private readonly ILookup<long, AreaDescent> _into;
    private readonly ILookup<long, AreaDescent> _outOf;
    private readonly Dictionary<long, long?> _places = [];
    private readonly DateOnly _day;

    /// <param name="periods">Of areas that changed, and of those above them.</param>
    /// <param name="descents">Which came out of which.</param>
    /// <param name="day">The day whose areas everything is carried onto.</param>
    /// <param name="former">Codes that areas were once held to bear and never did: provisional ones, slips.</param>
    public AreaCarrier(IEnumerable<AreaPeriod> periods, IEnumerable<AreaDescent> descents, DateOnly day, IEnumerable<(AreaCode Code, long Area)>? former = null)
    {
        var all = periods.ToList();
        var lineage = descents.ToList();
        _areas = all.GroupBy(p => p.AreaId).ToDictionary(g => g.Key, g => g.OrderBy(p => p.Start).ToList());
        _codes = all.ToLookup(p => p.Code);
        _former = (former ?? []).ToLookup(f => f.Code, f => f.Area);
        _into = lineage.ToLookup(d => d.From);
        _outOf = lineage.ToLookup(d => d.To);
        _day = day;
    }

    /// <summary>Every code that an area with a history bears, or bore.</summary>
    public IEnumerable<AreaCode> Codes => _codes.Select(c => c.Key).Concat(_former.Select(f => f.Key)).Distinct();

    /// <summary>Where what was written under a code stands on the day: from the smallest area up to the province; empty for the country.</summary>
    /// <param name="code">As it was written.</param>
    /// <param name="written">About when: codes are borne by one area after another.</param>
    public IReadOnlyList<AreaCode> Place(AreaCode code, DateOnly written)
    {
        var path = new List<AreaCode>();
        for (; code != AreaCode.Country; code = code.Parent)
        {
            if (AreaOf(code, written) is { } area)
            {
                path.AddRange(Up(On(area)));
                break;
            }

            path.Add(code);
        }

        return path;
    }

    /// <summary>The area of a level of the day on which it stands; a shorter code where it is not split so far down.</summary>
    public AreaCode Place(AreaCode code, DateOnly written, AreaLevel level)
    {
        var path = Place(code, written);
        var at = path.FirstOrDefault(c => c.Level <= level || (level == AreaLevel.Village && c.Level == AreaLevel.Community));
        return level == AreaLevel.Country ? AreaCode.Country : at;
    }

    /// <summary>The area of the day on which what an area had stands; null for the country.</summary>
    public long? On(long area) => _places.TryGetValue(area, out var place) ? place : _places[area] = Find(area, []);

    private long? Find(long area, HashSet<long> asked)
    {
        if (!asked.Add(area) || !_areas.TryGetValue(area, out var periods))
        {
            return null;
        }

        if (periods.Exists(p => p.Covers(_day)))
        {
            return area;
        }

        var (kin, nearest) = _day < periods[0].Start ? (_outOf[area].Select(d => d.From), periods[0])
            : (_into[area].Select(d => d.To), periods.FindLast(p => p.End <= _day) ?? periods[0]);
        var places = kin.Distinct().Select(other => Find(other, [.. asked])).Distinct().ToList();
        return places.Count switch
        {
            0 => nearest.ParentId is { } parent ? Find(parent, asked) : null,
            1 => places[0],
            _ => Common(places),
        };
    }

    /// <summary>The nearest area that all lie in.</summary>
    private long? Common(List<long?> places)
    {
        var above = places.ConvertAll(place => AreasUp(place).ToList());
        return above[0].Cast<long?>().FirstOrDefault(area => above.TrueForAll(path => path.Contains(area!.Value)));
    }

    private IEnumerable<long> AreasUp(long? area)
    {
        for (var asked = new HashSet<long>(); area is { } id && asked.Add(id); area = Period(id)?.ParentId)
        {
            yield return id;
        }
    }

    private IEnumerable<AreaCode> Up(long? area) => AreasUp(area).Select(id => Period(id)?.Code).OfType<AreaCode>();

    private AreaPeriod? Period(long area) => _areas.TryGetValue(area, out var periods) ? periods.Find(p => p.Covers(_day)) : null;

    /// <summary>Who bore the code on the day; else who did last before it, else first after it.</summary>
    private long? AreaOf(AreaCode code, DateOnly written)
    {
        var bearers = _codes[code].ToList();
        var bearer = bearers.Find(p => p.Covers(written)) ?? bearers.Where(p => p.End <= written).MaxBy(p => p.End) ?? bearers.MinBy(p => p.Start);
        return bearer?.AreaId ?? _former[code].Cast<long?>().FirstOrDefault();
    }
}
