using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Standards;

public sealed class StandardsTests
{
    private const string Leader = "standards/leader-2562.yaml";

    [Fact]
    public void Shipped_Standards_SayThatTheyAreAnExample() =>
        Assert.All(ShippedDefinitions.Catalogue["community-standards"].Definition.Standards!.Editions, e =>
        {
            Assert.Contains("ตัวอย่าง – มิใช่เกณฑ์ทางการ", e.Name.Th, StringComparison.Ordinal);
            Assert.True(e.Confirm);
        });

    [Theory]
    [InlineData("code: L62-02", "code: L62-01", "L62-01")]
    [InlineData("code: L62-02", "code: G62-01", "G62-01")]
    [InlineData("code: L62-02", "code: \"L 'x\"", "รหัสตัวชี้วัด")]
    [InlineData("kind: optional", "kind: perhaps", "compulsory, optional หรือ local")]
    [InlineData("total: 6", "total: 60", "เกณฑ์ผ่าน")]
    [InlineData("chosen: 2", "chosen: 20", "chosen")]
    [InlineData("status: published", "status: ready", "draft หรือ published")]
    [InlineData("since: 2562", "", "since")]
    [InlineData("key: leader_2562", "key: group_2562", "group_2562")]
    [InlineData("type: leader", "type: group", "ปีเดียวกับ")]
    [InlineData("key: social", "key: resources", "resources")]
    public void Read_EditionThatIsNotRight_IsRefused(string old, string replacement, string says) => Told.Of(Leader, old, replacement, null, says);

    [Fact]
    public void Read_CatalogueWithoutAPublishedEdition_IsTold() =>
        Told.Of("02-community-standards.yaml", "catalogue: community-standards", "catalogue: community-standard", "catalogue:", "community-standard");

    [Fact]
    public void Facts_SameFile_AreTheSame_WhateverIsToBeConfirmed()
    {
        var said = VersionedContent.Of(ShippedDefinitions.Catalogue["community-standards"].Definition);
        var confirmed = VersionedContent.Of(Told.Catalogue(Leader, "confirm: true", "until: 2570").Find("community-standards")!.Definition);

        Assert.Equal(said, confirmed);
        Assert.Equal(["community-standards/community_2562", "community-standards/group_2562", "community-standards/leader_2562", "community-standards/network_2562"], said.Select(e => e.Name));
    }

    [Theory]
    [InlineData("kind: optional", "kind: local")]
    [InlineData("total: 6", "total: 5")]
    [InlineData("th: ถ่ายทอดความรู้ให้ผู้อื่น", "th: ถ่ายทอดความรู้")]
    public void Changed_ContentOfAnEditionInUse_IsRefused(string old, string replacement)
    {
        var changed = VersionedContent.Of(Told.Catalogue(Leader, old, replacement).Find("community-standards")!.Definition);

        Assert.Contains("community-standards/leader_2562", Assert.Single(VersionedContent.Changed(Published(), changed)).Said.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_EditionTakenAway_IsRefused_AndNewOnesAreNot()
    {
        var now = VersionedContent.Of(ShippedDefinitions.Catalogue["community-standards"].Definition);

        Assert.Empty(VersionedContent.Changed(Published(), [.. now, new VersionedContent("community-standards/leader_2566", 2566, "x", "y")]));
        Assert.Single(VersionedContent.Changed(Published(), [.. now.Skip(1)]));
    }

    [Fact]
    public void Published_ContentOfAnEditionInUseChanges_IsRefusedAtTheLineThatNamesIt()
    {
        var (path, was) = ("04-leader-assessment.yaml", EditionMaker.Of(ShippedDefinitions.Catalogue["leader-assessment"].Definition));
        var changed = Told.Catalogue("questionnaires/leader-evaluation.yaml", "from: 90 }", "from: 90, to: 100 }");

        var fault = Assert.Single(EditionChanges.Of([was], changed).Refused);

        Assert.Equal((path, ShippedDefinitions.LineOf(ShippedDefinitions.Files.Single(f => f.Path == path).Text, "questionnaires: [")), (fault.File, fault.Line));
        Assert.Contains("evaluation/2562", fault.Message.Th, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Published() =>
        VersionedContent.Of(ShippedDefinitions.Catalogue["community-standards"].Definition).ToDictionary(e => e.Name, e => e.Sha256, StringComparer.Ordinal);
}
