using Klang.Core.Areas;
using Klang.Core.Areas.History;
using static Klang.Core.Tests.Areas.History.PaperRegistry;

namespace Klang.Core.Tests.Areas.History;

public sealed class AreaRulesTests
{
    private static readonly DateOnly Day = new(2017, 7, 26);

    [Fact]
    public void Create_Village_IsInForceFromItsDay()
    {
        var registry = Of("57011319 เนินสะดวกเดิม");
        var outcome = registry.Apply(Decide(new(2019, 9, 1), new CreateArea(Code("57011331"), "เนินสะดวก", null, null, null, [Code("57011319")])));

        Assert.Null(registry.On("57011331", new(2019, 8, 31)));
        Assert.Equal("เนินสะดวก", registry.On("57011331", new(2019, 9, 1))!.NameTh);
        Assert.Equal(registry.On("570113", Day)!.AreaId, registry.On("57011331", new(2019, 9, 1))!.ParentId);
        Assert.Equal(AreaDescentKind.Split, Assert.Single(outcome.Lineage).Kind);
        Assert.Equal(AreaStepKind.Create, Assert.Single(outcome.Steps).Kind);
        Assert.Single(outcome.Recorded);
        Assert.Empty(outcome.Superseded);
    }

    [Fact]
    public void Rename_HoldsFromItsDayUnderTheSameCode()
    {
        var registry = Of("501805 สบโขง");
        registry.Apply(Decide(new(2022, 6, 9), new RenameArea(Code("501805"), "แม่หลอง", "Mae Long")));

        Assert.Equal(["501805 ตำบลสบโขง [, 2022-06-09)", "501805 ตำบลแม่หลอง [2022-06-09, )"], registry.Story("501805", Today));
    }

    [Fact]
    public void Rename_BeforeALaterChange_ReachesAsFarAsTheOldNameDid()
    {
        var registry = Of("570201 ทุ่งก่อ", "5717 เวียงเชียงรุ้ง", "5702 เวียงชัย");
        registry.Apply(Decide(new(2010, 1, 1), new RecodeArea(Code("570201"), Code("571701"))));
        registry.Apply(Decide(new(2020, 1, 1), new RenameArea(Code("571701"), "ทุ่งใหม่", null)));
        registry.Apply(Decide(new(2000, 1, 1), new RenameArea(Code("570201"), "ทุ่งกลาง", null)));

        Assert.Equal(
            [
                "570201 ตำบลทุ่งก่อ [, 2000-01-01)", "570201 ตำบลทุ่งกลาง [2000-01-01, 2010-01-01)",
                "571701 ตำบลทุ่งกลาง [2010-01-01, 2020-01-01)", "571701 ตำบลทุ่งใหม่ [2020-01-01, )",
            ],
            registry.Story("571701", Today));
    }

    [Fact]
    public void Rename_WithWhatItWas_TellsThePastOfAnAreaThatIsKnownByItsNewName()
    {
        var registry = Of("57051205 แม่เย็นกลาง");
        registry.Apply(Decide(new(2017, 7, 13), new RenameArea(Code("57051205"), "แม่เย็นกลาง", null) { Was = new(NameTh: "ทุ่งพัฒนา") }));

        Assert.Equal(["57051205 บ้านทุ่งพัฒนา หมู่ 5 [, 2017-07-13)", "57051205 บ้านแม่เย็นกลาง หมู่ 5 [2017-07-13, )"], registry.Story("57051205", Today));
    }

    [Fact]
    public void Rename_ToItsOwnName_IsRefused() =>
        Assert.Equal(("areas.decide.nothing", "1"), Refusal(Of("501805 แม่หลอง"), Decide(Day, new RenameArea(Code("501805"), "ต.แม่หลอง", null))));

