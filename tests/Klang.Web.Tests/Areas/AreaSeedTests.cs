using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Areas;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klang.Web.Tests.Areas;

public sealed class AreaSeedTests
{
    [Theory]
    [InlineData(AreasHost.Sqlite)]
    [InlineData(AreasHost.Postgres)]
    public async Task Load_EmptyDatabase_HoldsTheShippedRegistryOnce(string database)
    {
        await using var host = await AreasHost.StartAsync(database);
        await host.InScopeAsync(services => services.GetRequiredService<AreaSeed>().LoadAsync(CancellationToken.None));

        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            var levels = await db.AreaVersions.GroupBy(v => v.Level).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
            Assert.Equal((77, 928, 7_436), (levels[AreaLevel.Province], levels[AreaLevel.District], levels[AreaLevel.Subdistrict]));
            Assert.Equal(8_441, await db.Areas.CountAsync());
            Assert.Equal(77, await db.AreaVersions.CountAsync(v => v.ParentId == null));
            Assert.Equal(8_441, await db.AreaVersions.CountAsync(v => v.ValidFrom == null && v.ValidTo == null && v.SupersededAt == null && v.Source == AreaSeed.Source));
            Assert.Equal("areas.load", (await db.Trail.SingleAsync(line => line.Stream == "areas")).What);
        });
    }

    [Fact]
    public async Task Load_Parents_AreTheAreasAbove()
    {
        await using var host = await AreasHost.StartAsync(AreasHost.Sqlite);

        await host.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<KlangDb>();
            var wrong = await db.AreaVersions.Join(db.AreaVersions, v => v.ParentId, p => p.AreaId, (v, p) => new { v.Code, Parent = p.Code })
                .Where(pair => !pair.Code.StartsWith(pair.Parent) || pair.Code.Length != pair.Parent.Length + 2).CountAsync();
            Assert.Equal(0, wrong);
        });
    }
}
