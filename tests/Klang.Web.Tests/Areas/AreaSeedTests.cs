using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

public sealed class AreaSeedTests
{
    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Load_Twice_HoldsTheShippedRegistryOnce(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        await host.LoadAsync();

        var (levels, areas, fresh, trail) = await host.RunAsync(async (KlangDb db) => (
            await db.AreaVersions.GroupBy(v => v.Level).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count),
            await db.Areas.CountAsync(),
            await db.AreaVersions.CountAsync(v => v.ValidFrom == null && v.ValidTo == null && v.SupersededAt == null && v.Source == AreaSeed.Source),
            await db.Trail.Where(line => line.Stream == "areas").ToListAsync()));

        Assert.Equal((77, 928, 7_436), (levels[AreaLevel.Province], levels[AreaLevel.District], levels[AreaLevel.Subdistrict]));
        Assert.Equal((8_441, 8_441), (areas, fresh));
        var line = Assert.Single(trail);
        Assert.Equal("areas.load", line.What);
        Assert.Contains("7436", line.Details);
    }

    [Fact]
    public async Task Load_AtTwoNodesAtOnce_LoadsOnce()
    {
        await using var host = await AreasHost.StartAsync();
        await host.RunAsync(async (KlangDb db) => await db.AreaVersions.ExecuteDeleteAsync() + await db.Areas.ExecuteDeleteAsync());

        await Task.WhenAll(host.LoadAsync(), host.LoadAsync());

        Assert.Equal(8_441, await host.RunAsync((KlangDb db) => db.Areas.CountAsync()));
    }

    [Fact]
    public async Task Load_Parents_AreTheAreasAbove()
    {
        await using var host = await AreasHost.StartAsync();

        var (wrong, provinces) = await host.RunAsync(async (KlangDb db) => (
            await db.AreaVersions.Join(db.AreaVersions, v => v.ParentId, p => p.AreaId, (v, p) => new { v.Code, Parent = p.Code })
                .CountAsync(pair => !pair.Code.StartsWith(pair.Parent) || pair.Code.Length != pair.Parent.Length + 2),
            await db.AreaVersions.CountAsync(v => v.ParentId == null)));

        Assert.Equal((0, 77), (wrong, provinces));
    }

    [Fact]
    public async Task Check_ShippedRegistry_CountsEachWordAndFindsNothingWrong()
    {
        await using var host = await AreasHost.StartAsync();

        var result = await host.RunAsync((AreaCheck check) => check.RunAsync());

        Assert.Equal(
            [("จังหวัด", 77), ("อำเภอ", 878), ("เขต", 50), ("ตำบล", 7_256), ("แขวง", 180)],
            result.Counts.Select(count => (count.Word, count.Count)));
        Assert.Empty(result.Report.Problems);
    }
}
