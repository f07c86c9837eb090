using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;

namespace Klang.Web.Features.Areas;

/// <summary>A map ready to be drawn: the areas of one level inside an area.</summary>
/// <param name="Within">The country for a map of provinces.</param>
/// <param name="Credit">Whom to thank, shown under the map.</param>
public sealed record MapSheet(AreaCode Within, AreaLevel Level, MapDrawing Drawing, string Credit)
{
    /// <summary>Lakes and the like: drawn, but no area.</summary>
    public ImmutableArray<MapShape> Water { get; init; } = [];
}
