using System.Collections.Immutable;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Editions;
using Klang.Core.Datasets.Reading;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Editions;

/// <summary>A published definition may grow; what it promised stays.</summary>
public sealed class EditionChangesTests
{
    private static readonly Edition Published = EditionMaker.Of(ShippedDefinitions.Catalogue["savings-group"].Definition);

    [Fact]
    public void Of_FilesAsTheyWerePublished_ChangeNothing()
    {
        var changes = EditionChanges.Of(ShippedDefinitions.Catalogue.Datasets.Select(d => EditionMaker.Of(d.Definition)), ShippedDefinitions.Catalogue);

        Assert.Empty(changes.Refused);
        Assert.Empty(changes.Doubtful);
    }

    [Theory]
    [InlineData("type: percent\n    unit: percent\n    kind: position\n    range: [0, 20]", "type: decimal\n    kind: position", "key: dividend_rate", "“dividend_rate: type” เผยแพร่แล้วเป็น percent เปลี่ยนเป็น decimal ไม่ได้")]
    [InlineData("unit: people\n    kind: position\n    required: true\n    range: [0, 20000]", "unit: groups\n    kind: position\n    required: true\n    range: [0, 20000]", "key: members_male", "“members_male: unit” เผยแพร่แล้วเป็น people")]
    [InlineData("unit: contracts\n    kind: position", "unit: contracts\n    kind: flow", "key: loan_contracts", "“loan_contracts: kind” เผยแพร่แล้วเป็น position เปลี่ยนเป็น flow")]
    [InlineData("      - { code: \"3\", th: กองทุนหมู่บ้าน, en: Village fund }\n", "", "key: borrowed_sources", "ตัวเลือก “3” เผยแพร่แล้ว ลบไม่ได้")]
    [InlineData("- key: members_honorary", "- key: members_honoured", "key: members_extraordinary", "ข้อมูล “members_honorary” (สมาชิกกิตติมศักดิ์) เผยแพร่แล้ว ลบไม่ได้ ให้ใส่กลับและบอก until")]
    [InlineData("      - key: profit_ytd", "      - key: profit_of_year", "key: capital\n        label: { th: เงินลงทุน,", "ข้อมูล “activities.profit_ytd”")]
    [InlineData("  - key: activities\n    section: business", "  - key: businesses\n    section: business", "key: savings-group", "รายการ “activities” เผยแพร่แล้ว ลบไม่ได้")]
    public void Of_ChangedPromise_IsRefusedWithFileLineAndWhatToDo(string old, string replacement, string marker, string said)
    {
        var (catalogue, text) = Changed(old, replacement);
        var changes = EditionChanges.Of([Published], catalogue);
        var fault = Assert.Single(changes.Refused, f => f.Message.Th.Contains(said, StringComparison.Ordinal));

        Assert.Equal((ShippedDefinitions.SavingsGroup, ShippedDefinitions.LineOf(text, marker)), (fault.File, fault.Line));
        Assert.Matches("until|new dataset key|new key", fault.Message.En);
    }

    [Fact]
    public void Of_FewerDecimals_IsRefusedAndMorePass()
    {
        var edition = Published with { Fields = [.. Published.Fields.Select(f => f.Key == "committee_total" ? f with { Decimals = 2 } : f)] };

        Assert.Contains("ทศนิยม 2 ตำแหน่ง ลดเหลือ 0 ไม่ได้", Assert.Single(EditionChanges.Of([edition], ShippedDefinitions.Catalogue).Refused).Message.Th, StringComparison.Ordinal);
        edition = Published with { Fields = [.. Published.Fields.Select(f => f.Decimals == 2 ? f with { Decimals = 1 } : f)] };
        Assert.Empty(EditionChanges.Of([edition], ShippedDefinitions.Catalogue).Refused);
    }

