using System.Collections.Immutable;

namespace Klang.Core.Areas.Maps;

/// <summary>A point: longitude and latitude in degrees, or a place on a drawing (y downwards).</summary>
public readonly record struct MapPoint(double X, double Y);

/// <summary>A piece of land: its edge first, then the holes in it; each ring ends where it begins.</summary>
public sealed record MapPolygon(ImmutableArray<ImmutableArray<MapPoint>> Rings);

/// <summary>Where an area lies: one piece or, with its islands, several.</summary>
/// <param name="Code">Of the area, as the file writes it.</param>
public sealed record AreaOutline(string Code, ImmutableArray<MapPolygon> Polygons)
{
    public IEnumerable<MapPoint> Points => Polygons.SelectMany(polygon => polygon.Rings).SelectMany(ring => ring);
}
