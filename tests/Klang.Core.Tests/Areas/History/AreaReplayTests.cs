using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Areas.History;
using static Klang.Core.Tests.Areas.History.PaperRegistry;

namespace Klang.Core.Tests.Areas.History;

/// <summary>What happened, told once to a registry that stood as it was then, and once to one that knows only how it came out.</summary>
public sealed class AreaReplayTests
{
    private static readonly DateOnly BuengKan = new(2011, 3, 23);
    private static readonly DateOnly Phayao = new(1977, 8, 28);

    [Fact]
    public void BuengKan_RegistryOfThen_GetsNewCodesForTheSameAreas()
    {
        var crosswalk = BuengKanAct.Crosswalk();
        var registry = Of([.. crosswalk.Select(c => $"{c.Old} {c.NameBefore}"), "43030104 ท่าไคร้", "4301 เมืองหนองคาย"]);
        var areas = crosswalk.ToDictionary(c => c.New, c => registry.On(c.Old, BuengKan)!.AreaId, StringComparer.Ordinal);
        registry.Apply(BuengKanAct.Decision(crosswalk, tellWhatItWas: false));

        AssertBothSides(registry, crosswalk);
        Assert.All(areas, a => Assert.Equal(a.Value, registry.On(a.Key, BuengKan)!.AreaId));
    }

    [Fact]
    public void BuengKan_RegistryOfToday_LearnsTheOldCodes()
    {
        var crosswalk = BuengKanAct.Crosswalk();
        var registry = Of([.. crosswalk.Select(c => $"{c.New} {c.NameAfter}"), "38010104 ท่าไคร้", "38 บึงกาฬ", "4301 เมืองหนองคาย"]);
        registry.Apply(BuengKanAct.Decision(crosswalk, tellWhatItWas: true));

        AssertBothSides(registry, crosswalk);
    }

    private static void AssertBothSides(PaperRegistry registry, IReadOnlyList<BuengKanAct.Pair> crosswalk)
    {
        var eve = BuengKan.AddDays(-1);
        Assert.All(crosswalk, c => Assert.Equal(
            (c.NameBefore, null, null, c.NameAfter),
            (registry.On(c.Old, eve)?.NameTh, registry.On(c.New, eve)?.NameTh, registry.On(c.Old, BuengKan)?.NameTh, registry.On(c.New, BuengKan)?.NameTh)));
        Assert.Equal(crosswalk.Where(c => c.Old.Length == 4).Select(c => c.Old).Append("4301").Order(StringComparer.Ordinal), registry.Inside("43", eve));
        Assert.Equal(crosswalk.Where(c => c.New.Length == 4).Select(c => c.New).Order(StringComparer.Ordinal), registry.Inside("38", BuengKan));
        Assert.Equal(["4301"], registry.Inside("43", BuengKan));
        Assert.Null(registry.On("38", eve));
        Assert.Equal(registry.On("43030104", eve)!.AreaId, registry.On("38010104", BuengKan)!.AreaId);
        Assert.Empty(registry.Lineage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Phayao_RegistryOfToday_GivesChiangRaiItsSevenDistrictsBack(bool oldestFirst)
    {
        string[] districts = ["5601 เมืองพะเยา", "5602 จุน", "5603 เชียงคำ", "5604 เชียงม่วน", "5605 ดอกคำใต้", "5606 ปง", "5607 แม่ใจ"];
        var registry = Of([.. districts, "56 พะเยา", "560101 เวียง", "560801 ภูซาง", "5608 ภูซาง", "5609 ภูกามยาว", "5701 เมืองเชียงราย"]);
        var act = Decide(Phayao, [new CreateArea(Code("56"), "พะเยา", null, null, null, []),
            .. districts.Select(d => Code(d[..4])).Select(c => new RecodeArea(c, c, Parent: Code("56")) { Was = new(Parent: Code("57")) })]);

        if (oldestFirst)
        {
            // The two that were made later are not older than their province, as far as is known then.
            registry.Apply(act);
            Assert.Equal(Phayao, registry.On("5608", Today)!.From);
        }

        registry.Apply(Decide(new(1996, 7, 15), new CreateArea(Code("5608"), "ภูซาง", null, "กิ่งอำเภอ", null, [Code("5603")])));
        registry.Apply(Decide(new(1997, 7, 1), new CreateArea(Code("5609"), "ภูกามยาว", null, "กิ่งอำเภอ", null, [Code("5601")])));
        if (!oldestFirst)
        {
            registry.Apply(act);
        }

        Assert.Equal(["5608 อำเภอภูซาง [1996-07-15, )"], registry.Story("5608", Today));
        Assert.Equal(["560801 ตำบลภูซาง [1996-07-15, )"], registry.Story("560801", Today));
        var (then, after) = (new DateOnly(1976, 10, 1), new DateOnly(1977, 8, 28));
        Assert.Equal(["5601", "5602", "5603", "5604", "5605", "5606", "5607", "5701"], registry.Inside("57", then));
        Assert.Null(registry.On("56", then));
        Assert.Equal(["5601", "5602", "5603", "5604", "5605", "5606", "5607"], registry.Inside("56", after));
        Assert.Equal(["5701"], registry.Inside("57", after));
        Assert.Contains("5609", registry.Inside("56", Today));
        Assert.Equal(["560101"], registry.Inside("5601", then));
        Assert.Equal([Code("560101"), Code("5601"), Code("57")], registry.Carrier(then).Place(Code("560101"), Today));
    }

    [Fact]
    public void Districts_NamesThatSwapped_KeepTheirAreas()
    {
        var day = new DateOnly(1939, 4, 17);
        var registry = Of("5707 เชียงแสน", "5708 เชียงแสนหลวง");
        var before = (registry.On("5707", day)!.AreaId, registry.On("5708", day)!.AreaId);
        registry.Apply(Decide(day, new RenameArea(Code("5707"), "แม่จัน", null), new RenameArea(Code("5708"), "เชียงแสน", null)));

        Assert.Equal(("แม่จัน", "เชียงแสน"), (registry.On("5707", day)!.NameTh, registry.On("5708", day)!.NameTh));
        Assert.Equal(before, (registry.On("5707", day)!.AreaId, registry.On("5708", day)!.AreaId));
    }

    [Fact]
    public void MaeLao_SubdistrictsThatMoved_LieInBothOneAfterTheOther()
    {
        (string Old, string New)[] moves = [("570109", "571601"), ("570117", "571602"), ("570108", "571603"), ("570110", "571604"), ("570119", "571605")];
        var day = new DateOnly(1993, 5, 31);
        var registry = Of([.. moves.Select(m => m.New), "5701 เมืองเชียงราย", "570101 เวียง", "5716 แม่ลาว"]);
        registry.Apply(Decide(day, [new CreateArea(Code("5716"), "แม่ลาว", null, "กิ่งอำเภอ", null, [Code("5701")]),
            .. moves.Select(m => new RecodeArea(Code(m.Old), Code(m.New)))]));

        Assert.Equal(moves.Select(m => m.Old).Append("570101").Order(StringComparer.Ordinal), registry.Inside("5701", day.AddDays(-1)));
        Assert.Equal(moves.Select(m => m.New).Order(StringComparer.Ordinal), registry.Inside("5716", day));
        Assert.Null(registry.On("5716", day.AddDays(-1)));
    }

    private static AreaCode Code(string digits) => AreaCode.Parse(digits);
}
