using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Checks;

/// <summary>What datasets 8 and 9 say of their member funds is held against the registers and against datasets 6, 7 and 11.</summary>
public sealed class MemberFundsTests
{
    private const string Fund = "57010101S01";
    private const string Ended = "57010101S02";
    private const string Elsewhere = "57020101S01";
    private static readonly FieldKey Members = FieldKey.Parse("member_funds");

    [Theory(DisplayName = "Database 8: linked fund must exist, be active, lie inside, be in one centre, and agree within 5 %")]
    [InlineData(Fund, "1,000,000", "")]
    [InlineData(Fund, "1,050,000", "")]
    [InlineData(Fund, "1,050,000.01", "capital_own_report")]
    [InlineData(Fund, "900,000", "capital_own_report")]
    [InlineData("57010199S01", "500", "unknown_subject")]
    [InlineData(Ended, "500", "linked_fund_active")]
    [InlineData(Elsewhere, "500", "linked_fund_inside")]
    public void Centre_LinkedFund_IsHeldAgainstItsOwnRecord(string code, string capital, string broken)
    {
        var issues = Centre(Around, $"fund_type: 1; fund_name: ก; linked_savings_group: {code}; has_money: มี; capital: {capital}; members: 10; in_managed_pool: ใช่");

        Assert.Equal(broken, string.Join(',', issues));
    }

    [Fact(DisplayName = "Database 8: one fund in at most one active centre")]
    public void Centre_FundOfAnotherCentre_IsRefusedAndItsOwnListingIsNot()
    {
        const string row = $"fund_type: 1; fund_name: ก; linked_savings_group: {Fund}; has_money: มี; capital: 1,000,000; members: 10; in_managed_pool: ใช่";

        Assert.Empty(Centre(Around with { Lists = Listed("57010101C01") }, row));
        Assert.Equal(["linked_fund_once"], Centre(Around with { Lists = Listed("57010101C01", "57010202C01") }, row));
    }

    [Fact(DisplayName = "Database 8: member fund codes unique in a centre, whatever names they are given")]
    public void Centre_OneCodeUnderTwoNames_IsARowTwice()
    {
        const string row = $"fund_type: 1; linked_savings_group: {Fund}; has_money: มี; capital: 1,000,000; members: 10; in_managed_pool: ใช่; fund_name: ";

        Assert.Equal(["row_twice"], Centre(Around, row + "ก", row + "ข"));
    }

    [Fact(DisplayName = "Database 9: eligible funds are counted in the registers of 6, 7, 8 and 11")]
    public void Network_EligibleFunds_AreTheActiveOnesOfItsKindAndArea()
    {
        Assert.Equal(Value.Of(2m), Network("1", "2", Fund, "57010202S01").Answers.Value(FieldKey.Parse("eligible_fund_count")));
        Assert.Equal(Value.Of(1m), Network("1", "1", Fund).Answers.Value(FieldKey.Parse("eligible_fund_count")));
        Assert.Equal(Value.Of(3m), Network("9", "2", Fund).Answers.Value(FieldKey.Parse("eligible_fund_count")));
        Assert.True(Network("1", "3", Fund).Answers.Value(FieldKey.Parse("eligible_fund_count")).IsMissing);
    }

    [Theory(DisplayName = "Database 9: members exist, active, in area; one kind only; people covered at most the sum of members")]
    [InlineData("1", "2", Fund, "57010202S01", "150", "")]
    [InlineData("1", "2", Fund, "57010202S01", "151", "people_within_members")]
    [InlineData("1", "2", Fund, Ended, "1", "member_fund_active")]
    [InlineData("1", "2", Fund, Elsewhere, "1", "member_fund_inside")]
    [InlineData("1", "2", Fund, "57019999S01", "1", "unknown_subject")]
    [InlineData("2", "2", Fund, "57010202S01", "1", "required,required")]
    public void Network_Members_AreHeldAgainstTheRegisters(string type, string level, string one, string other, string people, string broken)
    {
        var facts = Network(type, level, one, other) with { };
        facts = facts with { Answers = Given.With(facts.Answers, Given.Dataset("fund-network").Definition.Fields, "people_covered: " + people) };
        var issues = Given.Dataset("fund-network").Issues(facts).Where(i => i.At.Any(a => a.List is not null) || i.Rule == "people_within_members");

        Assert.Equal(broken, string.Join(',', issues.Select(i => i.Rule)));
    }

    private static ImmutableDictionary<(string, string), ImmutableArray<string>> Listed(params string[] centres) =>
        ImmutableDictionary<(string, string), ImmutableArray<string>>.Empty.Add(("fund-centre", Fund), [.. centres]);

    private static Village Around => new()
    {
        Everybody = [Group(Fund), Group(Ended, active: false), Group("57010202S01"), Group(Elsewhere), new("poverty-fund", "57010101K01", "กข.คจ.", "57010101", true, Answers.Empty)],
        Elsewhere = ImmutableDictionary<(string, string), Answers>.Empty
            .Add(("savings-group", Fund), Own(1_000_000, 100)).Add(("savings-group", "57010202S01"), Own(5, 50)),
    };

    private static Answers Own(decimal capital, int members) => Answers.Empty
        .With(FieldKey.Parse("capital_total"), new Answered(Value.Of(capital))).With(FieldKey.Parse("members_total"), new Answered(Value.Of(members)));

    private static EntryFacts Group(string code, bool active = true) => new("savings-group", code, "กลุ่ม " + code, code[..8], active, Answers.Empty);

    /// <summary>Rules about member funds that a centre with a first, unlinked fund and these breaks.</summary>
    private static IEnumerable<string> Centre(ISurroundings around, params string[] rows)
    {
        var dataset = Given.Dataset("fund-centre");
        var fields = dataset.Definition.Lists[0].Fields;
        var first = "fund_type: 9; fund_name: ฌาปนกิจ; has_money: ไม่มี; members: 1; in_managed_pool: ไม่ใช่";
        var answers = Answers.Empty.WithList(Members, [.. rows.Prepend(first).Select(r => Given.Typed(fields, r))]);
        var facts = new RecordFacts(answers) { Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 3, 20), SelfCode = "57010101C01", SelfArea = "57010101", UnitArea = "5701", Around = around };
        return dataset.Issues(facts).Where(i => i.At.Any(a => a.List is not null)).Select(i => i.Rule);
    }

    private static RecordFacts Network(string type, string level, params string[] funds)
    {
        var dataset = Given.Dataset("fund-network");
        var fields = dataset.Definition.Lists[0].Fields;
        var subject = Given.Typed(ShippedDefinitions.Catalogue.Register("fund-network")!.Definition.Fields, $"network_type: {type}; network_level: {level}");
        var answers = Answers.Empty.WithList(Members, [.. funds.Select(f => Given.Typed(fields, $"linked_savings_group: {f}"))]);
        return dataset.Computed(new RecordFacts(answers)
        {
            Round = 1, FiscalYear = 2570, DueOn = new DateOnly(2027, 9, 20), SelfCode = "570101N01", SelfArea = "570101", UnitArea = "5701", Around = Around,
            Subject = new EntryFacts("fund-network", "570101N01", "เครือข่าย", "570101", true, subject),
        });
    }
}
