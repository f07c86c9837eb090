using Klang.Core.Areas;
using Klang.Core.Areas.Search;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>What is looked for: a name with or without its word (อ.แม่จัน), a code or its beginning, or a name and where it lies (เวียง เชียงแสน).</summary>
public sealed record AreaQuery(string Text)
{
    public AreaLevel? Level { get; init; }

    /// <summary>Only areas inside this one.</summary>
    public AreaCode Within { get; init; }

    /// <summary>The person's own area, which comes first among equals.</summary>
    public AreaCode Own { get; init; }

    public AreaMoment Moment { get; init; }

    public int Limit { get; init; } = 30;
}

/// <summary>
/// Finds areas by name or code. Today's registry is looked up in memory and forgives slips; another day's, or what was known at
/// another moment, in the database, where spelling is forgiven as far as <see cref="AreaName.SearchKey"/> goes.
/// </summary>
public sealed class AreaSearch(AreaQueries areas, LiveAreaIndex index)
{
    // Of a name and its place, this many bearers of the name are looked at; ใหม่พัฒนา is borne by some hundred.
    private const int Candidates = 2_000;

    /// <summary>The best answers first; see <see cref="AreaMatchKind"/>.</summary>
    public async Task<IReadOnlyList<AreaHit>> FindAsync(AreaQuery query, CancellationToken cancel = default) =>
        query.Moment == AreaMoment.Current ? await TodayAsync(query, cancel) : await ThenAsync(query, cancel);

    /// <summary>Codes of today's areas, the best first: for lists that need no more than names.</summary>
    public async ValueTask<IReadOnlyList<AreaMatch>> MatchesAsync(AreaQuery query, CancellationToken cancel = default) =>
        (await index.ReadAsync(cancel)).Find(new AreaLookup(query.Text, query.Limit)
        {
            Level = query.Level,
            Within = query.Within.Digits,
            Own = query.Own.Digits,
        });

    /// <summary>The filter of the database by itself: for lists in order of code, of another day.</summary>
    internal static IQueryable<AreaVersion> Matching(IQueryable<AreaVersion> versions, string key) => key.All(char.IsAsciiDigit)
        ? versions.Where(v => v.Code.StartsWith(key) || v.SearchName.Contains(key))
        : versions.Where(v => v.SearchName.Contains(key));

    private async Task<IReadOnlyList<AreaHit>> TodayAsync(AreaQuery query, CancellationToken cancel)
    {
        var codes = (await MatchesAsync(query, cancel)).Select(match => match.Code).ToList();
        var views = new Dictionary<string, AreaView>(StringComparer.Ordinal);
        foreach (var some in codes.Chunk(500))
        {
            foreach (var version in await areas.At(query.Moment).Where(v => some.Contains(v.Code)).ToListAsync(cancel))
            {
                views[version.Code] = AreaView.Of(version);
            }
        }

        var above = await areas.AboveAsync(views.Values, query.Moment, cancel);
        return [.. codes.Where(views.ContainsKey).Select(code => new AreaHit(views[code], above))];
    }

    private async Task<IReadOnlyList<AreaHit>> ThenAsync(AreaQuery query, CancellationToken cancel)
    {
        var hits = await HitsAsync(query, query.Text, query.Limit, cancel);
        var words = query.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (hits.Count > 0 || words.Length < 2)
        {
            return hits;
        }

        var places = words[1..].Select(AreaName.SearchKey).ToList();
        var named = await HitsAsync(query, words[0], Candidates, cancel);
        return [.. named.Where(hit => places.TrueForAll(place => Lies(hit, place))).Take(query.Limit)];
    }

    private async Task<IReadOnlyList<AreaHit>> HitsAsync(AreaQuery query, string text, int limit, CancellationToken cancel)
    {
        var key = AreaName.SearchKey(text);
        if (key.Length == 0)
        {
            return [];
        }

        var found = Matching(areas.At(query.Moment).Within(query.Within), key);
        found = query.Level is { } level ? found.Where(v => v.Level == level) : found;
        var ranked = await found
            .OrderBy(v => v.SearchName == key || v.Code == key ? 0 : v.SearchName.StartsWith(key) ? 1 : 2)
            .ThenBy(v => v.Code.Length).ThenBy(v => v.Code)
            .Take(limit).ToListAsync(cancel);
        List<AreaView> views = [.. ranked.Select(AreaView.Of)];
        var above = await areas.AboveAsync(views, query.Moment, cancel);
        return [.. views.Select(area => new AreaHit(area, above))];
    }

    private static bool Lies(AreaHit hit, string place) =>
        hit.Above.FromAreaUp(hit.Area).Skip(1).Any(above => AreaName.SearchKey(above.Name.Th).Contains(place, StringComparison.Ordinal));
}
