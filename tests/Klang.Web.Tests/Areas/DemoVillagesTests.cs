using Klang.Core.Areas;
using Klang.Data;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas;

public sealed class DemoVillagesTests
{
    private static readonly AreaCode ChiangRai = AreaCode.Parse("57");

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Ensure_Province_PlantsOnceInEverySubdistrictButTheTown(string database)
    {
        await using var host = await AreasHost.StartAsync(database);

        var planted = await host.RunAsync((DemoVillages demo) => demo.EnsureAsync(ChiangRai, seed: 2570));
        var again = await host.RunAsync((DemoVillages demo) => demo.EnsureAsync(ChiangRai, seed: 2570));

        var codes = await host.RunAsync((KlangDb db) => db.AreaVersions.Where(v => v.Source == DemoVillages.Source).Select(v => v.Code).ToListAsync());
        Assert.Equal((codes.Count, 0), (planted, again));
        var subdistricts = codes.GroupBy(code => code[..6]).ToList();
        Assert.Equal(123, subdistricts.Count);
        Assert.DoesNotContain(subdistricts, group => group.Key == "570101");
        Assert.All(subdistricts, group => Assert.InRange(group.Count(), 6, 14));
        Assert.All(subdistricts, group => Assert.Equal(Enumerable.Range(1, group.Count()).Select(moo => $"{group.Key}{moo:00}"), group.Order()));
        Assert.Empty((await host.RunAsync((AreaCheck check) => check.RunAsync())).Report.Problems);
    }

    [Fact]
    public async Task Ensure_SubdistrictWithVillages_LeavesThemAlone()
    {
        await using var host = await AreasHost.StartAsync();
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57010301,ขัวแคร่"));

        Assert.Equal(0, await host.RunAsync((DemoVillages demo) => demo.EnsureAsync([AreaCode.Parse("570103"), AreaCode.Parse("100101")], seed: 1)));
    }
}
