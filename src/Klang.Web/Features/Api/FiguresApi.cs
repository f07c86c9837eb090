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
/// <param name="Round">The round; of a whole year the last round in it.</param>
/// <param name="WholeYear">True where the year up to <paramref name="Round"/> is rolled up.</param>
/// <param name="Previous">The round before, for the whole area; null for a year.</param>
/// <param name="LastYear">The same round of the year before, or that year up to the same round.</param>
/// <param name="AsOf">The day whose areas group the figures; null with <paramref name="KnownAt"/>: areas as they were written.</param>
public sealed record FigureList(
    string Dataset, int FiscalYear, int Round, string By, string Within, string Status,
    IReadOnlyList<FigureItem> Items, FigureItem Total, DateTime? SavedAt, string? Next, DateOnly? AsOf, DateTime? KnownAt,
    bool WholeYear, FigureComparison? Previous, FigureComparison? LastYear);

/// <param name="Values">What stood then, by indicator key.</param>
/// <param name="Change">Since then: percent, or percentage points of what is itself a percentage; null where it cannot be said.</param>
public sealed record FigureComparison(IReadOnlyDictionary<string, decimal?> Values, IReadOnlyDictionary<string, decimal?> Change);

/// <param name="Amount">What is to be reached in the fiscal year.</param>
/// <param name="Reached">The figure so far; of what accumulates, that of the year to date.</param>
/// <param name="OfYear">Percent of the amount.</param>
/// <param name="SoFar">Percent of the amount's part for the rounds so far; null for stocks and ratios.</param>
/// <param name="Step">The highest of five steps reached; null where none are set.</param>
public sealed record FigureTargetView(decimal Amount, decimal? Base, decimal? Reached, decimal? OfYear, decimal? SoFar, int? Step)
{
    public static FigureTargetView Of(FigureAttainment a) => new(a.Goal.Amount, a.Goal.Base, a.Reached, a.OfYear, a.SoFar, a.Step);
}

/// <param name="Code">Area code; empty for the whole country.</param>
/// <param name="NotSplit">True for what was reported for the area as a whole and belongs to no area of the level asked.</param>
/// <param name="Values">By indicator key; null is missing, which is not zero, or withheld.</param>
/// <param name="Targets">By indicator key, where a target is set.</param>
/// <param name="Withheld">Values that are too small to be shown outside the province: by indicator key, the number they are under; 0 protects another.</param>
public sealed record FigureItem(
    string Code, string NameTh, string? NameEn, bool NotSplit, IReadOnlyDictionary<string, decimal?> Values, CompletenessView Completeness,
    IReadOnlyDictionary<string, FigureTargetView> Targets, IReadOnlyDictionary<string, int> Withheld);

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
        FigureRequests requests, FigureReports figures, FigureNames names, CancellationToken cancel)
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
        return read.IsOk ? TypedResults.Ok(View(read.Value, only, after, await names.OfAsync(read.Value.Table, cancel))) : read.Problem.ToResult();
    }

    private static FigureList View(FigureReport report, string? only, string? after, AreaNamesSnapshot names)
    {
        var table = report.Table;
        var query = table.Query;
        var rows = table.Rows.Where(r => after is null || string.CompareOrdinal(r.Area.Digits, after) > 0).ToList();
        var page = rows.Take(PageSize).Select(r => Item(report, r, only, names)).ToList();
        return new FigureList(
            query.Round.DatasetKey, query.Round.Year.Year, query.Round.Number, query.By.Word(), query.Within.Digits, query.Status.Word(),
            page, Item(report, table.Total, only, names), table.SavedAt,
            rows.Count <= PageSize ? null : Address(query, only) + "&after=" + page[^1].Code, query.AsOf, query.KnownAt,
            query.WholeYear, Comparison(report, report.Before, only), Comparison(report, report.YearAgo, only));
    }

    private static string Address(FigureQuery query, string? only) =>
        $"/api/v1/figures?dataset={query.Round.DatasetKey}{(only is null ? "" : "&indicator=" + only)}&{FigureLinks.Question(query)}";

    private static FigureComparison? Comparison(FigureReport report, FigureRow? earlier, string? only) => earlier is null ? null : new FigureComparison(
        Only(earlier.Values, only),
        report.Table.Indicators.Where(i => only is null || i.Key == only)
            .ToDictionary(i => i.Key, i => FigureChange.Of(i, report.Table.Total.Values[i.Key], earlier.Values[i.Key])?.By, StringComparer.Ordinal));

    private static FigureItem Item(FigureReport report, FigureRow row, string? only, AreaNamesSnapshot names) => new(
        row.Area.Digits,
        ApiAreaNames.NameTh(row.Area, names),
        ApiAreaNames.NameEn(row.Area, names),
        row.IsWhole,
        Only(row.Values, only),
        CompletenessView.Of(row.Completeness),
        Targets(report, row, only),
        Only(row.Withheld, only));

    private static ImmutableDictionary<string, FigureTargetView> Targets(FigureReport report, FigureRow row, string? only) => row.IsWhole
        ? ImmutableDictionary<string, FigureTargetView>.Empty
        : Only(report.Attainments.Where(a => a.Key.Area == row.Area).ToImmutableDictionary(a => a.Key.Indicator, a => FigureTargetView.Of(a.Value), StringComparer.Ordinal), only);

    private static ImmutableDictionary<string, T> Only<T>(ImmutableDictionary<string, T> all, string? only) =>
        only is null ? all : all.TryGetValue(only, out var one) ? ImmutableDictionary<string, T>.Empty.Add(only, one) : ImmutableDictionary<string, T>.Empty;
}
