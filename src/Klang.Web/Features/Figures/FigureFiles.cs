using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Figures;

/// <summary>Figures as rows of a file, each saying what it is of and as of when, so that a row alone is never misread.</summary>
public sealed class FigureFiles(IStringLocalizer<FiguresTexts> texts, TimeProvider clock)
{
    /// <summary>By area, the total last.</summary>
    public Sheet Areas(FigureReport report, AreaNamesSnapshot names)
    {
        var table = SmallCells.Withhold(report.Table, reader: null);
        var rows = table.Rows.OrderBy(r => r.IsWhole).Select(row => Row(table, row, row.Area.Digits, FigureWords.Area(row.Area, names, texts) + (row.IsWhole ? " *" : ""), Period(table.Query)));
        var total = Row(table, table.Total, table.Query.Within.Digits, texts["Total"] + ": " + FigureWords.Area(table.Query.Within, names, texts), Period(table.Query));
        return new Sheet(texts["File.Areas"], Head(table), rows.Append(total).ToList());
    }

    /// <summary>By round, of the area as a whole.</summary>
    public Sheet Rounds(FigureReport report, AreaNamesSnapshot names)
    {
        var table = report.Table;
        var area = table.Query.Within;
        return new Sheet(texts["File.Rounds"], Head(table), report.Rounds.Select(point =>
            Row(table, SmallCells.Withhold(point.Row, table.Indicators, reader: null), area.Digits, FigureWords.Area(area, names, texts), point.Round.WithoutDataset)).ToList());
    }

    /// <summary>What a reader has to know.</summary>
    public Sheet Notes(FigureReport report)
    {
        var query = report.Table.Query;
        string[] notes =
        [
            query.Dataset.Definition.Name.Here(),
            texts["File.Made", Display.Time(clock.GetUtcNow().UtcDateTime)],
            texts["LastSaved", Display.Time(report.Table.SavedAt)],
            query.WholeYear ? texts["YearNote", query.Round.Year.ToString(), query.Round.Number.Plain()] : texts["File.OneRound", query.Round.WithoutDataset],
            query.IsRegrouped && query.AsOf is { } day ? texts["Regrouped", Display.Day(day)] : texts["File.AsWritten"],
            texts["File.Ratios"],
            texts["File.Whole"],
        ];
        return new Sheet(texts["File.Notes"], [texts["File.Notes"]], notes.Select(note => (IReadOnlyList<object?>)[note]).ToList());
    }

    private static string Period(FigureQuery query) => query.WholeYear ? query.Round.Year.ToString() : query.Round.WithoutDataset;

    private static ImmutableArray<FigureIndicator> Columns(FigureTable table) => [.. table.Indicators.Where(i => i.IsAsked)];

    private string[] Head(FigureTable table) =>
    [
        texts["File.Code"], texts["File.Area"], texts["Round"], texts["Counted"],
        .. Columns(table).Select(c => $"{c.Label.Here()} ({FigureWords.Unit(c)})".Replace(" ()", "", StringComparison.Ordinal)),
        texts["File.Expected"], texts["File.Started"], texts["File.Reported"], texts["File.Approved"], texts["File.Share"], texts["File.AsOf"],
    ];

    private List<object?> Row(FigureTable table, FigureRow row, string code, string name, string period)
    {
        var c = row.Completeness;
        return
        [
            code, name, period, texts["Status." + table.Query.Status].Value,
            .. Columns(table).Select(i => Value(row, i.Key)),
            c.Expected, c.Started, c.Reported, c.Approved, c.Share is { } share ? decimal.Round(100 * share, 1) : null, Display.Time(clock.GetUtcNow().UtcDateTime),
        ];
    }

    private object? Value(FigureRow row, string key) => row.Withheld.TryGetValue(key, out var below) ? FigureWords.Withheld(below, texts) : row.Values[key];
}
