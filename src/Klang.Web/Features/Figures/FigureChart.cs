using System.Text.Encodings.Web;
using System.Text.Json;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Figures;

/// <summary>One indicator as the charts draw it: bars by area, lines by round.</summary>
internal static class FigureChart
{
    /// <summary>More bars than these cannot be told apart.</summary>
    private const int MostBars = 40;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(FigureReport report, FigureIndicator indicator, AreaNamesSnapshot names, IStringLocalizer texts)
    {
        var table = report.Table;
        var label = indicator.Label.Here();
        return JsonSerializer.Serialize(
            new
            {
                unit = FigureWords.Unit(indicator),
                decimals = indicator.Decimals,
                missing = texts["NoData"].Value,
                areas = new { title = texts["ChartAreas", label, FigureWords.Level(table.Query.By, texts)].Value, points = Bars(table, indicator, names, texts) },
                rounds = new { title = texts["ChartRounds", label, FigureWords.Area(table.Query.Within, names, texts)].Value, lines = Lines(report, indicator, texts) },
            },
            Web);
    }

    private static IEnumerable<object> Bars(FigureTable table, FigureIndicator indicator, AreaNamesSnapshot names, IStringLocalizer texts)
    {
        var rows = table.Rows.Where(r => !r.IsWhole && r.Area != table.Query.Within).ToList();
        var shown = rows.Count <= MostBars ? rows : rows.OrderByDescending(r => r.Values[indicator.Key] ?? decimal.MinValue).Take(MostBars);
        return shown.Select(r => new { name = FigureWords.Area(r.Area, names, texts), value = r.Values[indicator.Key], told = Told(r, indicator, texts) });
    }

    /// <summary>A line a year, this year's first; a point for each round of the plan, null where it has no figure.</summary>
    private static IEnumerable<object> Lines(FigureReport report, FigureIndicator indicator, IStringLocalizer texts)
    {
        var rounds = report.Table.Query.Dataset.Definition.Rounds.RoundsAYear;
        return report.Rounds.GroupBy(p => p.Round.Year).OrderByDescending(year => year.Key).Select(year => new
        {
            name = texts["YearShort", year.Key.ToString()].Value,
            points = Enumerable.Range(1, rounds).Select(number => (number, year.FirstOrDefault(p => p.Round.Number == number)?.Row)).Select(point => new
            {
                name = point.number.Plain(),
                value = point.Row?.Values[indicator.Key],
                told = point.Row is { } row ? Told(row, indicator, texts) : null,
            }),
        });
    }

    /// <summary>Words in place of a value that is held back.</summary>
    private static string? Told(FigureRow row, FigureIndicator indicator, IStringLocalizer texts) =>
        row.Withheld.TryGetValue(indicator.Key, out var below) ? FigureWords.Withheld(below, texts) : null;
}