    [Fact]
    public void Recode_Swap_HappensAtOnce()
    {
        var registry = Of("57010101 หนึ่ง", "57010201 สอง", "570101 ก", "570102 ข");
        registry.Apply(Decide(Day, new RecodeArea(Code("570101"), Code("570102")), new RecodeArea(Code("570102"), Code("570101"))));

        Assert.Equal("ก", registry.On("570102", Day)!.NameTh);
        Assert.Equal("หนึ่ง", registry.On("57010201", Day)!.NameTh);
        Assert.Equal("สอง", registry.On("57010101", Day)!.NameTh);
        Assert.Equal("หนึ่ง", registry.On("57010101", Day.AddDays(-1))!.NameTh);
    }

    [Fact]
    public void Recode_Subdistricts_MoveWithTheirVillages()
    {
        var registry = Of("57010905 บ้านหนึ่ง", "570109 ดงมะดะ", "571601 เดิม", "5716 แม่ลาว");
        var problem = registry.Refused(Decide(new(1993, 5, 31), new RecodeArea(Code("570109"), Code("571601"))));
        Assert.Equal("areas.decide.taken", problem.Code);
        Assert.Contains("เดิม", problem.Message.Th, StringComparison.Ordinal);

        var outcome = registry.Apply(Decide(new(1993, 5, 31), new RecodeArea(Code("570109"), Code("571602"))));
        Assert.Equal([(Code("57010905"), Code("57160205"))], outcome.Steps[0].Followers);
        Assert.Equal(["571601", "571602"], registry.Inside("5716", new(1993, 5, 31)));
        Assert.Equal(["571601"], registry.Inside("5716", new(1993, 5, 30)));
        Assert.Equal("บ้านหนึ่ง", registry.On("57160205", Today)!.NameTh);
    }

    [Fact]
    public void Abolish_IntoFour_NeedsItsChildrenToGoToo()
    {
        var registry = Of("10500101 ชุมชน", "105001 บางบอน");
        CreateArea[] parts = [.. Enumerable.Range(2, 4).Select(n => new CreateArea(Code("10500" + n), "บางบอน" + n, null, null, null, [Code("105001")]))];
        var abolish = new AbolishArea(Code("105001"), [.. parts.Select(p => p.Code)]);

        var problem = registry.Refused(Decide(Day, [abolish, .. parts]));
        Assert.Equal(("areas.decide.children", "1"), (problem.Code, problem.Where));
        Assert.Contains("10500101 ชุมชน", problem.Message.Th, StringComparison.Ordinal);

        var outcome = registry.Apply(Decide(Day, [abolish, .. parts, new RecodeArea(Code("10500101"), Code("10500201"))]));
        Assert.Equal(["105002", "105003", "105004", "105005"], registry.Inside("1050", Day));
        Assert.Equal(["105001"], registry.Inside("1050", Day.AddDays(-1)));
        Assert.Equal(4, outcome.Lineage.Count(d => d.Kind == AreaDescentKind.Split));
        Assert.Equal((AreaStepKind.Abolish, (AreaPeriod?)null), (outcome.Steps[0].Kind, outcome.Steps[0].After));
        Assert.Equal("แขวง", registry.On("105002", Day)!.TypeTh);
    }

    [Fact]
    public void Abolish_AreaThatEndedBeforeTheRegistry_IsLearnedByWhatItWas()
    {
        var registry = Of("104702 บางนาเหนือ", "104703 บางนาใต้", "1047 บางนา");
        registry.Apply(Decide(Day, new AbolishArea(Code("104701"), [Code("104702"), Code("104703")]) { Was = new(NameTh: "บางนา") },
            new CreateArea(Code("104702"), "บางนาเหนือ", null, null, null, []), new CreateArea(Code("104703"), "บางนาใต้", null, null, null, [])));

        Assert.Equal(["104701"], registry.Inside("1047", Day.AddDays(-1)));
        Assert.Equal(["104702", "104703"], registry.Inside("1047", Day));
        Assert.Equal(["104701 แขวงบางนา [, 2017-07-26)"], registry.Story("104701", Day.AddDays(-1)));
        Assert.Equal(2, registry.Lineage.Count);
    }

