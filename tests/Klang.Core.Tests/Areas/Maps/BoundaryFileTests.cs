using System.Text;
using Klang.Core.Areas;
using Klang.Core.Areas.Maps;

namespace Klang.Core.Tests.Areas.Maps;

public sealed class BoundaryFileTests
{
    private const string Square = "[[[100,14],[101,14],[101,15],[100,14]]]";

    // Two triangles that share the side from (100,14) to (101,15), as mapshaper writes them.
    private const string TwoTriangles = """
        {"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[100,14]},
         "arcs":[[[0,0],[2,2]],[[2,2],[0,-2],[-2,0]],[[0,0],[0,2],[2,0]]],
         "objects":{"two":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"5701"}},
           {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"code":5702}}]}}}
        """;

    private static readonly HashSet<string> Known = ["5701", "5702"];

    [Fact]
    public void Read_GeoJson_GivesOutlinesInOrderOfCode()
    {
        var read = Read(Feature("5702", "MultiPolygon", $"[{Square}]"), Feature("๕๗๐๑", "Polygon", Square));

        Assert.Empty(read.Faults);
        Assert.Equal(["5701", "5702"], read.Outlines.Select(outline => outline.Code));
        Assert.Equal([new MapPoint(100, 14), new(101, 14), new(101, 15), new(100, 14)], read.Outlines[0].Points);
    }

    [Fact]
    public void Read_TopoJson_LaysArcsTogetherAndTurnsThemRound()
    {
        var read = BoundaryFile.Read(Encoding.UTF8.GetBytes(TwoTriangles), AreaLevel.District, Known);

        Assert.Empty(read.Faults);
        Assert.Equal([new MapPoint(100, 14), new(101, 15), new(101, 14), new(100, 14)], read.Outlines[0].Points);
        Assert.Equal([new MapPoint(100, 14), new(100, 15), new(101, 15), new(100, 14)], read.Outlines[1].Points);
    }

    [Fact]
    public void Read_TopoJsonOfTwoLevels_TakesTheOneAskedFor()
    {
        var both = TwoTriangles.Replace("\"objects\":{", "\"objects\":{\"provinces\":{\"type\":\"Polygon\",\"arcs\":[[0,1]],\"properties\":{\"code\":\"57\"}},", StringComparison.Ordinal);

        Assert.Equal(["57"], BoundaryFile.Read(Encoding.UTF8.GetBytes(both), AreaLevel.Province, new HashSet<string> { "57" }).Outlines.Select(o => o.Code));
        Assert.Equal(["5701", "5702"], BoundaryFile.Read(Encoding.UTF8.GetBytes(both), AreaLevel.District, Known).Outlines.Select(o => o.Code));
    }

    [Theory]
    [InlineData("9999", "Polygon", Square, "areas.boundaries.unknown-code")]
    [InlineData("x", "Polygon", Square, "areas.boundaries.no-code")]
    [InlineData("5701", "LineString", Square, "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[]", "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[[[100,14],[101,14],[100,14]]]", "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[[[100,14],[101,14],[101,15],[100,15]]]", "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[[[100],[101,14],[101,15],[100,14]]]", "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[[[\"100\",14],[101,14],[101,15],[100,14]]]", "areas.boundaries.geometry")]
    [InlineData("5701", "MultiPolygon", Square, "areas.boundaries.geometry")]
    [InlineData("5701", "Polygon", "[[[14,100],[14,101],[15,101],[14,100]]]", "areas.boundaries.out-of-place")]
    [InlineData("5701", "Polygon", "[[[598000,2200000],[598001,2200000],[598001,2200001],[598000,2200000]]]", "areas.boundaries.out-of-place")]
    public void Read_BadFeature_IsTold(string code, string type, string coordinates, string problem) =>
        Assert.Equal([problem], Read(Feature(code, type, coordinates)).Faults.Select(fault => fault.Code));

    [Fact]
    public void Read_AreaTwice_IsTold() =>
        Assert.Equal(["areas.boundaries.twice"], Read(Feature("5701", "Polygon", Square), Feature("5701", "Polygon", Square)).Faults.Select(fault => fault.Code));

