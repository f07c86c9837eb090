using System.Net;
using System.Text;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

public sealed class BoundaryImportTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Import_GoodFiles_AreDrawnAndReplaced(string database)
    {
        await using var host = await AreasHost.StartAsync(database);

        var first = await ImportAsync(host, Squares("5701", "5702"), "district", "57");
        var sheet = await SheetAsync(host, "57", AreaLevel.District);
        Assert.Equal((2, 16), (first.Value!.Shapes, first.Value.Missing.Count));
        Assert.Equal(["5701", "5702"], sheet!.Drawing.Shapes.Select(shape => shape.Code));
        Assert.Equal("ผู้ทดสอบ", sheet.Credit);

        Assert.True((await ImportAsync(host, Squares("5703"), "district", "57")).IsOk);
        Assert.Equal(["5703"], (await SheetAsync(host, "57", AreaLevel.District))!.Drawing.Shapes.Select(shape => shape.Code));
        Assert.Equal(1, await host.RunAsync((KlangDb db) => db.AreaBoundaries.CountAsync()));
        Assert.Equal(2, await host.RunAsync((KlangDb db) => db.Trail.CountAsync(t => t.What == "areas.boundaries.import")));
    }

    [Fact]
    public async Task Import_WholeCountry_ServesEveryProvinceAndGivesWayToItsOwn()
    {
        await using var host = await AreasHost.StartAsync();
        await ImportAsync(host, Squares("5701", "5702", "5001"), "district", "");
        await ImportAsync(host, Squares("5702"), "district", "57");

        Assert.Equal(["5702"], (await SheetAsync(host, "57", AreaLevel.District))!.Drawing.Shapes.Select(shape => shape.Code));
        Assert.Equal(["5001"], (await SheetAsync(host, "50", AreaLevel.District))!.Drawing.Shapes.Select(shape => shape.Code));
        Assert.Equal(3, (await SheetAsync(host, "", AreaLevel.District))!.Drawing.Shapes.Length);
        Assert.Null(await SheetAsync(host, "58", AreaLevel.District));
        Assert.Equal(77, (await SheetAsync(host, "", AreaLevel.Province))!.Drawing.Shapes.Length);
    }

    [Fact]
    public async Task Of_AreaWithoutBoundaries_IsMarkedAmongItsNeighbours()
    {
        await using var host = await AreasHost.StartAsync();
        Task<FoundMap> Of(string code) => host.RunAsync((AreaMaps maps) => maps.OfAsync(AreaCode.Parse(code)));
        Assert.Equal("57", (await Of("570101")).Marked?.Digits);

        await ImportAsync(host, Squares("5701", "5702"), "district", "57");
        Assert.Equal("5701", (await Of("570101")).Marked?.Digits);
        Assert.Equal((AreaLevel.District, null), ((await Of("57")).Sheet.Level, (await Of("57")).Marked));
    }

    [Theory]
    [InlineData("5701", "district", "50", "areas.boundaries.unknown-code")]
    [InlineData("5799", "district", "57", "areas.boundaries.unknown-code")]
    [InlineData("57", "district", "57", "areas.boundaries.unknown-code")]
    [InlineData("5701", "district", "99", "areas.boundaries.within")]
    [InlineData("5701", "district", "x", "areas.boundaries.within")]
    [InlineData("5701", "province", "57", "areas.boundaries.level")]
    [InlineData("5701", "county", "", "areas.boundaries.level")]
    public async Task Import_Wrong_ChangesNothing(string code, string level, string within, string problem)
    {
        await using var host = await AreasHost.StartAsync();
        await ImportAsync(host, Squares("5702"), "district", "57");

        var result = await ImportAsync(host, Squares("5702", code), level, within);

        Assert.Contains(problem, result.IsOk ? result.Value.Faults.Select(fault => fault.Code) : [result.Problem.Code]);
        Assert.Equal(["5702"], (await SheetAsync(host, "57", AreaLevel.District))!.Drawing.Shapes.Select(shape => shape.Code));
    }

    [Fact]
    public async Task Import_WithoutCreditOrLeave_IsRefused()
    {
        await using var host = await AreasHost.StartAsync();

        var anonymous = await host.RunAsync((BoundaryImport import) => import.RunAsync(Actor.System, new BoundaryRequest(Squares("5701"), "district", "57", " ") { Source = "test" }));
        var officer = await host.RunAsync((BoundaryImport import) => import.RunAsync(AreasHost.Officer, new BoundaryRequest(Squares("5701"), "district", "57", "x") { Source = "test" }));

        Assert.Equal("areas.boundaries.credit", anonymous.Problem?.Code);
        Assert.Equal(Problems.NotYourRole, officer.Problem);
        Assert.False(await host.RunAsync((KlangDb db) => db.AreaBoundaries.AnyAsync()));
        using var browser = await host.ServeAsync();
        await host.SignInAsync(browser, AreasHost.Officer);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/areas/boundaries")).StatusCode);
    }

    [Fact]
    public async Task Remove_Boundaries_TheMapsGoBack()
    {
        await using var host = await AreasHost.StartAsync();
        await ImportAsync(host, Squares("5701"), "district", "57");
        var id = await host.RunAsync((KlangDb db) => db.AreaBoundaries.Select(b => b.Id).SingleAsync());

        Assert.Equal(Problems.NotYourRole, await host.RunAsync((BoundaryImport import) => import.RemoveAsync(AreasHost.Officer, id)));
        Assert.Null(await host.RunAsync((BoundaryImport import) => import.RemoveAsync(Actor.System, id)));
        Assert.Null(await SheetAsync(host, "57", AreaLevel.District));
        Assert.Equal(Problems.NotFound, await host.RunAsync((BoundaryImport import) => import.RemoveAsync(Actor.System, id)));
    }

    [Theory]
    [InlineData("districts-lite.topojson", "district", "", 928)]
    [InlineData("subdistricts-57-detailed.topojson", "subdistrict", "57", 124)]
    public async Task Import_RealFile_IsTakenWhole(string file, string level, string within, int count)
    {
        await using var host = await AreasHost.StartAsync();

        var result = await ImportAsync(host, TestFiles.Shared("boundaries/" + file), level, within);

        Assert.Equal((count, 0, 0), (result.Value!.Shapes, result.Value.Missing.Count, result.Value.Faults.Count));
    }

    private static byte[] Squares(params string[] codes)
    {
        var features = codes.Select((code, at) =>
            $$$"""{"type":"Feature","properties":{"code":"{{{code}}}"},"geometry":{"type":"Polygon","coordinates":[[[{{{100 + at}}},14],[{{{101 + at}}},14],[{{{101 + at}}},15],[{{{100 + at}}},14]]]}}""");
        return Encoding.UTF8.GetBytes($$"""{"type":"FeatureCollection","features":[{{string.Join(',', features)}}]}""");
    }

    private static Task<Result<BoundaryReport>> ImportAsync(AreasHost host, byte[] file, string level, string within) =>
        host.RunAsync((BoundaryImport import) => import.RunAsync(Actor.System, new BoundaryRequest(file, level, within, "ผู้ทดสอบ") { Source = "test.geojson" }));

    private static Task<MapSheet?> SheetAsync(AreasHost host, string within, AreaLevel level) =>
        host.RunAsync((AreaMaps maps) => maps.SheetAsync(AreaCode.Parse(within), level));
}
