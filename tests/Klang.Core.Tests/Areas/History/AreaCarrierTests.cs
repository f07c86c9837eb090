using Klang.Core.Areas;
using static Klang.Core.Tests.Areas.History.PaperRegistry;

namespace Klang.Core.Tests.Areas.History;

public sealed class AreaCarrierTests
{
    private static readonly DateOnly Day = new(2017, 7, 26);

    [Fact]
    public void Place_SplitThatEndsTheOld_GoesTogetherAgainAndIsNeverDivided()
    {
        var registry = Of("104701 บางนา", "1047 บางนา");
        registry.Apply(Decide(Day, new AbolishArea(Code("104701"), [Code("104702"), Code("104703")]),
            new CreateArea(Code("104702"), "บางนาเหนือ", null, null, null, []), new CreateArea(Code("104703"), "บางนาใต้", null, null, null, [])));
        var (before, after) = (registry.Carrier(Day.AddDays(-1)), registry.Carrier(Day));

        Assert.Equal(Code("104701"), before.Place(Code("104702"), Today, AreaLevel.Subdistrict));
        Assert.Equal(Code("104701"), before.Place(Code("104703"), Today, AreaLevel.Subdistrict));
        Assert.Equal(Code("1047"), after.Place(Code("104701"), Day.AddDays(-1), AreaLevel.Subdistrict));
        Assert.Equal(Code("10"), after.Place(Code("104701"), Day.AddDays(-1), AreaLevel.Province));
    }

    [Fact]
    public void Place_PartOfASurvivor_GoesBackToIt()
    {
        var registry = Of("100905 บางจาก");
        registry.Apply(Decide(Day, new CreateArea(Code("100910"), "บางจากใต้", null, null, null, [Code("100905")])));

        Assert.Equal(Code("100905"), registry.Carrier(Day.AddDays(-1)).Place(Code("100910"), Today, AreaLevel.Subdistrict));
        Assert.Equal(Code("100905"), registry.Carrier(Day).Place(Code("100905"), Day.AddDays(-1), AreaLevel.Subdistrict));
    }

    [Fact]
    public void Place_CodeBorneByTwo_IsTheOneOfThatTime()
    {
        var registry = Of("57010101 เก่า", "57010102 อื่น");
        registry.Apply(Decide(Day, new RecodeArea(Code("57010101"), Code("57010109"))));
        registry.Apply(Decide(Day.AddYears(1), new CreateArea(Code("57010101"), "ใหม่", null, null, null, [Code("57010102")])));

        Assert.Equal(Code("57010109"), registry.Carrier(Today).Place(Code("57010101"), Day.AddDays(-1), AreaLevel.Village));
        Assert.Equal(Code("57010101"), registry.Carrier(Today).Place(Code("57010101"), Today, AreaLevel.Village));
        Assert.Equal(Code("57010102"), registry.Carrier(Day).Place(Code("57010101"), Today, AreaLevel.Village));
    }

    [Fact]
    public void Place_CodeThatWasOnlySupposed_IsTheAreaItBecame()
    {
        var registry = Of("570101 เวียง");
        registry.Apply(Decide(Day, new CreateArea(Code("57010199"), "รอ", null, null, null, [], Provisional: true)));
        var supposed = registry.On("57010199", Day)!.AreaId;
        registry.Apply(Decide(Day, new ConfirmArea(Code("57010199"), Code("57010101"), null)));
        var carrier = new Klang.Core.Areas.History.AreaCarrier(registry.Periods, registry.Lineage, Today, [(Code("57010199"), supposed)]);

        Assert.Equal(Code("57010101"), carrier.Place(Code("57010199"), Day, AreaLevel.Village));
    }

    [Fact]
    public void Place_CodeWithoutHistory_StandsWhereItSays()
    {
        var carrier = Of("5701").Carrier(Day);
        Assert.Equal(Code("9001"), carrier.Place(Code("900102"), Today, AreaLevel.District));
        Assert.Equal(Code("90"), carrier.Place(Code("90"), Today, AreaLevel.District));
        Assert.Equal(AreaCode.Country, carrier.Place(Code("90"), Today, AreaLevel.Country));
    }

    private static AreaCode Code(string digits) => AreaCode.Parse(digits);
}
