using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;

namespace Klang.Web.Features.Areas;

/// <summary>An area on a map that is shown.</summary>
/// <param name="Style">Classes of the style sheet: map-3, map-none, is-marked.</param>
/// <param name="Label">Name and value, in words.</param>
/// <param name="Href">Where a click leads; null where nowhere.</param>
public sealed record MapArea(MapShape Shape, string Style, string Label, string? Href);

/// <summary>A line of the legend.</summary>
public sealed record MapKey(string Style, string Label);

/// <summary>A map as it is shown, by the partial MapFigure.cshtml; other rooms give it their values.</summary>
/// <param name="Id">Of the element; one map of an id on a page.</param>
/// <param name="Title">What the map shows, for those who do not see it too.</param>
public sealed record MapFigure(string Id, string Title, MapSheet Sheet, ImmutableArray<MapArea> Areas)
{
    /// <summary>The style of areas without a value: hatched, so that it is seen without colours.</summary>
    public const string NoData = "map-none";

    public ImmutableArray<MapKey> Legend { get; init; } = [];

    /// <summary>What one must know to read it right.</summary>
    public string? Note { get; init; }

    /// <summary>A map to go down by: every area leads to its page.</summary>
    public static MapFigure ToPages(string id, string title, FoundMap map, AreaNamesSnapshot names, AreaMoment moment) => new(
        id, title, map.Sheet,
        [.. map.Sheet.Drawing.Shapes.Select(shape => new MapArea(
            shape, shape.Code == map.Marked?.Digits ? "map-plain is-marked" : "map-plain", Shell.Language.Here(names.Short(AreaCode.Parse(shape.Code))), moment.Link("/areas/" + shape.Code)))]);
}
