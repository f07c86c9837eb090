using Klang.Core.Common;
using Klang.Core.Rounds;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;

namespace Klang.Web.Features.Api;

/// <summary>A round as the API tells it; <see cref="Number"/> is the round's within its fiscal year.</summary>
public sealed record RoundItem(
    string Dataset,
    int DatasetNumber,
    string DatasetNameTh,
    string? DatasetNameEn,
    string Owner,
    int FiscalYear,
    int Number,
    string? NameTh,
    string? NameEn,
    DateOnly OpensOn,
    DateOnly DueOn,
    DateOnly EffectiveDueOn,
    DateOnly GraceUntil,
    DateOnly LocksOn,
    IReadOnlyList<string> ReportedBy);

/// <summary><c>GET /api/v1/rounds?fiscalYear=2562</c>: the calendar, open to everybody.</summary>
internal static class RoundsApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/rounds", ListAsync)
        .AllowAnonymous()
        .WithTags("rounds")
        .WithSummary("The calendar of a fiscal year (Buddhist); this year's when left out.")
        .Produces<ApiList<RoundItem>>()
        .ProducesProblem(StatusCodes.Status400BadRequest);

    internal static async Task<IResult> ListAsync(string? fiscalYear, RoundQueries rounds, TimeProvider clock, CancellationToken cancel)
    {
        var today = clock.Today();
        var year = FiscalYear.Of(today);
        if (fiscalYear is not null && !FiscalYear.TryParse(fiscalYear, out year))
        {
            return Problems.BadRequest("fiscalYear เป็นปี พ.ศ. เช่น 2570", "fiscalYear is a Buddhist year, as in 2570.", "fiscalYear").ToResult();
        }

        // A year's rounds always fit one page.
        return TypedResults.Ok(new ApiList<RoundItem>([.. (await rounds.YearAsync(year, today, cancel)).Select(Item)], null));
    }

    private static RoundItem Item(RoundView view)
    {
        var (round, dataset) = (view.Round, view.Definition);
        return new RoundItem(
            dataset.Key,
            dataset.Number,
            dataset.Name.Th,
            dataset.Name.En,
            dataset.Owner.Key,
            round.FiscalYear,
            round.Number,
            round.NameTh,
            round.NameEn,
            round.OpensOn,
            round.DueOn,
            round.EffectiveDueOn,
            round.GraceUntil,
            round.LocksOn,
            round.ReporterNames());
    }
}
