using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;

namespace Klang.Core.Areas.Maps;

/// <summary>
/// TopoJSON: neighbours share their borders as arcs, written as steps on a grid. Decoded by the specification: steps are added up,
/// scaled and moved; an arc numbered ~n is arc n backwards; the arcs of a ring are laid end to end.
/// </summary>
internal sealed class TopoJson
{
    private readonly JsonElement _root;
    private readonly PointBudget _budget = new();
    private readonly (double X, double Y) _scale = (1, 1);
    private readonly (double X, double Y) _moved = (0, 0);
    private readonly bool _isGrid;

    // An arc that cannot be read is null, and so is every shape that needs it.
    private readonly ImmutableArray<MapPoint>?[] _arcs;

    public TopoJson(JsonElement root)
    {
        _root = root;
        if (root.Part("transform", JsonValueKind.Object) is { } transform && Pair(transform, "scale") is { } scale && Pair(transform, "translate") is { } moved)
        {
            (_isGrid, _scale, _moved) = (true, (scale.X, scale.Y), (moved.X, moved.Y));
        }

        _arcs = root.Part("arcs", JsonValueKind.Array) is { } arcs ? [.. arcs.EnumerateArray().Select(Arc)] : [];
    }

    /// <summary>The shapes of the object that is about the level; of an only object, all of them.</summary>
    public IEnumerable<BoundaryShape> Shapes(AreaLevel level)
    {
        var objects = _root.Part("objects", JsonValueKind.Object) is { } all
            ? all.EnumerateObject().Select(o => (o.Name, Geometries: Geometries(o.Value).ToList())).Where(o => o.Geometries.Count > 0).ToList()
            : [];
        var meant = objects.Count == 1 ? objects : objects.Where(o => o.Geometries.TrueForAll(g => g.Code()?.Length == (int)level * 2)).Take(1);
        return meant.SelectMany(o => o.Geometries.Select((geometry, at) => new BoundaryShape($"{o.Name}[{(at + 1).Plain()}]", geometry.Code(), Polygons(geometry))));
    }

    private static IEnumerable<JsonElement> Geometries(JsonElement item) => item.Text("type") == "GeometryCollection"
        ? item.Part("geometries", JsonValueKind.Array)?.EnumerateArray() ?? []
        : item.ValueKind == JsonValueKind.Object ? [item] : [];

    private static MapPoint? Pair(JsonElement transform, string name) => transform.Part(name, JsonValueKind.Array)?.Point();

    private ImmutableArray<MapPoint>? Arc(JsonElement arc)
    {
        if (arc.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        _budget.Take(arc.GetArrayLength());
        var points = ImmutableArray.CreateBuilder<MapPoint>(arc.GetArrayLength());
        var (x, y) = (0d, 0d);
        foreach (var item in arc.EnumerateArray())
        {
            if (item.Point() is not { } step)
            {
                return null;
            }

            (x, y) = _isGrid ? (x + step.X, y + step.Y) : (step.X, step.Y);
            points.Add(new MapPoint((x * _scale.X) + _moved.X, (y * _scale.Y) + _moved.Y));
        }

        return points.MoveToImmutable();
    }

    private ImmutableArray<MapPolygon>? Polygons(JsonElement geometry)
    {
        var arcs = geometry.Part("arcs", JsonValueKind.Array);
        return geometry.Text("type") switch
        {
            "Polygon" when arcs is { } rings && Polygon(rings) is { } polygon => [polygon],
            "MultiPolygon" => arcs.All(Polygon),
            _ => null,
        };
    }

    private MapPolygon? Polygon(JsonElement rings) =>
        ((JsonElement?)rings).All(Ring) is { } read ? new MapPolygon([.. read.Select(ring => ring.ToImmutableArray())]) : null;

    private List<MapPoint>? Ring(JsonElement ring)
    {
        if (ring.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var points = new List<MapPoint>();
        foreach (var item in ring.EnumerateArray())
        {
            if (!item.TryGetIndex(out var number) || (number < 0 ? ~number : number) is var at && at >= _arcs.Length || _arcs[at] is not { } arc)
            {
                return null;
            }

            // Where one arc ends the next begins: that point is said once.
            _budget.Take(arc.Length);
            points.AddRange((number < 0 ? arc.Reverse() : arc).Skip(points.Count == 0 ? 0 : 1));
        }

        return points;
    }
}
