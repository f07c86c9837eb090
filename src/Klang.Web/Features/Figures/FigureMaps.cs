using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;
using Klang.Core.Common;
using Klang.Core.Figures;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Shell;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Figures;

/// <summary>Puts one column of a table of figures on a map: the same numbers, in five steps.</summary>
public sealed class FigureMaps(AreaMaps maps, IStringLocalizer<FiguresTexts> texts)
{
    /// <summary>Null where no boundaries of that level and area are there.</summary>
    public async Task<MapFigure?> OfAsync(FigureTable figures, FigureIndicator indicator, AreaNamesSnapshot names, Func<FigureRow, string?> link, CancellationToken cancel = default)
    {
        var query = figures.Query;
        if (query.By <= query.Within.Level || await maps.SheetAsync(query.Within, query.By, cancel) is not { } sheet)
        {
            return null;
        }

        var rows = figures.Rows.Where(row => !row.IsWhole).ToDictionary(row => row.Area.Digits, StringComparer.Ordinal);
        var shown = sheet.Drawing.Shapes.Where(shape => rows.ContainsKey(shape.Code)).Select(shape => rows[shape.Code].Values[indicator.Key]).ToList();
        var classes = ValueClasses.Of(shown.OfType<decimal>());
        var areas = sheet.Drawing.Shapes.Select(shape => Area(shape, rows.GetValueOrDefault(shape.Code), indicator, classes, names, link)).ToImmutableArray();
        var title = texts["MapOf", indicator.Label.Here(), FigureWords.Level(query.By, texts)].Value;
        return new MapFigure("map", title, sheet, areas) { Legend = [.. Legend(indicator, classes, areas)] };
    }

    private MapArea Area(
        MapShape shape, FigureRow? row, FigureIndicator indicator, ImmutableArray<ValueClass> classes, AreaNamesSnapshot names, Func<FigureRow, string?> link)
    {
        var name = names.Short(AreaCode.Parse(shape.Code)).Here();
        return row is null ? new(shape, "map-out", $"{name}: {texts["NoOffices"].Value}", null)
            : row.Withheld.ContainsKey(indicator.Key) ? new(shape, MapFigure.NoData, $"{name}: {FigureWords.Value(indicator, row, texts)}", link(row))
            : row.Values[indicator.Key] is not { } value ? new(shape, MapFigure.NoData, $"{name}: {texts["NoData"].Value}", link(row))
            : new(shape, Style(classes.Step(value), classes.Length), $"{name}: {Display.Number(value, indicator.Decimals)} {FigureWords.Unit(indicator)}".TrimEnd(), link(row));
    }

    // Few classes lie as far apart on the scale as five do.
    private static string Style(int step, int of) => "map-" + (of == 1 ? 4 : 1 + ((step - 1) * (ValueClasses.Most - 1) / (of - 1))).Plain();

    /// <summary>Only what is on the map has a line.</summary>
    private IEnumerable<MapKey> Legend(FigureIndicator indicator, ImmutableArray<ValueClass> classes, ImmutableArray<MapArea> areas)
    {
        foreach (var (step, at) in classes.Select((step, at) => (step, at)))
        {
            var (low, high) = (Display.Number(step.Low, indicator.Decimals), Display.Number(step.High, indicator.Decimals));
            yield return new(Style(at + 1, classes.Length), $"{(step.Low == step.High ? low : $"{low} – {high}")} {FigureWords.Unit(indicator)}".TrimEnd());
        }

        if (areas.Any(area => area.Style == MapFigure.NoData))
        {
            yield return new(MapFigure.NoData, texts["NoData"]);
        }

        if (areas.Any(area => area.Style == "map-out"))
        {
            yield return new("map-out", texts["NoOffices"]);
        }
    }
}
