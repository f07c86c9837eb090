using Klang.Core.Areas;

namespace Klang.Core.Tests.Areas;

public sealed class AreaChangeTests
{
    private static readonly AreaEntry[] Current =
    [
        Entry("57", "เชียงราย"), Entry("5705", "พาน"), Entry("570512", "ทรายขาว"), Entry("57051205", "ทุ่งพัฒนา"), Entry("57051206", "บ้านใหม่"),
        Entry("57051207", "ร้องหลอด"), Entry("570513", "สันกลาง"), Entry("56", "พะเยา"), Entry("5601", "เมืองพะเยา"), Entry("560101", "เวียง"), Entry("56010101", "วัดลี"),
    ];

    [Fact]
    public void Between_VillageList_TellsNewRenamedUnchangedAndGone()
    {
        var changes = Compare("code,name_th\n57051205,แม่เย็นกลาง\n57051206,ใหม่\n57051208,สันทราย\n");

        Assert.Equal(
            [
                (AreaListDifference.Renamed, "57051205", "ทุ่งพัฒนา", "แม่เย็นกลาง", 2),
                (AreaListDifference.Unchanged, "57051206", "บ้านใหม่", "ใหม่", 3),
                (AreaListDifference.Gone, "57051207", "ร้องหลอด", null, null),
                (AreaListDifference.New, "57051208", null, "สันทราย", 4),
            ],
            changes.Select(change => (change.Kind, change.Code.Digits, change.Before, change.After, change.Line)));
    }

    [Fact]
    public void Between_ParentsNamedOnTheWay_DoNotMakeTheirNeighboursGone()
    {
        var changes = Compare("YYMM|CC-CODE|CC-DESC|CCAA-CODE|CCAA-DESC|CCAATT-CODE|CCAATT-DESC|CCAATTMM-CODE|CCAATTMM-DESC\n6212|57|เชียงราย|5705|พาน|570512|ทรายขาว|57051205|ทุ่งพัฒนา\n");

        Assert.Equal(["57051206", "57051207"], changes.Where(change => change.Kind == AreaListDifference.Gone).Select(change => change.Code.Digits));
        Assert.Equal(4, changes.Count(change => change.Kind == AreaListDifference.Unchanged));
    }

    [Fact]
    public void Between_TheRegistryItself_ChangesNothing()
    {
        var text = "code,name_th\n" + string.Concat(Current.Select(area => $"{area.Code},{area.NameTh}\n"));

        Assert.All(Compare(text), change => Assert.Equal(AreaListDifference.Unchanged, change.Kind));
    }

    private static IReadOnlyList<AreaChange> Compare(string text)
    {
        var file = AreaFile.Read(new StringReader(text), Current.Select(area => area.Code).ToHashSet());
        Assert.Empty(file.Faults);
        return AreaChange.Between(Current, file.Rows);
    }

    private static AreaEntry Entry(string code, string name) => new(AreaCode.Parse(code), name);
}
