using System.Text;
using Klang.Core.Common;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Figures;

/// <summary>What the page of figures shows, as a file: <c>/figures/{dataset}/download.csv</c> and <c>.xlsx</c>.</summary>
internal static class FigureDownloads
{
    public static void Map(WebApplication app) => app.MapGet("/figures/{dataset}/download.{format}", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string dataset, string format, string? table, [AsParameters] FigureRequest request, HttpContext http,
        FigureRequests requests, FigureReports reports, FigureFiles files, FigureNames names, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = format is "csv" or "xlsx" ? await requests.ReadAsync(actor, request with { Dataset = dataset }, cancel) : Problems.NotFound;
        var report = query.IsOk ? await reports.ReadAsync(actor, query.Value, cancel) : query.Problem;
        if (!report.IsOk)
        {
            return report.Problem.ToResult();
        }

        var known = await names.OfAsync(report.Value.Table, cancel);
        var name = $"{dataset}-{query.Value!.Period.Replace('/', '-')}{(query.Value.Within.Digits is { Length: > 0 } area ? "-" + area : "")}";
        if (format == "xlsx")
        {
            var book = await Spreadsheets.WriteAsync([files.Areas(report.Value, known), files.Rounds(report.Value, known), files.Notes(report.Value)], cancel);
            return TypedResults.Stream(book, Spreadsheets.ContentType, name + ".xlsx");
        }

        var sheet = table == "rounds" ? files.Rounds(report.Value, known) : files.Areas(report.Value, known);
        var text = CsvCells.ByteOrderMark + CsvCells.Line(sheet.Head) + string.Concat(sheet.Rows.Select(CsvCells.Line));
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(text), "text/csv; charset=utf-8", $"{name}{(table == "rounds" ? "-rounds" : "")}.csv");
    }
}
