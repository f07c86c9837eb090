using Klang.Core.Areas;
using Klang.Core.Areas.Search;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>Which areas a list holds, and where the page begins.</summary>
/// <param name="Limit">Areas on a page, at most.</param>
public sealed record AreaFilter(int Limit)
{
    public AreaLevel? Level { get; init; }

    /// <summary>Areas right below it; with <see cref="Level"/>, those of that level anywhere inside it.</summary>
    public AreaCode? Parent { get; init; }

    /// <summary>A name or a code, as a person types it.</summary>
    public string? Text { get; init; }

    /// <summary>The last code of the page before.</summary>
    public AreaCode After { get; init; }

    public AreaMoment Moment { get; init; }
}

/// <summary>A page of areas in order of code, those they lie in, and the code after which the next page begins (null on the last).</summary>
public sealed record AreaPage(IReadOnlyList<AreaView> Areas, AreasAbove Above, AreaCode? Next);

/// <summary>Lists areas page by page. A text is looked up as <see cref="AreaSearch"/> does.</summary>
public sealed class AreaList(AreaQueries areas, LiveAreaIndex index)
{
    public async Task<AreaPage> PageAsync(AreaFilter filter, CancellationToken cancel = default)
    {
        var page = string.IsNullOrWhiteSpace(filter.Text) || filter.Moment != AreaMoment.Current
            ? await ReadAsync(await AmongAsync(filter, cancel), filter, cancel)
            : await FoundAsync(filter, cancel);
        AreaCode? next = page.Count > filter.Limit ? page[filter.Limit - 1].Code : null;
        page = page[..Math.Min(page.Count, filter.Limit)];
        return new AreaPage(page, await areas.AboveAsync(page, filter.Moment, cancel), next);
    }

    /// <summary>One more than fit on the page, to tell whether there is a next.</summary>
    private static async Task<List<AreaView>> ReadAsync(IQueryable<AreaVersion> among, AreaFilter filter, CancellationToken cancel)
    {
        var versions = among.After(filter.After);
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var key = AreaName.SearchKey(filter.Text);
            versions = key.Length == 0 ? versions.Where(_ => false) : AreaSearch.Matching(versions, key);
        }

        return (await versions.OrderBy(v => v.Code).Take(filter.Limit + 1).ToListAsync(cancel)).ConvertAll(AreaView.Of);
    }

    private async Task<List<AreaView>> FoundAsync(AreaFilter filter, CancellationToken cancel)
    {
        var parent = filter.Parent?.Digits;
        var found = (await index.ReadAsync(cancel)).Find(new AreaLookup(filter.Text!, int.MaxValue)
        {
            Level = filter.Level,
            Within = filter.Level is null ? null : parent,
            Below = filter.Level is null ? parent : null,

            // A page of a list is no guess: slips of a letter count only where nothing else does.
            Enough = 1,
        });
        var codes = found.Select(match => match.Code).Where(code => code != parent && string.CompareOrdinal(code, filter.After.Digits) > 0)
            .Order(StringComparer.Ordinal).Take(filter.Limit + 1);
        var page = new List<AreaView>();
        foreach (var some in codes.Chunk(500))
        {
            page.AddRange((await areas.At(filter.Moment).Where(v => some.Contains(v.Code)).OrderBy(v => v.Code).ToListAsync(cancel)).Select(AreaView.Of));
        }

        return page;
    }

    /// <summary>All codes that a filter lets through, however many.</summary>
    public async Task<IReadOnlyList<AreaCode>> CodesAsync(AreaFilter filter, CancellationToken cancel = default) =>
        (await (await AmongAsync(filter, cancel)).OrderBy(v => v.Code).Select(v => v.Code).ToListAsync(cancel)).ConvertAll(AreaCode.Parse);

    // Communities hang right below subdistricts, as villages do.
    private static int Depth(AreaLevel level) => Math.Min((int)level, (int)AreaLevel.Village);

    private async Task<IQueryable<AreaVersion>> AmongAsync(AreaFilter filter, CancellationToken cancel)
    {
        if (filter.Parent is not { } parent || (parent == AreaCode.Country && filter.Level is not null))
        {
            return filter.Level is { } level ? areas.At(filter.Moment).Where(v => v.Level == level) : areas.At(filter.Moment);
        }

        var levels = Depth(filter.Level ?? parent.Level + 1) - Depth(parent.Level);
        var below = levels > 0 ? await areas.BelowAsync(parent, levels, filter.Moment, cancel) : areas.At(filter.Moment).Where(_ => false);
        return filter.Level is { } one ? below.Where(v => v.Level == one) : below;
    }
}