    [Theory]
    [InlineData("", "areas.boundaries.not-json")]
    [InlineData("code,name", "areas.boundaries.not-json")]
    [InlineData("{\"type\":\"FeatureCollection\"", "areas.boundaries.not-json")]
    [InlineData("[]", "areas.boundaries.not-a-map")]
    [InlineData("{\"type\":\"Polygon\"}", "areas.boundaries.not-a-map")]
    [InlineData("{\"type\":\"FeatureCollection\"}", "areas.boundaries.empty")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[1,null]}", "areas.boundaries.no-code")]
    [InlineData("{\"type\":\"Topology\"}", "areas.boundaries.empty")]
    [InlineData("{\"type\":\"Topology\",\"objects\":{\"a\":1},\"arcs\":7}", "areas.boundaries.empty")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[0]],\"properties\":{\"code\":\"5701\"}}}}", "areas.boundaries.geometry")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[[[100,14],[1]]],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[-1]],\"properties\":{\"code\":\"5701\"}}}}", "areas.boundaries.geometry")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"type\":\"Polygon\",\"arcs\":[[-2147483648]],\"properties\":{\"code\":\"5701\"}}}}", "areas.boundaries.geometry")]
    public void Read_NoMap_IsRefusedWithoutAnException(string text, string problem) =>
        Assert.All(BoundaryFile.Read(Encoding.UTF8.GetBytes(text), AreaLevel.District, Known).Faults, fault => Assert.Equal(problem, fault.Code));

    [Fact]
    public void Read_SmallFileThatUnfoldsToMillionsOfPoints_IsRefused()
    {
        var arc = string.Join(',', Enumerable.Repeat("[0,1],[0,-1]", 5_000));
        var ring = string.Join(',', Enumerable.Repeat("0", 200));
        var text = $$$$$"""{"type":"Topology","arcs":[[{{{{{arc}}}}}]],"objects":{"a":{"type":"Polygon","arcs":[[{{{{{ring}}}}}]],"properties":{"code":"5701"}}}}""";

        Assert.Equal(["areas.boundaries.too-many-points"], BoundaryFile.Read(Encoding.UTF8.GetBytes(text), AreaLevel.District, Known).Faults.Select(fault => fault.Code));
        Assert.Equal(["areas.boundaries.too-large"], BoundaryFile.Read(new byte[BoundaryFile.MostBytes + 1], AreaLevel.District, Known).Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("provinces.topojson", AreaLevel.Province, 77)]
    [InlineData("districts-lite.topojson", AreaLevel.District, 928)]
    [InlineData("subdistricts-57-detailed.topojson", AreaLevel.Subdistrict, 124)]
    public void Read_RealBoundaries_AreWholeAndStayTheSameThroughStorage(string file, AreaLevel level, int count)
    {
        var known = Search.Indexes.Areas.Where(area => area.Level == level).Select(area => area.Code).ToHashSet();

        var read = BoundaryFile.Read(File.ReadAllBytes(SharedData.File("boundaries/" + file)), level, known);

        Assert.Empty(read.Faults);
        Assert.Equal(count, read.Outlines.Length);
        var stored = GeoJson.ReadStored(GeoJson.Write(read.Outlines));
        Assert.Equal(MapDrawing.Of(read.Outlines, isGeographic: true).Shapes.Length, MapDrawing.Of(stored, isGeographic: true).Shapes.Length);
        Assert.Equal(read.Outlines.Sum(o => o.Points.Count()), stored.Sum(o => o.Points.Count()));
        Assert.Empty(BoundaryFile.Read(Encoding.UTF8.GetBytes(GeoJson.Write(read.Outlines)), level, known).Faults);
    }

    private static BoundaryReading Read(params string[] features) =>
        BoundaryFile.Read(Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}"""), AreaLevel.District, Known);

    private static string Feature(string code, string type, string coordinates) =>
        $$$"""{"type":"Feature","properties":{"code":"{{{code}}}"},"geometry":{"type":"{{{type}}}","coordinates":{{{coordinates}}}}}""";
}
