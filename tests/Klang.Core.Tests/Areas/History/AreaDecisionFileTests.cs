using Klang.Core.Areas;
using Klang.Core.Areas.History;

namespace Klang.Core.Tests.Areas.History;

public sealed class AreaDecisionFileTests
{
    [Fact]
    public void Read_EveryStep_IsUnderstood()
    {
        var decision = Read("""
            title: ตั้งจังหวัดบึงกาฬ
            source: พระราชบัญญัติตั้งจังหวัดบึงกาฬ พ.ศ. 2554
            signed: 11/3/2554
            published: 22 มีนาคม 2554
            effective: 2011-03-23
            gazette: { volume: 128, part: 18 ก, page: 1 }
            steps:
              - create: 38
                name: { th: บึงกาฬ, en: Bueng Kan }
              - { recode: ๔๓๐๓, to: 3801, name: เมืองบึงกาฬ, was: { name: บึงกาฬ, in: 43 } }
              - { rename: 501805, name: แม่หลอง, nameEn: Mae Long }
              - { upgrade: 5717, type: อำเภอ }
              - { abolish: 105001, into: [105002, 105003] }
              - { create: 105002, name: บางบอนเหนือ, outOf: [105001], type: แขวง }
              - { correct: 341524, name: ห้วยขะยุง, code: 341525, in: 3415 }
              - { confirm: 57010199, code: 57010120, name: เวียงใหม่ }
              - { create: 57010121, name: รอ, provisional: true }
            """).Decision!;

        Assert.Equal((new DateOnly(2011, 3, 11), new DateOnly(2011, 3, 22), new DateOnly(2011, 3, 23)), (decision.SignedOn, decision.PublishedOn, decision.EffectiveOn));
        Assert.Equal(("128", "18 ก", "1"), decision.Gazette);
        Assert.Equal(
            [
                "create 38 บึงกาฬ Bueng Kan", "recode 4303 3801 เมืองบึงกาฬ (บึงกาฬ 43)", "rename 501805 แม่หลอง Mae Long", "upgrade 5717 อำเภอ", "abolish 105001 105002,105003",
                "create 105002 บางบอนเหนือ 105001 แขวง", "correct 341524 ห้วยขะยุง 341525 3415", "confirm 57010199 57010120 เวียงใหม่", "create 57010121 รอ provisional",
            ],
            decision.Steps.Select(Told));
    }

    [Theory]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { renam: 5701, name: ค }", 4, "rename")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { rename: 5701, abolish: 5702, name: ค }", 4, "create")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { rename: 570, name: ค }", 4, "570")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - rename: 5701", 4, "name")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { rename: 5701, name: ค, colour: red }", 4, "colour")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { recode: 5701 }", 4, "to")]
    [InlineData("title: ก\nsource: ข\nsteps:\n  - { abolish: 5701, into: [5702, x] }", 4, "x")]
    [InlineData("title: ก\nsource: ข\neffective: 31/2/2554\nsteps:\n  - { rename: 5701, name: ค }", 3, "effective")]
    [InlineData("title: ก\nsource: ข", 1, "steps")]
    [InlineData("source: ข\nsteps: []", 1, "title")]
    [InlineData("title: ก\nsource: ข\nsteps: [", 4, "YAML")]
    [InlineData("just words", 1, "")]
    [InlineData("", 1, "")]
    public void Read_WhatCannotBe_IsToldByItsLine(string text, int line, string word)
    {
        var reading = Read(text);

        Assert.Null(reading.Decision);
        Assert.Contains(reading.Faults, f => f.Line == line && f.Message.Th.Contains(word, StringComparison.Ordinal));
    }

    private static AreaDecisionReading Read(string text) => AreaDecisionFile.Read("act.yaml", text);

    private static string Told(AreaStep step) => string.Join(' ', (step switch
    {
        CreateArea s => new[] { "create", s.Code.Digits, s.NameTh, s.NameEn, string.Join(',', s.OutOf), s.TypeTh, s.Provisional ? "provisional" : "" },
        RenameArea s => ["rename", s.Area.Digits, s.NameTh, s.NameEn],
        RecodeArea s => ["recode", s.Area.Digits, s.Code.Digits, s.NameTh, s.NameEn, s.Parent?.Digits],
        UpgradeArea s => ["upgrade", s.Area.Digits, s.TypeTh],
        AbolishArea s => ["abolish", s.Area.Digits, string.Join(',', s.Into)],
        CorrectArea s => ["correct", s.Area.Digits, s.NameTh, s.NameEn, s.Code?.Digits, s.Parent?.Digits],
        ConfirmArea s => ["confirm", s.Area.Digits, s.Code?.Digits, s.NameTh],
        _ => throw new NotSupportedException(),
    }).Append(step.Was is { } was ? $"({was.NameTh} {was.Parent})" : "").Where(word => !string.IsNullOrEmpty(word)));
}
