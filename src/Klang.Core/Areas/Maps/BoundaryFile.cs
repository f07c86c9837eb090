using System.Collections.Immutable;
using System.Text.Json;
using Klang.Core.Common;

namespace Klang.Core.Areas.Maps;

/// <summary>What a file of boundaries says, and what is wrong with it; while there is a fault it must not be used.</summary>
public sealed record BoundaryReading(ImmutableArray<AreaOutline> Outlines, ImmutableArray<Problem> Faults);

/// <summary>
/// Reads the outlines of the areas of one level from TopoJSON or GeoJSON whose features have <c>properties.code</c>. Files come from
/// outside, so nothing in them is trusted: sizes are bounded, every code must be known, every coordinate sane.
/// </summary>
public static class BoundaryFile
{
    public const int MostBytes = 8_000_000;

    /// <summary>Of the whole file, once arcs are laid together.</summary>
    public const int MostPoints = 1_000_000;

    private const int MostFaults = 50;
    private const int FewestPoints = 4;

    /// <summary>Reads and checks a file.</summary>
    /// <param name="json">UTF-8, with or without its mark.</param>
    /// <param name="level">Whose outlines are wanted; of a TopoJSON file with several objects, the one of this level is read.</param>
    /// <param name="known">The codes of that level, of the place the file is about.</param>
    public static BoundaryReading Read(ReadOnlyMemory<byte> json, AreaLevel level, IReadOnlySet<string> known)
    {
        if (json.Length > MostBytes)
        {
            return Refused(BoundaryProblems.TooLarge);
        }

        try
        {
            var text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
            using var document = JsonDocument.Parse(text);
            var shapes = document.RootElement is { ValueKind: JsonValueKind.Object } root ? Shapes(root, level) : null;
            return shapes is null ? Refused(BoundaryProblems.NotAMap) : Check(shapes, known);
        }
        catch (JsonException)
        {
            return Refused(BoundaryProblems.NotJson);
        }
        catch (MapTooFineException)
        {
            return Refused(BoundaryProblems.TooManyPoints);
        }
    }

    private static IEnumerable<BoundaryShape>? Shapes(JsonElement root, AreaLevel level) => root.Text("type") switch
    {
        "FeatureCollection" => GeoJson.Shapes(root),
        "Topology" => new TopoJson(root).Shapes(level),
        _ => null,
    };

    private static BoundaryReading Check(IEnumerable<BoundaryShape> shapes, IReadOnlySet<string> known)
    {
        var outlines = new Dictionary<string, AreaOutline>(StringComparer.Ordinal);
        var faults = new List<Problem>();
        foreach (var shape in shapes)
        {
            if (Fault(shape, known, outlines) is not { } fault)
            {
                outlines[shape.Code!] = new AreaOutline(shape.Code!, shape.Polygons!.Value);
            }
            else if (faults.Count < MostFaults)
            {
                faults.Add(fault);
            }
        }

        if (outlines.Count == 0 && faults.Count == 0)
        {
            faults.Add(BoundaryProblems.Empty);
        }

        return new([.. outlines.Values.OrderBy(outline => outline.Code, StringComparer.Ordinal)], [.. faults]);
    }

    private static Problem? Fault(BoundaryShape shape, IReadOnlySet<string> known, Dictionary<string, AreaOutline> before) => shape switch
    {
        { Code: null } => BoundaryProblems.NoCode(shape.Where),
        { Code: var code } when !known.Contains(code) => BoundaryProblems.UnknownCode(code),
        { Code: var code } when before.ContainsKey(code) => BoundaryProblems.Twice(code),
        { Polygons: not { IsEmpty: false } } => BoundaryProblems.BadGeometry(shape.Code),
        { Polygons: { } polygons } when polygons.Any(polygon => polygon.Rings.IsEmpty || polygon.Rings.Any(ring => !IsRing(ring))) => BoundaryProblems.BadGeometry(shape.Code),
        { Polygons: { } polygons } when !polygons.All(polygon => polygon.Rings.All(ring => ring.All(IsInThailand))) => BoundaryProblems.OutOfPlace(shape.Code),
        _ => null,
    };

    private static bool IsRing(ImmutableArray<MapPoint> ring) => ring.Length >= FewestPoints && ring[0] == ring[^1];

    // With a margin: outlines of coasts and islands reach a little further than the land.
    private static bool IsInThailand(MapPoint point) => point is { X: > 96 and < 107, Y: > 4 and < 22 };

    private static BoundaryReading Refused(Problem problem) => new([], [problem]);
}
