using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>A change of the registry, with its papers.</summary>
/// <param name="Kind">create, rename, recode, reparent, upgrade, abolish or correction.</param>
/// <param name="EffectiveOn">First day in force; null for a correction, which begins no period.</param>
/// <param name="RecordedAt">When it became known here (UTC).</param>
/// <param name="Case">The correction request it answers: 2570-000123.</param>
public sealed record AreaChangeItem(
    long Id, string Kind, string Title, DateOnly? SignedOn, DateOnly? PublishedOn, DateOnly? EffectiveOn, GazetteItem? Gazette, string Source,
    DateTime RecordedAt, string? Case, IReadOnlyList<AreaChangeLineItem> Changes);

/// <summary>Where it stands in the Royal Gazette: เล่ม, ตอนที่, หน้า.</summary>
public sealed record GazetteItem(string? Volume, string? Part, string? Page);

/// <param name="Before">Null for a new area.</param>
/// <param name="After">Null for an area that ended.</param>
public sealed record AreaChangeLineItem(string Kind, AreaStateItem? Before, AreaStateItem? After);

public sealed record AreaStateItem(string Code, string NameTh, string? NameEn, string? TypeTh)
{
    public static AreaStateItem? Of(AreaView? area) =>
        area is null ? null : new(area.Code.Digits, area.Name.Th, area.Name.En, AreaParameters.OrNull(area.TypeTh));
}

/// <summary><c>GET /areas/changes</c>: the change log of the registry, newest first, open to everybody.</summary>
internal static class AreaChangesApi
{
    private const int UsualItems = 20;
    private const int MostItems = 100;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/areas/changes", ListAsync)
        .AllowAnonymous().WithTags("areas").Produces<ApiList<AreaChangeItem>>().ProducesProblem(400);

    private static async Task<IResult> ListAsync(string? within, string? before, string? limit, AreaChangeLog log, CancellationToken cancel)
    {
        var (area, from, items) = (AreaParameters.Code("within", within), ApiQuery.Whole("before", before), ApiQuery.Whole("limit", limit));
        if ((area.Problem ?? from.Problem ?? items.Problem) is { } problem)
        {
            return problem.ToResult();
        }

        var inside = area.Value?.Digits ?? "";
        var page = await log.PageAsync(from.Value, Math.Clamp(items.Value ?? UsualItems, 1, MostItems), inside, cancel);
        var next = page.Next is { } last ? $"/api/v1/areas/changes?before={last.ToString(System.Globalization.CultureInfo.InvariantCulture)}"
            + (inside.Length > 0 ? "&within=" + inside : "") + (items.Value is { } size ? "&limit=" + size.Plain() : "") : null;
        return TypedResults.Ok(new ApiList<AreaChangeItem>([.. page.Entries.Select(Item)], next));
    }

    private static AreaChangeItem Item(AreaChangeEntry entry)
    {
        var e = entry.Happened;
        var gazette = e.GazetteVolume is null && e.GazettePart is null && e.GazettePage is null ? null : new GazetteItem(e.GazetteVolume, e.GazettePart, e.GazettePage);
        return new AreaChangeItem(
            e.Id, Word(e.Kind), e.Title, e.SignedOn, e.PublishedOn, e.EffectiveOn, gazette, e.Source, e.RecordedAt, entry.CaseLabel,
            [.. entry.Lines.Select(l => new AreaChangeLineItem(Word(l.Kind), AreaStateItem.Of(l.Before), AreaStateItem.Of(l.After)))]);
    }

    private static string Word(AreaChangeKind kind) => kind.ToString().ToLowerInvariant();
}