    [Theory]
    [InlineData("    type: date\n", "    type: date\n    until: 2575\n")]
    [InlineData("label: { th: สมาชิกชาย, en: Male members }", "label: { th: \"สมาชิก (ชาย)\", en: Members (men) }")]
    [InlineData("en: Emergency loans }", "en: Emergency loans }\n    required: true")]
    [InlineData("      - { code: \"3\", th: กองทุนหมู่บ้าน, en: Village fund }", "      - { code: \"3\", th: กองทุนหมู่บ้าน, en: Village fund, until: 2570 }\n      - { code: \"4\", th: สหกรณ์, en: Cooperative }")]
    [InlineData("  # --- general\n", "  - { key: shop_count, section: general, label: { th: ร้านค้า, en: Shops }, type: integer, unit: places, kind: position }\n")]
    [InlineData("severity: warning\n    check: cash <= 50000", "severity: note\n    check: cash <= 90000")]
    public void Of_AdditionsEndsAndWording_Pass(string old, string replacement)
    {
        var changes = EditionChanges.Of([Published], Changed(old, replacement).Catalogue);

        Assert.Empty(changes.Refused);
        Assert.Empty(changes.Doubtful);
    }

    [Fact]
    public void Of_FieldPublishedWithItsEnd_MayGo()
    {
        var edition = Published with { Fields = [.. Published.Fields, Published.Fields[0] with { Key = "long_ended", Until = 2565 }] };

        Assert.Empty(EditionChanges.Of([edition], ShippedDefinitions.Catalogue).Refused);
    }

    [Fact]
    public void Of_AnotherMeaningUnderAnOldKey_IsDoubtful()
    {
        var (catalogue, text) = Changed("label: { th: สมาชิกชาย, en: Male members }", "label: { th: จำนวนบัญชีเงินฝาก, en: Deposit accounts }");
        var changes = EditionChanges.Of([Published], catalogue);

        Assert.Empty(changes.Refused);
        var doubt = Assert.Single(changes.Doubtful);
        Assert.Equal(ShippedDefinitions.LineOf(text, "key: members_male"), doubt.Line);
        Assert.Contains("ตั้งรหัสใหม่", doubt.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherNumberOfRounds_IsDoubtful() =>
        Assert.Contains("year:4 เป็น year:5", Assert.Single(EditionChanges.Of([Published], Changed("due: [20 Dec, 20 Mar, 20 Jun, 20 Sep]", "due: [20 Dec, 20 Mar, 20 Jun, 20 Aug, 20 Sep]").Catalogue).Doubtful).Message.Th, StringComparison.Ordinal);

    [Fact]
    public void Of_OtherSubject_IsRefused()
    {
        var fault = Assert.Single(EditionChanges.Of([Published with { Subject = "area:village" }], ShippedDefinitions.Catalogue).Refused);

        Assert.Equal((ShippedDefinitions.SavingsGroup, 1), (fault.File, fault.Line));
        Assert.Contains("“subject” เผยแพร่แล้วเป็น area:village เปลี่ยนเป็น register:savings-group ไม่ได้", fault.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_DatasetWithoutItsFile_IsRefused()
    {
        var gone = EditionChanges.Of([Published with { Key = "gone", File = "12-gone.yaml" }], ShippedDefinitions.Catalogue).Refused;

        Assert.Equal(("12-gone.yaml", 1), (Assert.Single(gone).File, gone[0].Line));
    }

    [Fact]
    public void Json_OfEveryDataset_ReadsBackAsTheSameText()
    {
        foreach (var dataset in ShippedDefinitions.Catalogue.Datasets)
        {
            var json = EditionJson.Write(EditionMaker.Of(dataset.Definition));

            Assert.Equal(json, EditionJson.Write(EditionJson.Read(json)));
            Assert.Matches("^[0-9a-f]{64}$", EditionJson.HashOf(json));
            Assert.Contains(dataset.Definition.Fields[0].Label.Th, json, StringComparison.Ordinal);
        }
    }

    private static (Catalogue Catalogue, string Text) Changed(string old, string replacement)
    {
        var text = ShippedDefinitions.SavingsGroupFile.Text;
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        text = text[..at] + replacement + text[(at + old.Length)..];
        var loose = Loose(text);
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.SavingsGroupFiles.Where(f => f.Path != ShippedDefinitions.SavingsGroup), new DefinitionFile(ShippedDefinitions.SavingsGroup, loose)]);
        Assert.True(catalogue is not null, string.Join("\n", faults));
        return (catalogue, text);
    }

    /// <summary>Without what would name a field that went; the lines before stay where they are.</summary>
    private static string Loose(string text)
    {
        var lines = text.Split('\n').ToImmutableArray();
        return string.Join('\n', lines.TakeWhile(l => l != "rules:"));
    }
}
