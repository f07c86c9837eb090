using System.Globalization;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Corrections;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Api;

/// <summary>Requests and problems within the caller's area, to read: the list, and one with its conversation.</summary>
internal static class CasesApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var group = api.MapGroup("/cases").WithTags("cases");
        group.MapGet("", ListAsync).WithSummary("Correction requests and problem reports, newest first").Produces<ApiList<CaseSummary>>().ProducesProblem(400);
        group.MapGet("/{id:guid}", OneAsync).WithSummary("One case with its conversation").Produces<CaseDetail>().ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(
        string? kind, string? state, string? unit, string? fiscalYear, string? within, string? after,
        HttpContext http, KlangDb db, TimeProvider clock, CancellationToken cancel)
    {
        var (kinds, states) = (ApiQuery.OneOf<CaseKind>(nameof(kind), kind), ApiQuery.OneOf<CaseState>(nameof(state), state));
        var (year, last) = (ApiQuery.Whole(nameof(fiscalYear), fiscalYear), Last(after));
        if ((kinds.Problem ?? states.Problem ?? year.Problem ?? last.Problem) is { } problem)
        {
            return problem.ToResult();
        }

        var found = await db.Cases.AsNoTracking().VisibleTo(http.User.Actor())
            .Where(c => (kinds.Value == null || c.Kind == kinds.Value) && (states.Value == null || c.State == states.Value) && (unit == null || c.UnitCode == unit))
            .Where(c => (year.Value == null || c.FiscalYear == year.Value) && (within == null || c.AreaCode.StartsWith(within)))
            .Where(c => last.Value == null || (c.FiscalYear * 1_000_000L) + c.Number < last.Value)
            .OrderByDescending(c => c.FiscalYear).ThenByDescending(c => c.Number).Take(ApiQuery.MostItems + 1).ToListAsync(cancel);
        var today = clock.Today();
        var items = found.Take(ApiQuery.MostItems).Select(c => CaseSummary.Of(c, today)).ToList();
        var next = found.Count <= ApiQuery.MostItems ? null : http.Request.Path + ApiQuery.With(http.Request, "after", found[ApiQuery.MostItems - 1].Label);
        return TypedResults.Ok(new ApiList<CaseSummary>(items, next));
    }

    /// <summary>2570-000123 as one number, 2570000123, in whose order the list stands.</summary>
    private static Result<long?> Last(string? after) =>
        string.IsNullOrEmpty(after) ? (long?)null
        : long.TryParse(after.Replace("-", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) ? (long?)rank
        : Problems.BadRequest("พารามิเตอร์ after ต้องเป็นเลขที่เรื่อง เช่น 2570-000123", "The parameter after must be a case's number, such as 2570-000123.", "after");

    private static async Task<IResult> OneAsync(Guid id, HttpContext http, CaseReader cases, CorrectionReader corrections, TimeProvider clock, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var read = await cases.ReadAsync(actor, id, cancel);
        if (!read.IsOk)
        {
            return read.Problem.ToResult();
        }

        var asked = read.Value.Case.Kind == CaseKind.Correction ? await corrections.FindAsync(actor, id, cancel) : Problems.NotFound;
        return TypedResults.Ok(CaseDetail.Of(read.Value, asked.IsOk ? CorrectionAsked.Of(asked.Value) : null, clock.Today()));
    }
}
