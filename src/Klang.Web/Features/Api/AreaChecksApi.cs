using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.AreaChecks;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Api;

/// <summary>Who has checked the area registry.</summary>
/// <param name="Total">Every unit inside the area, not the page's items alone.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record AreaCheckList(int FiscalYear, string Within, DateOnly DueOn, IReadOnlyList<AreaCheckItem> Items, AreaCheckTotal Total, string? Next);

/// <param name="State">notBegun, inProgress, ready, signed, or signedOutdated: the registry has changed since the signature.</param>
/// <param name="IsOverdue">Not signed, and the due date is over.</param>
public sealed record AreaCheckItem(
    string Unit, string UnitNameTh, string? UnitNameEn, string AreaCode, string State, bool IsOverdue, int Areas, int Correct, int Wrong, int Open,
    DateTime? SignedAt, string? SignedBy);

public sealed record AreaCheckTotal(int Units, int Signed, int Areas, int Correct, int Wrong, int Open);

/// <summary><c>GET /area-checks?fiscalYear=2570&amp;within=57</c>.</summary>
internal static class AreaChecksApi
{
    private const int PageSize = 100;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/area-checks", GetAsync)
        .WithTags("areas").WithSummary("The yearly check of the area registry: which districts have checked and signed")
        .Produces<AreaCheckList>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        string? fiscalYear, string? within, string? after, HttpContext http, CheckProgress progress, TimeProvider clock, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = CheckQuery.Read(fiscalYear, within, actor, clock.Today());
        var read = query.IsOk ? await progress.ReadAsync(actor, query.Value.Year, query.Value.Within, cancel) : query.Problem;
        return read.IsOk ? TypedResults.Ok(View(read.Value, after)) : read.Problem.ToResult();
    }

    private static AreaCheckList View(ChecksOfYear checks, string? after)
    {
        var rest = checks.Units.Where(u => string.IsNullOrEmpty(after) || string.CompareOrdinal(u.Unit.Code, after) > 0).Take(PageSize + 1).ToList();
        var items = rest.Take(PageSize).Select(unit => Item(unit, checks)).ToList();
        var next = rest.Count <= PageSize ? null : $"/api/v1/area-checks?fiscalYear={checks.Year}&within={checks.Within.Digits}&after={items[^1].Unit}";
        var total = checks.Total;
        return new AreaCheckList(
            checks.Year.Year, checks.Within.Digits, checks.DueOn, items,
            new AreaCheckTotal(checks.Units.Count, checks.SignedUnits, total.Areas, total.Correct, total.Wrong, total.Open), next);
    }

    private static AreaCheckItem Item(UnitCheck check, ChecksOfYear checks) => new(
        check.Unit.Code, check.Unit.NameTh, check.Unit.NameEn, check.Unit.AreaCode, StateOf(check.State), !check.IsSigned && checks.DaysLeft < 0,
        check.Tally.Areas, check.Tally.Correct, check.Tally.Wrong, check.Tally.Open, check.Sheet?.SignedAt, check.Sheet?.SignedBy);

    private static string StateOf(AreaCheckState state) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString());
}
