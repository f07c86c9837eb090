using System.Collections.Immutable;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Klang.Web.Hosting;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Monitoring;

/// <summary>The deadline-day screen as a file: <c>/monitoring/today/download.csv</c> (reports) and <c>.xlsx</c> (reports, ranking, rounds).</summary>
internal static class DeadlineFiles
{
    private const int Most = 30_000;

    public static void Map(WebApplication app) => app.MapGet("/monitoring/today/download.{format}", GetAsync).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string format, string? within, int? stuck, HttpContext http, DeadlineQueries queries, IStringLocalizer<MonitoringTexts> texts, CancellationToken cancel)
    {
        var actor = http.User.Actor();
        var query = DeadlineRequest.Read(actor, within, stuck);
        if (query is null || format is not ("csv" or "xlsx"))
        {
            return (query is null ? MonitoringProblems.BadArea : Problems.NotFound).ToResult();
        }

        var reports = await queries.ReportsAsync(actor, query, DeadlineList.All, Most, cancel);
        var board = await queries.ReadAsync(actor, query, cancel);
        if ((reports.Problem ?? board.Problem) is { } problem)
        {
            return problem.ToResult();
        }

        var name = $"deadline-{(query.IsCountry ? "th" : query.Within.Digits)}-{board.Value!.Today.ToString("O", System.Globalization.CultureInfo.InvariantCulture)}";
        if (format == "xlsx")
        {
            return TypedResults.Stream(await Spreadsheets.WriteAsync([Reports(reports.Value, texts), Ranking(board.Value, texts), Rounds(board.Value, texts)], cancel), Spreadsheets.ContentType, name + ".xlsx");
        }

        var sheet = Reports(reports.Value, texts);
        return TypedResults.Bytes(Encoding.UTF8.GetBytes(CsvCells.ByteOrderMark + CsvCells.Line(sheet.Head) + string.Concat(sheet.Rows.Select(CsvCells.Line))), "text/csv; charset=utf-8", name + ".csv");
    }

    private static Sheet Reports(ImmutableArray<DeadlineReport> reports, IStringLocalizer texts) => new(
        texts["ToFollow"],
        Heads(texts, "UnitCode", "Unit", "Dataset", "Round", "DueOn", "StateLabel", "RowsConfirmed", "Rows", "Errors", "LastSaved", "StuckSince"),
        reports.Select(r => (IReadOnlyList<object?>)
        [
            r.Unit, Language.Pick(r.UnitTh, r.UnitEn), r.Round.Definition.Name.Here(), $"{r.Round.Round.FiscalYear.Plain()}/{r.Round.Round.Number.Plain()}", r.Until,
            texts[DeadlineWords.State(r)].Value, r.Confirmed, r.Rows, r.Errors, Day(r.SavedAt), Day(r.StuckSince),
        ]));

    private static Sheet Ranking(DeadlineBoard board, IStringLocalizer texts) => new(
        texts["Ranking"],
        Heads(texts, "UnitCode", "Unit", "OnTimeCount", "LateCount", "State.Overdue", "OnTime"),
        board.Ranking.Select(p => (IReadOnlyList<object?>)[p.Code, Language.Pick(p.NameTh, p.NameEn), p.Count.OnTime, p.Count.Late, p.Count.Overdue, p.Count.OnTimeShare]));

    private static Sheet Rounds(DeadlineBoard board, IStringLocalizer texts) => new(
        texts["DueRounds"],
        Heads(texts, "Dataset", "Round", "DueOn", "Expected", "Reported", "Drafts", "NotBegun", "State.Overdue"),
        board.Rounds.Select(r => (IReadOnlyList<object?>)
        [
            r.Round.Definition.Name.Here(), $"{r.Round.Round.FiscalYear.Plain()}/{r.Round.Round.Number.Plain()}", r.Round.Dates.OnTimeUntil, r.Count.Expected, r.Count.Reported, r.Count.Drafts, r.Count.NotBegun, r.Count.Overdue,
        ]));

    private static IReadOnlyList<string> Heads(IStringLocalizer texts, params string[] keys) => [.. keys.Select(k => texts[k].Value)];

    private static DateOnly? Day(DateTime? utc) => utc is { } at ? Bangkok.DayOf(at) : null;
}

/// <summary>Reads what a deadline-day address asks for.</summary>
internal static class DeadlineRequest
{
    /// <returns>Null for an area that cannot be read; without one the person's own.</returns>
    public static DeadlineQuery? Read(Core.People.Actor actor, string? within, int? stuck)
    {
        var area = string.IsNullOrWhiteSpace(within) ? actor.Scope : AreaCode.TryParse(within, out var code) ? code : (AreaCode?)null;
        return area is { } found ? new DeadlineQuery(found, Math.Clamp(stuck ?? DeadlineQuery.Stuck, 1, 90)) : null;
    }
}

/// <summary>Words of the deadline-day screen.</summary>
internal static class DeadlineWords
{
    public static string State(DeadlineReport report) => report switch
    {
        { Status: Core.Submissions.SubmissionStatus.Submitted } => "Filter.Waiting",
        { Status: Core.Submissions.SubmissionStatus.Returned } => "State.Returned",
        { Confirmed: 0 } => "State.NotBegun",
        _ => "State.InProgress",
    };

    public static string Badge(DeadlineReport report, DateOnly today) => report switch
    {
        { Status: Core.Submissions.SubmissionStatus.Submitted } => "badge--submitted",
        { Status: Core.Submissions.SubmissionStatus.Returned } => "badge--returned",
        _ when report.Until < today => "badge--overdue",
        _ when report.Until == today => "badge--due-soon",
        _ => "badge--draft",
    };
}
