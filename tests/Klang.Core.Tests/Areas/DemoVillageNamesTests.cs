using CsCheck;
using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class DemoVillageNamesTests
{
    private static readonly AreaCode Subdistrict = AreaCode.Parse("570103");

    [Fact]
    public void For_AnySeed_NumbersVillagesWithoutAGapAndRepeatsNoName() =>
        Gen.Select(Gen.Int, Gen.Int[1, 9], Gen.Int[9, 99]).Sample((seed, fewest, most) =>
        {
            var villages = DemoVillageNames.For(Subdistrict, seed, fewest, most);

            Assert.InRange(villages.Count, fewest, most);
            Assert.Equal(Enumerable.Range(1, villages.Count).Select(moo => $"570103{moo:00}"), villages.Select(village => village.Code.Digits));
            Assert.Equal(villages.Count, villages.Select(village => village.NameTh).Distinct().Count());
            Assert.Equal(villages, DemoVillageNames.For(Subdistrict, seed, fewest, most));
        });

    [Fact]
    public void For_OtherSeedOrSubdistrict_GivesOtherVillages()
    {
        var villages = DemoVillageNames.For(Subdistrict, seed: 1).Select(village => village.NameTh).ToList();

        Assert.NotEqual(villages, DemoVillageNames.For(Subdistrict, seed: 2).Select(village => village.NameTh));
        Assert.NotEqual(villages, DemoVillageNames.For(AreaCode.Parse("570104"), seed: 1).Select(village => village.NameTh));
    }

    // These stand in databases made elsewhere: a change of the numbers behind them would part the two.
    [Fact]
    public void For_TheDemonstration_StaysTheSame() =>
        Assert.Equal(
            ["โพธิ์ทองใต้", "หัวฝาย", "หนองแรดใต้", "สันติสุขสามัคคี"],
            DemoVillageNames.For(Subdistrict, seed: 2570).Take(4).Select(village => village.NameTh));
}
