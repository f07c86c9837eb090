using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>What is looked for: a name with or without its word (อ.แม่จัน), a code or its beginning, or a name and where it lies (เวียง เชียงแสน).</summary>
public sealed record AreaQuery(string Text)
{
    public AreaLevel? Level { get; init; }

    /// <summary>Only areas inside this one.</summary>
    public AreaCode Within { get; init; }

    public AreaMoment Moment { get; init; }

    public int Limit { get; init; } = 30;
}

/// <summary>Finds areas by name. Spelling is forgiven as far as <see cref="AreaName.SearchKey"/> goes.</summary>
public sealed class AreaSearch(AreaQueries areas)
{
    // Of a name and its place, this many bearers of the name are looked at; ใหม่พัฒนา is borne by some hundred.
    private const int Candidates = 2_000;

    /// <summary>Names that are the text, then those that begin with it, then those that hold it; larger areas first.</summary>
    public async Task<IReadOnlyList<AreaHit>> FindAsync(AreaQuery query, CancellationToken cancel = default)
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

    /// <summary>The filter by itself: for lists in order of code.</summary>
    internal static IQueryable<AreaVersion> Matching(IQueryable<AreaVersion> versions, string key) => key.All(char.IsAsciiDigit)
        ? versions.Where(v => v.Code.StartsWith(key) || v.SearchName.Contains(key))
        : versions.Where(v => v.SearchName.Contains(key));

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