    [Fact]
    public void Abolish_BeforeALaterName_TakesTheLaterDaysAway()
    {
        var registry = Of("57010101 หนึ่ง", "57010102 สอง");
        registry.Apply(Decide(new(2020, 1, 1), new RenameArea(Code("57010102"), "สามัคคี", null)));
        registry.Apply(Decide(Day, new AbolishArea(Code("57010102"), [Code("57010101")])));

        Assert.Null(registry.On("57010102", new(2021, 1, 1)));
        Assert.Equal("สอง", registry.On("57010102", Day.AddDays(-1))!.NameTh);
        Assert.Equal(AreaDescentKind.Merge, Assert.Single(registry.Lineage).Kind);
    }

    [Fact]
    public void Correct_Spelling_MakesNoNewPeriod()
    {
        var registry = Of("341524 ห้วยขะยูง", "3433 ใหม่");
        registry.Apply(Decide(Day, new RecodeArea(Code("341524"), Code("343301"))));
        var outcome = registry.Apply(Decide(null, new CorrectArea(Code("343301"), "ห้วยขะยุง", null, null, null)));

        Assert.Equal(["341524 ตำบลห้วยขะยุง [, 2017-07-26)", "343301 ตำบลห้วยขะยุง [2017-07-26, )"], registry.Story("343301", Today));
        Assert.Equal("ห้วยขะยูง", outcome.Steps[0].Before!.NameTh);
    }

    [Fact]
    public void Correct_Code_TakesWhatLiesInsideAlong()
    {
        var registry = Of("57010101 หนึ่ง", "570101 เวียง", "5702 เวียงชัย");
        registry.Apply(Decide(null, new CorrectArea(Code("570101"), null, null, Code("570209"), null)));

        Assert.Equal(["57020901 บ้านหนึ่ง หมู่ 1 [, )"], registry.Story("57020901", Today));
        Assert.Equal(["570209"], registry.Inside("5702", new(1990, 1, 1)));
        Assert.Empty(registry.Inside("5701", Today));
    }

    [Fact]
    public void Upgrade_KeepsTheCode_InStages()
    {
        var registry = Of("571701 ทุ่งก่อ", "5717 เวียงเชียงรุ้ง", "5702 เวียงชัย");
        registry.Apply(Decide(new(2007, 9, 8), new UpgradeArea(Code("5717"), "อำเภอ")));
        registry.Apply(Decide(new(1996, 3, 1), new RenameArea(Code("5717"), "เวียงเชียงรุ้ง", null) { Was = new(NameTh: "เชียงรุ้ง") }));
        registry.Apply(Decide(new(1995, 4, 1), new CreateArea(Code("5717"), "เชียงรุ้ง", null, "กิ่งอำเภอ", null, [Code("5702")])));

        Assert.Equal(
            [
                "5717 กิ่งอำเภอเชียงรุ้ง [1995-04-01, 1996-03-01)", "5717 กิ่งอำเภอเวียงเชียงรุ้ง [1996-03-01, 2007-09-08)",
                "5717 อำเภอเวียงเชียงรุ้ง [2007-09-08, )",
            ],
            registry.Story("5717", Today));
        Assert.Equal(["571701 ตำบลทุ่งก่อ [1995-04-01, )"], registry.Story("571701", Today));
    }

    [Fact]
    public void Confirm_Provisional_IsOfficialFromItsDayUnderItsCode()
    {
        var registry = Of("570101 เวียง");
        registry.Apply(Decide(new(2026, 11, 1), new CreateArea(Code("57010199"), "รอประกาศ", null, null, null, [], Provisional: true)));
        Assert.True(registry.On("57010199", Today)!.Provisional);

        registry.Apply(Decide(new(2026, 10, 1), new ConfirmArea(Code("57010199"), Code("57010101"), "เวียงใหม่")));
        Assert.Equal(["57010101 บ้านเวียงใหม่ หมู่ 1 [2026-10-01, )"], registry.Story("57010101", Today));
        Assert.False(registry.On("57010101", Today)!.Provisional);
    }

    [Fact]
    public void Abolish_ProvisionalThatNeverCameToBe_LeavesNothing()
    {
        var registry = Of("570101 เวียง");
        registry.Apply(Decide(Day, new CreateArea(Code("57010199"), "รอประกาศ", null, null, null, [], Provisional: true)));
        registry.Apply(Decide(Day, new AbolishArea(Code("57010199"), [])));

        Assert.DoesNotContain(registry.Periods, p => p.Code == Code("57010199"));
    }

