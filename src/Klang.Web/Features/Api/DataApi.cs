using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Figures;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Core.Thai;
using Klang.Data;
using Klang.Data.Shelf;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Figures;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Api;

/// <summary>What <c>GET /data</c> is asked for, as it arrives.</summary>
internal sealed record DataRequest
{
    public string? FiscalYear { get; init; }

    public string? Round { get; init; }

    public string? Within { get; init; }

    public string? Status { get; init; }
}

/// <summary><c>GET /data/{dataset}.csv|.json|.xlsx</c>: records one by one, streamed off the typed table.</summary>
internal static class DataApi
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/data/{dataset}.{format}", GetAsync)
        .WithTags("data").WithSummary("Records as CSV, JSON or a workbook")
        .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> GetAsync(
        string dataset, string format, [AsParameters] DataRequest request, HttpContext http,
        Catalogue catalogue, Guard guard, KlangDb db, RowsReader reader, AreaNames names, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = catalogue.Find(dataset) is { } known && format is "csv" or "json" or "xlsx" ? Read(actor, known.Definition, request) : Problems.NotFound;
        if (!query.IsOk)
        {
            return query.Problem.ToResult();
        }

        if (await guard.AskAsync(actor, Act.ReadSubmission, new AreaTarget(query.Value.Within), $"data {dataset} {query.Value.Within}".TrimEnd()) is { } refusal)
        {
            return refusal.ToResult();
        }

        var table = new DataTable(query.Value.Fields, await names.ReadAsync(cancel), actor.UnitCode);
        var rows = reader.ReadAsync(db, query.Value, cancel);
        return format switch
        {
            "csv" => TypedResults.Stream(body => DataFiles.CsvAsync(table, rows, body, cancel), "text/csv; charset=utf-8", dataset + ".csv"),
            "json" => TypedResults.Stream(body => DataFiles.JsonAsync(table, rows, body, cancel), "application/json"),
            _ => TypedResults.Stream(await DataFiles.WorkbookAsync(table, rows, cancel), Spreadsheets.ContentType, dataset + ".xlsx"),
        };
    }

    /// <summary>Personal numbers and attached files never leave by this door.</summary>
    private static Result<RowsQuery> Read(Actor actor, DatasetDefinition definition, DataRequest request)
    {
        var within = FigureRequests.Area(request.Within, actor);
        var status = FigureStatuses.Parse(request.Status);
        var time = Time(definition.Key, request);
        return !within.IsOk ? within.Problem
            : status is null ? FigureProblems.UnknownStatus
            : !time.IsOk ? time.Problem
            : new RowsQuery
            {
                Dataset = definition.Key,
                FiscalYear = time.Value.Year,
                Round = time.Value.Round,
                Within = within.Value,
                Statuses = status.Value.Statuses(),
                Fields = [.. definition.Fields.Where(f => f is not (NationalIdField or FileField))],
            };
    }

    /// <summary>Nothing, a year, a number of every year, or 2570/1.</summary>
    private static Result<(int? Year, int? Round)> Time(string dataset, DataRequest request)
    {
        var text = ThaiDigits.ToArabic(request.Round?.Trim() ?? "");
        if (text.Contains('/', StringComparison.Ordinal))
        {
            var id = RoundId.Parse(text, dataset);
            return id.IsOk && (string.IsNullOrWhiteSpace(request.FiscalYear) || ThaiDigits.ToArabic(request.FiscalYear.Trim()) == id.Value.Year.ToString())
                ? ((int?)id.Value.Year.Year, (int?)id.Value.Number)
                : FigureProblems.BadRound;
        }

        var round = ApiQuery.Whole("round", text);
        var year = FiscalYear.TryParse(request.FiscalYear?.Trim(), out var asked) ? asked.Year : (int?)null;
        return !round.IsOk ? round.Problem
            : year is null && !string.IsNullOrWhiteSpace(request.FiscalYear) ? FigureProblems.BadYear
            : (year, round.Value);
    }
}
