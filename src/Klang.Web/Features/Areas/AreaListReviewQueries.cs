using System.Linq.Expressions;
using Klang.Core.Areas;
using Klang.Data;
using Klang.Data.Model;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Areas;

/// <summary>How many differences of a kind stand where.</summary>
public sealed record AreaListCount(AreaListChangeKind Kind, AreaListDecision Decision, int Count);

/// <summary>A review and its counts.</summary>
public sealed record AreaListSummary(AreaListReview Review, IReadOnlyList<AreaListCount> Counts)
{
    public int Of(AreaListDecision decision) => Counts.Where(c => c.Decision == decision).Sum(c => c.Count);

    public int Of(AreaListChangeKind? kind, AreaListDecision? decision) =>
        Counts.Where(c => (kind is null || c.Kind == kind) && (decision is null || c.Decision == decision)).Sum(c => c.Count);
}

/// <summary>Which differences are looked for.</summary>
/// <param name="Kind">Null for every kind.</param>
/// <param name="Decision">Null for every one.</param>
/// <param name="Text">A code's beginning, or a part of a name.</param>
public sealed record AreaListFilter(AreaListChangeKind? Kind, AreaListDecision? Decision, string? Text)
{
    internal IQueryable<AreaListChange> On(IQueryable<AreaListChange> changes)
    {
        var text = Core.Thai.ThaiText.Normalise(Text ?? "");
        changes = Kind is { } kind ? changes.Where(c => c.Kind == kind) : changes;
        changes = Decision is { } decision ? changes.Where(c => c.Decision == decision) : changes;
        return text.Length == 0 ? changes : changes.Where(Matches(text));
    }

    private static Expression<Func<AreaListChange, bool>> Matches(string text) => AreaCode.TryParse(text, out var code)
        ? c => c.Code.StartsWith(code.Digits) || (c.CodeBefore != null && c.CodeBefore.StartsWith(code.Digits))
        : c => (c.NameAfter != null && c.NameAfter.Contains(text)) || (c.NameBefore != null && c.NameBefore.Contains(text));
}

/// <summary>Reads reviews and what they found.</summary>
public sealed class AreaListReviewQueries(KlangDb db)
{
    public const int PageSize = 200;

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<AreaListSummary>> ListAsync(CancellationToken cancel = default)
    {
        var reviews = await db.AreaListReviews.AsNoTracking().OrderByDescending(r => r.At).ToListAsync(cancel);
        var counts = (await CountsAsync(db.AreaListChanges, cancel)).ToLookup(c => c.Review, c => c.Count);
        return [.. reviews.Select(review => new AreaListSummary(review, [.. counts[review.Id]]))];
    }

    public async Task<AreaListSummary?> FindAsync(Guid id, CancellationToken cancel = default) =>
        await db.AreaListReviews.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancel) is { } review
            ? new AreaListSummary(review, [.. (await CountsAsync(db.AreaListChanges.Where(c => c.ReviewId == id), cancel)).Select(c => c.Count)])
            : null;

    /// <summary>A page in order of code; one more than the page where there is a next.</summary>
    /// <param name="page">1 for the first.</param>
    public async Task<IReadOnlyList<AreaListChange>> PageAsync(Guid review, AreaListFilter filter, int page, CancellationToken cancel = default) =>
        await filter.On(db.AreaListChanges.AsNoTracking().Where(c => c.ReviewId == review))
            .OrderBy(c => c.Code).ThenBy(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync(cancel);

    private static async Task<List<(Guid Review, AreaListCount Count)>> CountsAsync(IQueryable<AreaListChange> changes, CancellationToken cancel) =>
        (await changes.GroupBy(c => new { c.ReviewId, c.Kind, c.Decision }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
            .ConvertAll(c => (c.Key.ReviewId, new AreaListCount(c.Key.Kind, c.Key.Decision, c.Count)));
}
