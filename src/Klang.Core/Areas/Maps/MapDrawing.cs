using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Klang.Core.Areas.Maps;

/// <summary>An area on a drawing: its path in SVG, to be filled by the even-odd rule, and the middle of its box.</summary>
public sealed record MapShape(string Code, string Path, int CentreX, int CentreY);

/// <summary>
/// Outlines drawn on a grid whose longer side is <see cref="Longest"/> units: whole numbers, so that the borders that neighbours
/// share stay shared, and the paths are short.
/// </summary>
public sealed record MapDrawing(int Width, int Height, ImmutableArray<MapShape> Shapes)
{
    public const int Longest = 1_000;

    private const int Margin = 4;

    public static MapDrawing Empty { get; } = new(Longest, Longest, []);

    /// <param name="outlines">In the order of drawing.</param>
    /// <param name="isGeographic">Degrees, north upwards; a degree of longitude is as much shorter as the map lies north. Else a drawing already.</param>
    public static MapDrawing Of(IReadOnlyCollection<AreaOutline> outlines, bool isGeographic)
    {
        if (outlines.Count == 0)
        {
            return Empty;
        }

        var (left, right) = (outlines.Min(o => o.Points.Min(p => p.X)), outlines.Max(o => o.Points.Max(p => p.X)));
        var (low, high) = (outlines.Min(o => o.Points.Min(p => p.Y)), outlines.Max(o => o.Points.Max(p => p.Y)));
        var narrower = isGeographic ? Math.Cos((low + high) / 2 * Math.PI / 180) : 1;
        var (width, height) = (Math.Max((right - left) * narrower, double.Epsilon), Math.Max(high - low, double.Epsilon));
        var scale = Math.Min((Longest - (2 * Margin)) / Math.Max(width, height), 1e9);
        return new(Side(width), Side(height), [.. outlines.Select(outline => Shape(outline, Place))]);

        (int X, int Y) Place(MapPoint point) => (
            Margin + Round((point.X - left) * narrower * scale), Margin + Round((isGeographic ? high - point.Y : point.Y - low) * scale));

        int Side(double length) => Math.Max(1, Round(length * scale)) + (2 * Margin);
    }

    private static int Round(double value) => (int)Math.Round(value, MidpointRounding.AwayFromZero);

    private static MapShape Shape(AreaOutline outline, Func<MapPoint, (int X, int Y)> place)
    {
        var rings = outline.Polygons.SelectMany(polygon => polygon.Rings).Select(ring => Corners(ring.Select(place))).ToList();
        var seen = rings.Where(ring => ring.Count > 2).ToList();
        if (seen.Count == 0)
        {
            // Too small for the drawing; a dot keeps it there.
            var (x, y) = rings[0][0];
            seen.Add([(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]);
        }

        var points = seen.SelectMany(ring => ring).ToList();
        return new(
            outline.Code, string.Concat(seen.Select(Path)), (points.Min(p => p.X) + points.Max(p => p.X)) / 2, (points.Min(p => p.Y) + points.Max(p => p.Y)) / 2);
    }

    // Without points that stand twice or lie on the straight line between their neighbours; the ring is not closed.
    private static List<(int X, int Y)> Corners(IEnumerable<(int X, int Y)> ring)
    {
        var corners = new List<(int X, int Y)>();
        foreach (var point in ring)
        {
            if (corners.Count > 0 && corners[^1] == point)
            {
                continue;
            }

            if (corners.Count > 1 && IsStraight(corners[^2], corners[^1], point))
            {
                corners.RemoveAt(corners.Count - 1);
            }

            corners.Add(point);
        }

        if (corners.Count > 1 && corners[0] == corners[^1])
        {
            corners.RemoveAt(corners.Count - 1);
        }

        return corners;
    }

    private static bool IsStraight((int X, int Y) a, (int X, int Y) b, (int X, int Y) c) =>
        ((long)(b.X - a.X) * (c.Y - b.Y)) == ((long)(c.X - b.X) * (b.Y - a.Y))
        && ((b.X - a.X) * (c.X - b.X)) + ((b.Y - a.Y) * (c.Y - b.Y)) > 0;

    // M12 34l5-6 7 8z
    private static string Path(List<(int X, int Y)> ring)
    {
        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{ring[0].X} {ring[0].Y}l");
        for (var at = 1; at < ring.Count; at++)
        {
            var (x, y) = (ring[at].X - ring[at - 1].X, ring[at].Y - ring[at - 1].Y);
            path.Append(CultureInfo.InvariantCulture, $"{(at > 1 && x >= 0 ? " " : "")}{x}{(y >= 0 ? " " : "")}{y}");
        }

        return path.Append('z').ToString();
    }
}
