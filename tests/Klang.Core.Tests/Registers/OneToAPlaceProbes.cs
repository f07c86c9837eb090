using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Tests.Checks;

namespace Klang.Core.Tests.Registers;

/// <summary>What the dictionary of datasets 6–11 says may stand only once in a place.</summary>
public sealed class OneToAPlaceProbes
{
    [Theory(DisplayName = "Database 6: group_name is unique in its village")]
    [InlineData("57010101", "กลุ่มออมทรัพย์บ้านเหนือ", true)]
    [InlineData("57010101", "กลุ่มออมทรัพย์บ้านใต้", false)]
    [InlineData("57010102", "กลุ่มออมทรัพย์บ้านเหนือ", false)]
    public void SavingsGroup_NameOfAnotherInTheVillage_IsRefused(string village, string name, bool refused) =>
        Refused("savings-group", "name_once", "57010101S01", "57010101", "group_name: กลุ่มออมทรัพย์บ้านเหนือ; group_status: A", $"group_name: {name}; village_code: {village}; group_status: A", refused);

    [Theory(DisplayName = "Database 7: one fund per village")]
    [InlineData("57010101", "A", true)]
    [InlineData("57010101", "C", false)]
    [InlineData("57010102", "A", false)]
    public void PovertyFund_SecondOfAVillage_IsRefused(string village, string status, bool refused) =>
        Refused("poverty-fund", "one_to_a_village", "57010101K01", "57010101", "village_code: 57010101; fund_status: A", $"fund_name: กข.คจ.; village_code: {village}; fund_status: {status}", refused);

    [Theory(DisplayName = "Database 9: natural key = area at the network's level + type")]
    [InlineData("570101", "1", "2", true)]
    [InlineData("570102", "1", "2", false)]
    [InlineData("570101", "1", "4", false)]
    [InlineData("570102", "2", "4", true)]
    public void FundNetwork_SecondOfItsKind_IsRefused(string area, string level, string type, bool refused)
    {
        var village = new Village
        {
            Everybody =
            [
                new("fund-network", "570101N01", "ก", "570101", true, Entries.Typed("fund-network", "network_level: 1; network_type: 2")),
                new("fund-network", "570101N02", "ข", "570101", true, Entries.Typed("fund-network", "network_level: 2; network_type: 4")),
            ],
        };

        var issues = Entries.Issues("fund-network", Entries.Typed("fund-network", $"network_level: {level}; network_type: {type}; subdistrict_code: {area}; network_status: A"), village);
        Assert.Equal(refused, issues.Rules(Severity.Error).Contains("one_of_a_kind"));
    }

    private static void Refused(string register, string rule, string code, string area, string standing, string typed, bool refused)
    {
        var village = new Village { Everybody = [new EntryFacts(register, code, code, area, true, Entries.Typed(register, standing))] };
        Assert.Equal(refused, Entries.Issues(register, Entries.Typed(register, typed), village).Rules(Severity.Error).Contains(rule));
    }
}
