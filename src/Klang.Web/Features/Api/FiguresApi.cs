using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Figures;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>Live totals with their completeness, by area.</summary>
/// <param name="Total">Everything inside the area, not the page's items alone.</param>
/// <param name="SavedAt">When a record behind the figures was last saved.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
/// <param name="AsOf">The day whose areas group the figures; null with <paramref name="KnownAt"/>: areas as they were written.</param>
public sealed record FigureList(
    string Dataset, int FiscalYear, int Round, string By, string Within, string Status,
    IReadOnlyList<FigureItem> Items, FigureItem Total, DateTime? SavedAt, string? Next, DateOnly? AsOf, DateTime? KnownAt);

/// <param name="Code">Area code; empty for the whole country.</param>
/// <param name="NotSplit">True for what was reported for the area as a whole and belongs to no area of the level asked.</param>
/// <param name="Values">By indicator key; null is missing, which is not zero.</param>
public sealed record FigureItem(
    string Code, string NameTh, string? NameEn, bool NotSplit, IReadOnlyDictionary<string, decimal?> Values, CompletenessView Completeness);

/// <param name="Share">Reported ÷ expected, 0–1; null where nothing is expected.</param>
public sealed record CompletenessView(int Expected, int Started, int Reported, int Approved, decimal? Share)
{
    public static CompletenessView Of(Completeness c) =>
        new(c.Expected, c.Started, c.Reported, c.Approved, c.Share is { } share ? decimal.Round(share, 4) : null);
}

/// <summary><c>GET /figures?dataset=&amp;indicator=&amp;fiscalYear=&amp;round=&amp;by=province&amp;within=57&amp;status=approved</c>.</summary>
internal static class FiguresApi
{
    private const int PageSize = 1000;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/figures", GetAsync)
        .WithName("GetFigures").WithTags("figures").WithSummary("Live totals with completeness, by area")
        .Produces<FigureList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        [AsParameters] FigureRequest request, string? indicator, string? after, HttpContext http,
        FigureRequests requests, FigureQueries figures, FigureNames names, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = await requests.ReadAsync(actor, request, cancel);
        if (!query.IsOk)
        {
            return query.Problem.ToResult();
        }

        var only = string.IsNullOrWhiteSpace(indicator) ? null : indicator.Trim();
        if (only is not null && query.Value.Dataset.Indicators.All(i => i.Indicator.Key.Name != only))
        {
            return FigureProblems.UnknownIndicator.ToResult();
        }

        var read = await figures.ReadAsync(actor, query.Value, cancel);
        return read.IsOk ? TypedResults.Ok(View(read.Value, only, after, await names.OfAsync(read.Value, cancel))) : read.Problem.ToResult();
    }

    private static FigureList View(FigureTable table, string? only, string? after, AreaNamesSnapshot names)
    {
        var query = table.Query;
        var rows = table.Rows.Where(r => after is null || string.CompareOrdinal(r.Area.Digits, after) > 0).ToList();
        var page = rows.Take(PageSize).Select(r => Item(r, only, names)).ToList();
        return new FigureList(
            query.Round.DatasetKey, query.Round.Year.Year, query.Round.Number, query.By.Word(), query.Within.Digits, query.Status.Word(),
            page, Item(table.Total, only, names), table.SavedAt,
            rows.Count <= PageSize ? null : Address(query, only) + "&after=" + page[^1].Code, query.AsOf, query.KnownAt);
    }

    private static string Address(FigureQuery query, string? only) =>
        $"/api/v1/figures?dataset={query.Round.DatasetKey}{(only is null ? "" : "&indicator=" + only)}&fiscalYear={query.Round.Year}&round={query.Round.Number.Plain()}"
        + $"&by={query.By.Word()}&within={query.Within.Digits}&status={query.Status.Word()}{FigureLinks.Moment(query)}";

    private static FigureItem Item(FigureRow row, string? only, AreaNamesSnapshot names) => new(
        row.Area.Digits,
        ApiAreaNames.NameTh(row.Area, names),
        ApiAreaNames.NameEn(row.Area, names),
        row.IsWhole,
        only is null ? row.Values : ImmutableDictionary<string, decimal?>.Empty.Add(only, row.Values[only]),
        CompletenessView.Of(row.Completeness));
}
