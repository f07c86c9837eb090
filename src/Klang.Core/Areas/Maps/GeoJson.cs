using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Klang.Core.Common;

namespace Klang.Core.Areas.Maps;

/// <summary>GeoJSON (RFC 7946): feature collections of polygons, each way.</summary>
public static class GeoJson
{
    // A metre; more is the surveyor's, not a map's.
    private const int Decimals = 5;

    /// <summary>As it is stored: one feature an area, with nothing but its <c>code</c>.</summary>
    public static string Write(IEnumerable<AreaOutline> outlines)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var outline in outlines)
            {
                Write(json, outline);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what <see cref="Write(IEnumerable{AreaOutline})"/> wrote; text from elsewhere goes through <see cref="BoundaryFile"/>.</summary>
    public static ImmutableArray<AreaOutline> ReadStored(string text)
    {
        using var document = JsonDocument.Parse(text);
        return [.. Shapes(document.RootElement).Select(shape => new AreaOutline(shape.Code!, shape.Polygons!.Value))];
    }

    internal static IEnumerable<BoundaryShape> Shapes(JsonElement root)
    {
        if (root.Part("features", JsonValueKind.Array) is not { } features)
        {
            yield break;
        }

        var (number, budget) = (0, new PointBudget());
        foreach (var feature in features.EnumerateArray())
        {
            number++;
            yield return new($"features[{number.Plain()}]", feature.Code(), feature.Part("geometry", JsonValueKind.Object) is { } geometry ? Polygons(geometry, budget) : null);
        }
    }

    private static ImmutableArray<MapPolygon>? Polygons(JsonElement geometry, PointBudget budget)
    {
        var coordinates = geometry.Part("coordinates", JsonValueKind.Array);
        return geometry.Text("type") switch
        {
            "Polygon" when coordinates is { } rings && Polygon(rings, budget) is { } polygon => [polygon],
            "MultiPolygon" => coordinates.All(rings => Polygon(rings, budget)),
            _ => null,
        };
    }

    private static MapPolygon? Polygon(JsonElement rings, PointBudget budget) =>
        ((JsonElement?)rings).All(ring => Ring(ring, budget)) is { } read ? new MapPolygon([.. read.Select(ring => ring.ToImmutableArray())]) : null;

    private static List<MapPoint>? Ring(JsonElement ring, PointBudget budget)
    {
        if (ring.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        budget.Take(ring.GetArrayLength());
        var points = new List<MapPoint>(ring.GetArrayLength());
        foreach (var item in ring.EnumerateArray())
        {
            if (item.Point() is not { } point)
            {
                return null;
            }

            points.Add(point);
        }

        return points;
    }

    private static void Write(Utf8JsonWriter json, AreaOutline outline)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("code", outline.Code);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in outline.Polygons)
        {
            json.WriteStartArray();
            foreach (var ring in polygon.Rings)
            {
                Write(json, ring);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<MapPoint> ring)
    {
        json.WriteStartArray();
        foreach (var point in ring)
        {
            json.WriteStartArray();
            json.WriteNumberValue(Math.Round(point.X, Decimals));
            json.WriteNumberValue(Math.Round(point.Y, Decimals));
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}

/// <summary>How many points a file may still ask for.</summary>
internal sealed class PointBudget
{
    private int _left = BoundaryFile.MostPoints;

    public void Take(int points)
    {
        _left -= points;
        if (_left < 0)
        {
            throw new MapTooFineException();
        }
    }
}
