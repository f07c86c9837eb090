using CsCheck;
using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaMovesTests
{
    [Fact]
    public void Find_SubdistrictMovedToANewDistrict_TakesItsVillagesAlong()
    {
        var moves = Moves(
            ["570201 ทุ่งก่อ", "57020101 ป่าซาง", "57020102 ดอนแก้ว", "570202 เวียงชัย"],
            ["570202 เวียงชัย", "571701 ทุ่งก่อ", "57170101 บ้านป่าซาง", "57170102 ดอนแก้ว"]);

        Assert.Equal(["570201>571701", "57020101>57170101", "57020102>57170102"], moves);
    }

    [Fact]
    public void Find_VillageRenumberedOrInTheNextSubdistrict_IsSuggested()
    {
        Assert.Equal(["57010301>57010317"], Moves(["570103 บ้านดู่", "57010301 ขัวแคร่"], ["570103 บ้านดู่", "57010317 ขัวแคร่"]));
        Assert.Equal(["57010301>57010409"], Moves(["570103 บ้านดู่", "570104 นางแล", "57010301 ขัวแคร่"], ["570103 บ้านดู่", "570104 นางแล", "57010409 บ้านขัวแคร่"]));
    }

    [Fact]
    public void Find_SameNameFarAwayOrTwice_IsNotGuessed()
    {
        Assert.Empty(Moves(["57010301 ใหม่"], ["57180101 ใหม่"]));
        Assert.Empty(Moves(["57010301 ใหม่"], ["57010308 ใหม่", "57010309 ใหม่"]));
        Assert.Empty(Moves(["57010301 ใหม่", "57010302 ใหม่"], ["57010409 ใหม่"]));
        Assert.Empty(Moves(["57010301 ขัวแคร่"], ["57010317 อื่น"]));
    }

    [Fact]
    public void Find_DistrictToANewProvince_IsFoundByItsNameAndItsSubdistrictsByTheirNumbers()
    {
        var moves = Moves(["4311 เซกา", "431101 เซกา", "431102 ซาง"], ["3804 เซกา", "380401 เซกา", "380402 ซาง"]);
        Assert.Equal(["4311>3804", "431101>380401", "431102>380402"], moves);
    }

    [Fact]
    public void Find_CommunityThatKeptItsNumber_IsFound() =>
        Assert.Equal(["57010100502925>57010200502925"], Moves(["57010100502925 สันป่าตอง"], ["57010200502925 สันป่าตอง"]));

    [Fact]
    public void Find_AnyChanges_PairsEachAreaOnceAndNamesAgree() =>
        Gen.Select(Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[0, 3], Gen.Bool, (sub, village, name, isNew) => new AreaChange(
                isNew ? AreaListDifference.New : AreaListDifference.Gone,
                AreaCode.Parse($"57010{sub}0{village}"),
                isNew ? null : "บ้าน" + name,
                isNew ? "บ้าน" + name : null))
            .Array[0, 12]
            .Sample(changes =>
            {
                var distinct = changes.DistinctBy(c => c.Code).ToList();
                var moves = AreaMoves.Find(distinct);
                var used = moves.SelectMany(m => new[] { m.Gone, m.New }).ToList();
                return used.Distinct().Count() == used.Count
                    && moves.All(m => m.Gone.Kind == AreaListDifference.Gone && m.New.Kind == AreaListDifference.New && m.Gone.Before == m.New.After && distinct.Contains(m.Gone));
            });

    private static IEnumerable<string> Moves(string[] before, string[] after) =>
        AreaMoves.Find(before.Except(after, StringComparer.Ordinal).Select(text => Change(AreaListDifference.Gone, text))
            .Concat(after.Except(before, StringComparer.Ordinal).Select(text => Change(AreaListDifference.New, text))))
            .Select(move => $"{move.Gone.Code}>{move.New.Code}");

    private static AreaChange Change(AreaListDifference kind, string text)
    {
        var (code, name) = (text.Split(' ')[0], text.Split(' ')[1]);
        return new AreaChange(kind, AreaCode.Parse(code), kind == AreaListDifference.Gone ? name : null, kind == AreaListDifference.New ? name : null);
    }
}