    public static TheoryData<string, string?, AreaDecision> Refusals => new()
    {
        { "areas.decide.title", "title", Decide(Day, new RenameArea(Code("5701"), "ก", null)) with { Title = " " } },
        { "areas.decide.source", "source", Decide(Day, new RenameArea(Code("5701"), "ก", null)) with { Source = "" } },
        { "areas.decide.steps", "steps", Decide(Day) },
        { "areas.decide.no-day", "effective", Decide(null, new CorrectArea(Code("5701"), "ก", null, null, null), new RenameArea(Code("5702"), "ข", null)) },
        { "areas.decide.dates", "signed", Decide(Day, new RenameArea(Code("5701"), "ก", null)) with { SignedOn = Day, PublishedOn = Day.AddDays(-1) } },
        { "areas.decide.name", "1", Decide(Day, new RenameArea(Code("5701"), "(null)", null)) },
        { "areas.decide.not-in-force", "2", Decide(Day, new RenameArea(Code("5701"), "ก", null), new RenameArea(Code("5799"), "ข", null)) },
        { "areas.decide.not-in-force", "1", Decide(Day, new AbolishArea(Code("57010101"), [Code("57010109")])) },
        { "areas.decide.unknown", "1", Decide(null, new CorrectArea(Code("5799"), "ข", null, null, null)) },
        { "areas.decide.not-provisional", "1", Decide(Day, new ConfirmArea(Code("5701"), null, null)) },
        { "areas.decide.twice", "2", Decide(Day, new RenameArea(Code("5701"), "ก", null), new RenameArea(Code("5701"), "ข", null)) },
        { "areas.decide.twice", "2", Decide(Day, new AbolishArea(Code("57010101"), []), new RenameArea(Code("57010101"), "ข", null)) },
        { "areas.decide.level", "1", Decide(Day, new RecodeArea(Code("570101"), Code("5709"))) },
        { "areas.decide.not-under", "1", Decide(Day, new RecodeArea(Code("570101"), Code("570109"), Parent: Code("5702"))) },
        { "areas.decide.no-parent", "1", Decide(Day, new CreateArea(Code("570901"), "ก", null, null, null, [])) },
        { "areas.decide.taken", "1", Decide(Day, new CreateArea(Code("570101"), "อื่น", null, null, null, [])) },
        { "areas.decide.taken", "1", Decide(null, new CorrectArea(Code("57010101"), null, null, Code("57010102"), null)) },
        { "areas.decide.children", "1", Decide(Day, new AbolishArea(Code("5701"), [Code("5702")])) },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Apply_WhatCannotBe_IsRefusedByItsStep(string code, string? where, AreaDecision decision) =>
        Assert.Equal((code, where), Refusal(Of("57010101 หนึ่ง", "57010102 สอง", "570101 เวียง", "5702 เวียงชัย"), decision));

    [Fact]
    public void Abolish_Again_IsRefused()
    {
        var registry = Of("57010101 หนึ่ง", "57010102 สอง");
        registry.Apply(Decide(Day, new AbolishArea(Code("57010102"), [])));

        Assert.Equal("areas.decide.ended", registry.Refused(Decide(Day, new AbolishArea(Code("57010102"), []))).Code);
    }

    [Fact]
    public void Create_CodeOfALaterArea_IsRefused()
    {
        var registry = Of("57010101 หนึ่ง");
        registry.Apply(Decide(Day, new CreateArea(Code("57010102"), "ใหม่", null, null, null, [])));

        Assert.Equal("areas.decide.taken", registry.Refused(Decide(new(2010, 1, 1), new CreateArea(Code("57010102"), "เก่า", null, null, null, []))).Code);
    }

    private static (string Code, string? Where) Refusal(PaperRegistry registry, AreaDecision decision)
    {
        var problem = registry.Refused(decision);
        return (problem.Code, problem.Where);
    }

    private static AreaCode Code(string digits) => AreaCode.Parse(digits);
}
