using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Data;
using Klang.Web.Features.People;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.People;

public sealed class UnitSeedTests
{
    public static TheoryData<string> Both => TestDatabases.All;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Load_MakesOfficesOfTheAreasInForce_OutsideBangkok(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        var units = await UnitsAsync(server);
        Assert.Equal(["55", "5501", "57", "5701", "5702", "5709"], units.Values.Where(u => u.Level != UnitLevel.Department).Select(u => u.Code).Order());
        Assert.Equal(("สำนักงานพัฒนาชุมชนจังหวัดเชียงราย", "Community Development Office, Chiang Rai Province", "57", "57", "cdd185700"), Facts(units["57"], units["57"].CircularName));
        Assert.Equal(("สำนักงานพัฒนาชุมชนอำเภอแม่สาย", "Community Development Office, Mae Sai District", "5709", "57", "cdd18570009"), Facts(units["5709"], units["5709"].CircularOtopName));
        Assert.Equal(("กรมการพัฒนาชุมชน", "Community Development Department", "", "", null), Facts(units[UnitSeed.Department], null));
        Assert.Equal(UnitLevel.Department, units["community-capital"].Level);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Load_Again_DoesNothing_AndRefreshFollowsTheRegistry(string provider)
    {
        await using var database = await PeopleDatabase.CreateAsync(provider);
        await using var server = await PeopleServer.StartAsync(database);
        var before = (await server.TrailAsync("units.refresh")).Count;
        await server.ScopeAsync(s => s.GetRequiredService<UnitSeed>().LoadAsync(default));
        Assert.Equal(before, (await server.TrailAsync("units.refresh")).Count);

        await server.ScopeAsync(async s =>
        {
            var db = s.GetRequiredService<KlangDb>();
            db.AreaVersions.Single(v => v.Code == "5702").NameTh = "เวียงชัยใหม่";
            PeopleServer.AddArea(db, "5719", "ดอยหลวงใหม่", "New Doi Luang");
            await db.SaveChangesAsync();
        });
        Assert.Equal(2, await server.ScopeAsync(s => s.GetRequiredService<UnitSeed>().RefreshAsync(Actor.System, default)));
        var units = await UnitsAsync(server);
        Assert.Equal("สำนักงานพัฒนาชุมชนอำเภอเวียงชัยใหม่", units["5702"].NameTh);
        Assert.Contains("5719", units.Keys);
    }

    [Fact]
    public async Task Load_ShippedRegistry_Makes878DistrictsAnd76Provinces()
    {
        await using var server = await KlangServer.StartAsync("sqlite");
        var units = await server.WithAsync(s => s.GetRequiredService<KlangDb>().Units.ToListAsync());
        Assert.Equal(878, units.Count(u => u.Level == UnitLevel.District));
        Assert.Equal(76, units.Count(u => u.Level == UnitLevel.Province));
        Assert.Equal(5, units.Count(u => u.Level == UnitLevel.Department));
        Assert.All(units.Where(u => u.Level == UnitLevel.District), u => Assert.True(CircularName.Looks(u.CircularOtopName)));
        Assert.Equal(18 + 3, await server.WithAsync(s => s.GetRequiredService<DemoAccounts>().EnsureAsync()));
    }

    private static (string, string?, string, string, string?) Facts(ReportingUnit unit, string? circular) => (unit.NameTh, unit.NameEn, unit.AreaCode, unit.ProvinceCode, circular);

    private static Task<Dictionary<string, ReportingUnit>> UnitsAsync(PeopleServer server) =>
        server.ScopeAsync(s => Task.FromResult(s.GetRequiredService<KlangDb>().Units.ToDictionary(u => u.Code)));
}
