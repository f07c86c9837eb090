using Klang.Core.Areas;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Areas;
using Klang.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Tests.Areas.History;

/// <summary>What happened, told to the shipped registry, and asked of it on both time axes.</summary>
public sealed class AreaReplayTests
{
    private const string Now = "2019-11-01T03:00:00Z";

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Decide_BuengKan_SixtyOneCodesAreTheSameAreasOnBothSidesOfTheDay(string database)
    {
        await using var host = await AreasHost.StartAsync(database, Now);
        await host.KnownSinceAsync(new(2018, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var act = Acts.BuengKan();
        var happened = await host.DecideAsync(act);

        var (eve, day) = (At(new(2011, 3, 22)), At(new(2011, 3, 23)));
        Assert.Equal(("บึงกาฬ", null), (await host.NameAsync("4303", eve), await host.NameAsync("3801", eve)));
        Assert.Equal((null, "เมืองบึงกาฬ"), (await host.NameAsync("4303", day), await host.NameAsync("3801", day)));
        Assert.Null(await host.NameAsync("38", eve));
        Assert.Equal(8, (await host.InsideAsync("38", day)).Count);
        Assert.Equal(["4303", "4304", "4306", "4309", "4310", "4311", "4312", "4313"], (await host.InsideAsync("43", eve)).Except(await host.InsideAsync("43", day)));

        var recodes = act.Steps.OfType<RecodeArea>().ToList();
        var (before, after) = await host.RunAsync(async (KlangDb db) => (
            await db.AreaVersions.At(eve, default).ToDictionaryAsync(v => v.Code, v => v.AreaId), await db.AreaVersions.At(day, default).ToDictionaryAsync(v => v.Code, v => v.AreaId)));
        Assert.All(recodes, r => Assert.Equal(before[r.Area.Digits], after[r.Code.Digits]));

        // Until it was told here, nobody knew.
        var untold = new AreaMoment(new(2011, 3, 22), new DateTime(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Equal((null, "เมืองบึงกาฬ"), (await host.NameAsync("4303", untold), await host.NameAsync("3801", untold)));
        Assert.Equal((new DateOnly(2011, 3, 11), new DateOnly(2011, 3, 22), new DateOnly(2011, 3, 23)), (happened.SignedOn, happened.PublishedOn, happened.EffectiveOn));
        Assert.Empty((await host.RunAsync((AreaCheck check) => check.RunAsync())).Report.Problems);
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Decide_Phayao_ChiangRaiAsOf2519HasItsSevenDistricts(string database)
    {
        await using var host = await AreasHost.StartAsync(database, Now);
        await host.DecideAsync(Acts.Phayao);
        await host.DecideAsync(Acts.PhuSang);
        await host.DecideAsync(Acts.PhuKamYao);

        var then = At(new(1976, 10, 1));
        var chiangRai = await host.InsideAsync("57", then);
        Assert.Equal(["5601", "5602", "5603", "5604", "5605", "5606", "5607"], chiangRai.Where(c => c.StartsWith("56", StringComparison.Ordinal)));
        Assert.Equal(25, chiangRai.Count);
        Assert.Null(await host.NameAsync("56", then));
        Assert.Equal(18, (await host.InsideAsync("57", AreaMoment.Current)).Count);
        Assert.Equal(9, (await host.InsideAsync("56", AreaMoment.Current)).Count);
        Assert.Equal(7, (await host.InsideAsync("56", At(new(1977, 8, 28)))).Count);
        Assert.Equal(["57", "5601", "560101"], (await host.RunAsync((AreaQueries areas) => areas.PathAsync(AreaCode.Parse("560101"), then))).Select(a => a.Code.Digits));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Decide_TenVillagesPublishedAfterTheDeadline_AreThereAsKnownNowAndNotAsKnownThen(string database)
    {
        await using var host = await AreasHost.StartAsync(database, "2019-10-31T05:00:00Z");
        await host.ImportAsync(TestFiles.Csv("code,name_th", "57011319,สันป่าแดง", "57100603,ดอยช้าง"));
        await host.KnownSinceAsync(new(2019, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await host.DecideAsync(new AreaDecision("ตั้งหมู่บ้านในจังหวัดเชียงราย", "ประกาศจังหวัดเชียงราย", new(2019, 9, 1), [.. Acts.TenVillages.Select(v =>
            new CreateArea(AreaCode.Parse(v), "ใหม่" + v, null, null, null, v switch
            {
                "57011331" => [AreaCode.Parse("57011319")],
                "57100626" or "57100627" => [AreaCode.Parse("57100603")],
                _ => [],
            }))])
        {
            PublishedOn = new(2019, 10, 31),
            Gazette = ("136", "83 ง", null),
        });

        var deadline = new DateOnly(2019, 9, 20);
        var (then, now) = (new AreaMoment(deadline, Hosting.Bangkok.EndOf(deadline)), new AreaMoment(deadline, null));
        foreach (var village in Acts.TenVillages)
        {
            Assert.Equal((null, "ใหม่" + village), (await host.NameAsync(village, then), await host.NameAsync(village, now)));
            Assert.Null(await host.NameAsync(village, At(new(2019, 8, 31))));
        }

        Assert.Equal("ดอยช้าง", await host.NameAsync("57100603", then));
        var kin = await host.RunAsync(async (AreaPast past) => await past.KinAsync((await host.RunAsync((AreaQueries a) => a.FindAsync(AreaCode.Parse("57100603"))))!.AreaId));
        Assert.Equal(["57100626", "57100627"], kin.Into.Select(k => k.Area.Code.Digits));
        Assert.Equal((AreaLineageKind.Split, new DateOnly(2019, 9, 1)), (kin.Into[0].Kind, kin.Into[0].On));
    }

    [Theory]
    [MemberData(nameof(TestDatabases.All), MemberType = typeof(TestDatabases))]
    public async Task Decide_BangBon_OneBecameFour(string database)
    {
        await using var host = await AreasHost.StartAsync(database, Now);
        await host.DecideAsync(Acts.BangBon);

        Assert.Equal(["105001"], await host.InsideAsync("1050", At(new(2017, 7, 25))));
        Assert.Equal(["105002", "105003", "105004", "105005"], await host.InsideAsync("1050", At(new(2017, 7, 26))));
        var old = (await host.RunAsync((AreaQueries areas) => areas.FindAsync(AreaCode.Parse("105001"), At(new(2017, 7, 25)))))!;
        Assert.Equal(("แขวง", new DateOnly(2017, 7, 26)), (old.TypeTh, old.ValidTo));
        Assert.Equal(4, (await host.RunAsync((AreaPast past) => past.KinAsync(old.AreaId))).Into.Count);
    }

    [Fact]
    public async Task Decide_RenamesMovesAndSpelling_AreDifferentThings()
    {
        await using var host = await AreasHost.StartAsync(now: Now);
        await host.DecideAsync("{ title: ย้ายตำบล, source: ก, effective: 14/2/2558, steps: [{ recode: 530306, to: 530407, name: ท่าแฝก }] }");
        await host.DecideAsync("{ title: เปลี่ยนชื่อ, source: ก, effective: 9/6/2565, steps: [{ rename: 501805, name: แม่หลอง, was: { name: สบโขง } }] }");
        await host.DecideAsync("{ title: แก้คำสะกด, source: ก, steps: [{ correct: 341524, name: ห้วยขะยุงง }] }");

        Assert.Equal(("ท่าแฝก", null), (await host.NameAsync("530306", At(new(2015, 2, 13))), await host.NameAsync("530306", At(new(2015, 2, 14)))));
        Assert.Equal((null, "ท่าแฝก"), (await host.NameAsync("530407", At(new(2015, 2, 13))), await host.NameAsync("530407", At(new(2015, 2, 14)))));
        Assert.Equal(("สบโขง", "แม่หลอง"), (await host.NameAsync("501805", At(new(2022, 6, 8))), await host.NameAsync("501805", At(new(2022, 6, 9)))));
        var spelling = await host.RunAsync((AreaQueries areas) => areas.HistoryAsync(AreaCode.Parse("341524")));
        Assert.Equal([AreaChangeKind.Create, AreaChangeKind.Correction], spelling.Select(v => v.Kind));
        Assert.All(spelling, v => Assert.Equal((null, null), (v.ValidFrom, v.ValidTo)));
        Assert.Equal("ห้วยขะยุงง", await host.NameAsync("341524", At(new(1990, 1, 1))));
    }

    private static AreaMoment At(DateOnly day) => new(day, null);
}
