using System.Collections.Immutable;

namespace Klang.Core.Areas.Search;

/// <summary>
/// All areas of a day, to be looked up by name or code in about a millisecond. Never changed once made; some 8 MB for 90,000
/// areas, because areas of one name share it.
/// </summary>
public sealed class AreaSearchIndex
{
    private readonly string[] _codes;
    private readonly AreaLevel[] _levels;
    private readonly int[] _parents;
    private readonly KeyTable _keys;
    private readonly KeyTable _skeletons;

    // The areas that bear key k stand in _bearers from _firstBearer[k] on.
    private readonly int[] _firstBearer;
    private readonly int[] _bearers;

    public AreaSearchIndex(IEnumerable<SearchableArea> areas)
    {
        var sorted = areas.OrderBy(area => area.Code, StringComparer.Ordinal).ToArray();
        var places = new Dictionary<long, int>(sorted.Length);
        for (var at = 0; at < sorted.Length; at++)
        {
            places.TryAdd(sorted[at].Id, at);
        }

        _codes = Array.ConvertAll(sorted, area => area.Code);
        _levels = Array.ConvertAll(sorted, area => area.Level);
        _parents = Array.ConvertAll(sorted, area => area.ParentId is { } parent && places.TryGetValue(parent, out var at) ? at : -1);
        var bearers = sorted.SelectMany((area, at) => Names(area).Select(name => (name, at))).ToLookup(bearer => bearer.name, bearer => bearer.at, StringComparer.Ordinal);
        var keys = bearers.Select(key => key.Key).ToArray();
        (_keys, _skeletons) = (new KeyTable(keys), new KeyTable(Array.ConvertAll(keys, Slips.Skeleton)));
        _bearers = [.. bearers.SelectMany(key => key)];
        _firstBearer = new int[keys.Length + 1];
        var next = 0;
        foreach (var key in bearers)
        {
            _firstBearer[next + 1] = _firstBearer[next] + key.Count();
            next++;
        }
    }

    public int Count => _codes.Length;

    internal KeyTable Keys => _keys;

    internal KeyTable Skeletons => _skeletons;

    internal ReadOnlySpan<int> Bearers(int key) => _bearers.AsSpan(_firstBearer[key].._firstBearer[key + 1]);

    /// <summary>Areas that answer to a text, the best first.</summary>
    public ImmutableArray<AreaMatch> Find(AreaLookup lookup)
    {
        var wording = AreaWording.Read(lookup.Text);
        if (wording.Words.IsEmpty)
        {
            return [];
        }

        using var scores = new AreaScores(this, wording);
        var chosen = new AreaChoice(this, lookup, wording.Moo);
        scores.Find(withSlips: false);
        var found = chosen.Best(scores.Best);
        if (found.Length < Math.Min(lookup.Enough, lookup.Limit))
        {
            scores.Find(withSlips: true);
            found = chosen.Best(scores.Best);
        }

        return found;
    }

    /// <summary>The area that bears a code, by its place in the order of codes; -1 where none does.</summary>
    internal int At(string? code) => code is null ? -1 : Math.Max(-1, Array.BinarySearch(_codes, code, StringComparer.Ordinal));

    internal string Code(int area) => _codes[area];

    internal AreaLevel Level(int area) => _levels[area];

    /// <summary>-1 for provinces.</summary>
    internal int Parent(int area) => _parents[area];

    /// <summary>Whether an area lies in another, or is it.</summary>
    internal bool LiesIn(int area, int outer)
    {
        for (; area >= 0; area = _parents[area])
        {
            if (area == outer)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The areas whose code begins so.</summary>
    internal Range Beginning(string digits)
    {
        var found = Array.BinarySearch(_codes, digits, StringComparer.Ordinal);
        var first = found >= 0 ? found : ~found;
        var end = first;
        while (end < _codes.Length && _codes[end].StartsWith(digits, StringComparison.Ordinal))
        {
            end++;
        }

        return first..end;
    }

    private static IEnumerable<string> Names(SearchableArea area)
    {
        if (area.SearchName.Length > 0)
        {
            yield return area.SearchName;
        }

        if (area.NameEn is { Length: > 0 } english && AreaName.SearchKey(english) is { Length: > 0 } key && key != area.SearchName)
        {
            yield return key;
        }
    }
}
