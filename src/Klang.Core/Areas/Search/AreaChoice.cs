using System.Collections.Immutable;

namespace Klang.Core.Areas.Search;

/// <summary>
/// Chooses among areas that answer: those that answer best, of them the person's own, then the larger ones, then by code.
/// </summary>
internal sealed class AreaChoice
{
    private readonly AreaSearchIndex _index;
    private readonly AreaLookup _lookup;
    private readonly int? _moo;
    private readonly int _within;
    private readonly int _below;
    private readonly int _own;

    public AreaChoice(AreaSearchIndex index, AreaLookup lookup, int? moo)
    {
        (_index, _lookup, _moo) = (index, lookup, moo);
        (_within, _below, _own) = (index.At(Meant(lookup.Within)), index.At(Meant(lookup.Below)), index.At(Meant(lookup.Own)));
    }

    public ImmutableArray<AreaMatch> Best(ReadOnlySpan<byte> scores)
    {
        // The worst of the chosen is on top, to give way.
        var best = new PriorityQueue<int, long>();
        for (var area = scores.IndexOfAnyExcept(AreaScores.No); area >= 0 && area < scores.Length; area++)
        {
            if (scores[area] != AreaScores.No && IsWanted(area))
            {
                Offer(best, area, -Order(area, scores[area]));
            }
        }

        var found = new AreaMatch[best.Count];
        while (best.TryDequeue(out var area, out _))
        {
            found[best.Count] = new AreaMatch(_index.Code(area), _index.Level(area), AreaScores.Kind(scores[area]));
        }

        return [.. found];
    }

    // The country is no entry of the index; everything lies in it.
    private static string? Meant(string? code) => code is { Length: > 0 } ? code : null;

    private void Offer(PriorityQueue<int, long> best, int area, long order)
    {
        if (best.Count < _lookup.Limit)
        {
            best.Enqueue(area, order);
        }
        else if (best.TryPeek(out _, out var worst) && order > worst)
        {
            best.DequeueEnqueue(area, order);
        }
    }

    private long Order(int area, byte score) =>
        ((long)score << 40) | (_own >= 0 && _index.LiesIn(area, _own) ? 0L : 1L << 36) | ((long)_index.Level(area) << 32) | (uint)area;

    private bool IsWanted(int area) =>
        (_lookup.Level is null || _lookup.Level == _index.Level(area))
        && (Meant(_lookup.Within) is null || (_within >= 0 && _index.LiesIn(area, _within)))
        && (Meant(_lookup.Below) is null || (_below >= 0 && _index.Parent(area) == _below))
        && (_moo is not { } moo || IsNumbered(area, moo));

    private bool IsNumbered(int area, int moo)
    {
        var code = _index.Code(area);
        return _index.Level(area) == AreaLevel.Village && code.Length == 8 && ((code[6] - '0') * 10) + code[7] - '0' == moo;
    }
}
