using Klang.Core.Common;
using Klang.Core.Submissions;
using Klang.Web.Features.Monitoring;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>Who owes what: units and their rounds.</summary>
/// <param name="Total">Every unit inside the area, not the page's items alone.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record CompletenessList(int FiscalYear, string Within, IReadOnlyList<CompletenessItem> Items, TallyView Total, string? Next);

public sealed record CompletenessItem(
    string Unit, string UnitNameTh, string? UnitNameEn, string AreaCode, IReadOnlyList<CompletenessRound> Rounds, TallyView Completeness);

/// <param name="Status">draft, submitted, returned, approved or locked.</param>
/// <param name="IsLate">Reported after the last day in time.</param>
/// <param name="IsOverdue">Not reported, and the last day in time is over.</param>
/// <param name="Confirmed">Rows that count, of <paramref name="Rows"/>.</param>
public sealed record CompletenessRound(
    string Dataset, int Round, Guid Submission, string Status, DateOnly DueOn, DateOnly EffectiveDueOn, DateTime? SubmittedAt,
    bool IsLate, bool IsOverdue, int Rows, int Confirmed, int Errors);

/// <param name="Share">Reported ÷ expected, 0–1; null where nothing is expected.</param>
/// <param name="OnTimeShare">Reported in time ÷ all that was reported or should have been by now, 0–1; null before anything was.</param>
public sealed record TallyView(
    int Expected, int Started, int Reported, int Approved, decimal? Share, int Returned, int OnTime, int Late, int Overdue, int DueSoon, decimal? OnTimeShare)
{
    public static TallyView Of(ReportTally tally) => new(
        tally.Expected, tally.Started, tally.Reported, tally.Approved, Rounded(tally.Completeness.Share),
        tally.Returned, tally.OnTime, tally.Late, tally.Overdue, tally.DueSoon, Rounded(tally.OnTimeShare));

    private static decimal? Rounded(decimal? share) => share is { } s ? decimal.Round(s, 4) : null;
}

/// <summary><c>GET /completeness?fiscalYear=2570&amp;within=57</c>.</summary>
internal static class CompletenessApi
{
    private const int PageSize = 100;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/completeness", GetAsync)
        .WithTags("completeness").WithSummary("Units × rounds of a fiscal year: who owes what, who is late")
        .Produces<CompletenessList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        [AsParameters] MonitoringRequest request, string? after, HttpContext http, MonitoringRequests requests, MatrixQueries matrix, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = await requests.ReadAsync(actor, request, cancel);
        if (!query.IsOk)
        {
            return query.Problem.ToResult();
        }

        var page = await matrix.UnitsAsync(actor, query.Value, new UnitPage(string.IsNullOrEmpty(after) ? null : after, PageSize + 1), cancel);
        var whole = page.IsOk ? await matrix.ProvincesAsync(actor, query.Value, cancel) : page.Problem;
        return whole.IsOk ? TypedResults.Ok(View(page.Value!, whole.Value.Total)) : whole.Problem.ToResult();
    }

    private static CompletenessList View(Matrix page, ReportTally total)
    {
        var query = page.Query;
        var items = page.Rows.Take(PageSize).Select(row => Item(row, page)).ToList();
        var next = page.Rows.Length <= PageSize ? null
            : $"/api/v1/completeness?fiscalYear={query.Year}&within={query.Within.Digits}{(query.Dataset is null ? "" : "&dataset=" + query.Dataset)}&after={items[^1].Unit}";
        return new CompletenessList(query.Year.Year, query.Within.Digits, items, TallyView.Of(total), next);
    }

    private static CompletenessItem Item(MatrixRow row, Matrix page) => new(
        row.Code, row.Unit!.NameTh, row.Unit.NameEn, row.Area.Digits,
        [.. page.Rounds.Where(r => row.Cells.ContainsKey(r.Round.Id)).Select(r => Round(r, row.Cells[r.Round.Id].Report!))],
        TallyView.Of(row.Tally));

    private static CompletenessRound Round(RoundView round, MatrixReport report) => new(
        round.Definition.Key, round.Round.Number, report.Id, report.Status.ToString().ToLowerInvariant(), round.Round.DueOn, report.OwedBy,
        report.SubmittedAt, report.IsLate, report.IsOverdue, report.Rows, report.Confirmed, report.Errors);
}
