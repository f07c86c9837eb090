using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using Klang.Core.Areas.Maps;

namespace Klang.Core.Tests.Areas.Maps;

public sealed partial class MapDrawingTests
{
    private static readonly Gen<AreaOutline> AnyOutline = Gen.Select(Gen.Double[97, 106], Gen.Double[5, 21]).Array[3, 12].Array[1, 3].Select(rings =>
        new AreaOutline("5701", [.. rings.Select(ring => new MapPolygon([[.. ring.Append(ring[0]).Select(p => new MapPoint(p.Item1, p.Item2))]]))]));

    [Fact]
    public void Of_Degrees_PutsNorthUpAndKeepsTheShape()
    {
        var drawing = MapDrawing.Of([Box("1", 100, 14, 101, 15), Box("2", 100, 15, 101, 16)], isGeographic: true);

        Assert.Equal(MapDrawing.Longest, drawing.Height);
        Assert.InRange(drawing.Width, 480, 490);
        Assert.Equal(["1", "2"], drawing.Shapes.Select(shape => shape.Code));
        Assert.True(drawing.Shapes[1].CentreY < drawing.Shapes[0].CentreY);
        Assert.Equal("M4 996l479 0 0-496-479 0z", drawing.Shapes[0].Path);
    }

    [Fact]
    public void Of_TooSmallToSee_IsADot() =>
        Assert.Matches(@"\AM[0-9]+ [0-9]+l2 0 0 2-2 0z\z", MapDrawing.Of([Box("1", 100, 14, 101, 15), Box("2", 100.5, 14.5, 100.50001, 14.50001)], isGeographic: true).Shapes[1].Path);

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(MapDrawing.Of([], isGeographic: true).Shapes);

    [Fact]
    public void Of_AnyOutlines_StaysOnTheSheetInWholeNumbers() => AnyOutline.Array[1, 4].Sample(outlines =>
    {
        var drawing = MapDrawing.Of(outlines, isGeographic: true);
        return drawing.Shapes.Length == outlines.Length
            && Math.Max(drawing.Width, drawing.Height) == MapDrawing.Longest
            && drawing.Shapes.All(shape => PathOfWholeNumbers().IsMatch(shape.Path)
                && shape.CentreX >= 0 && shape.CentreX <= drawing.Width && shape.CentreY >= 0 && shape.CentreY <= drawing.Height);
    });

    [Fact]
    public void Of_Neighbours_ShareEveryPointOfTheirBorder()
    {
        MapPoint[] border = [new(100, 14), new(100.337, 14.411), new(100.123, 14.713), new(100.00071, 15)];
        var drawing = MapDrawing.Of([Ring("1", [new(99, 14.5), .. border]), Ring("2", [new(102, 14.6), .. border.Reverse()])], isGeographic: true);

        Assert.Equal(border.Length, SvgPoints(drawing.Shapes[0].Path).Intersect(SvgPoints(drawing.Shapes[1].Path)).Count());
    }

    [Fact]
    public void Read_SvgPath_GoesOnFromWhereTheRingBegan()
    {
        var outline = SvgOutline.Read("57", "m 10,10 5,0 0,5 z m 20,20 1,0 0,-1e0 z");

        Assert.Equal(
            [[new(10, 10), new(15, 10), new(15, 15), new(10, 10)], [new(30, 30), new(31, 30), new(31, 29), new(30, 30)]],
            outline.Polygons[0].Rings.Select(ring => ring.ToArray()));
        Assert.Throws<FormatException>(() => SvgOutline.Read("57", "m 1,2 c 1,2 3,4 z"));
    }

    [Fact]
    public void Codes_OfTheShippedMap_AreTheSeventySevenProvinces()
    {
        var provinces = Search.Indexes.Areas.Where(area => area.Code.Length == 2).Select(area => area.Code);

        Assert.Equal(provinces, ProvinceMapIds.Codes.Values.Order(StringComparer.Ordinal));
    }

    private static AreaOutline Box(string code, double left, double low, double right, double high) =>
        Ring(code, [new(left, low), new(right, low), new(right, high), new(left, high)]);

    private static AreaOutline Ring(string code, ImmutableArray<MapPoint> points) => new(code, [new MapPolygon([[.. points, points[0]]])]);

    private static List<(int X, int Y)> SvgPoints(string path)
    {
        var numbers = WholeNumber().Matches(path).Select(m => int.Parse(m.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var points = new List<(int X, int Y)> { (numbers[0], numbers[1]) };
        for (var at = 2; at < numbers.Count; at += 2)
        {
            points.Add((points[^1].X + numbers[at], points[^1].Y + numbers[at + 1]));
        }

        return points;
    }

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A(M[0-9]+ [0-9]+l[-0-9 ]+z)+\z")]
    private static partial Regex PathOfWholeNumbers();
}
