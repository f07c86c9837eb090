using System.Collections.Immutable;
using System.Globalization;

namespace Klang.Core.Areas.Maps;

/// <summary>Reads an outline from an SVG path of relative moves, lines and closings: <c>m 1,2 3,4 -5,6 z</c>.</summary>
public static class SvgOutline
{
    private static readonly char[] Blanks = [' ', ',', '\n', '\t'];

    /// <exception cref="FormatException">Another command, or something that is no number.</exception>
    public static AreaOutline Read(string code, string path)
    {
        var rings = ImmutableArray.CreateBuilder<ImmutableArray<MapPoint>>();
        var at = new MapPoint(0, 0);
        foreach (var part in path.Split('m', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var ring = ImmutableArray.CreateBuilder<MapPoint>();
            var numbers = Numbers(part.TrimEnd('z'));
            for (var i = 0; i < numbers.Length; i += 2)
            {
                at = new MapPoint(at.X + numbers[i], at.Y + numbers[i + 1]);
                ring.Add(at);
            }

            // After z one stands where the ring began.
            at = ring[0];
            ring.Add(at);
            rings.Add(ring.ToImmutable());
        }

        return new AreaOutline(code, [new MapPolygon(rings.ToImmutable())]);
    }

    private static double[] Numbers(string text)
    {
        var numbers = Array.ConvertAll(
            text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries), number => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture));
        return numbers.Length > 0 && numbers.Length % 2 == 0 ? numbers : throw new FormatException("A path's numbers come in pairs.");
    }
}
