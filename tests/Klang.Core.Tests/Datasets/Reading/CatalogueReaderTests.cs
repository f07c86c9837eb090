using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>What concerns a file as a whole, or several files.</summary>
public sealed class CatalogueReaderTests
{
    private const string Dividend = "label: { th: อัตราเงินปันผล (ร้อยละต่อปี), en: Dividend (percent a year) }";

    [Fact]
    public void Read_BrokenYaml_SaysSoNearTheLine()
    {
        var (faults, text) = ShippedDefinitions.Spoilt("reportedBy: [district]", "reportedBy: [district");

        var fault = Assert.Single(faults);
        Assert.Equal(ShippedDefinitions.SavingsGroup, fault.File);
        Assert.InRange(fault.Line - ShippedDefinitions.LineOf(text, "reportedBy"), 0, 3);
        Assert.StartsWith("ไม่ใช่ YAML ที่ถูกต้อง", fault.Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SettingTwice_IsBrokenYaml() =>
        Assert.Contains("YAML", Assert.Single(ShippedDefinitions.Spoilt("number: 6", "number: 6\nnumber: 7").Faults).Message.Th, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("just words")]
    [InlineData("a: 1\n---\nb: 2\n")]
    public void Read_NoMapping_IsToldAndNotThrown(string text) =>
        Assert.NotEmpty(CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-new.yaml", text)]).Faults);

    [Fact]
    public void Read_OneMissingLabel_IsTheOnlyThingTold()
    {
        var (faults, text) = ShippedDefinitions.Spoilt("    " + Dividend + "\n", "");

        var fault = Assert.Single(faults);
        Assert.Equal((ShippedDefinitions.LineOf(text, "key: dividend_rate"), "ขาด “label”"), (fault.Line, fault.Message.Th));
    }

    [Fact]
    public void Read_OneUnknownType_IsTheOnlyThingTold()
    {
        var help = "    help: { th: \"อัตราที่จ่ายครั้งล่าสุด\", en: \"As last paid\" }\n    type: ";
        var (faults, _) = ShippedDefinitions.Spoilt(help + "percent", help + "percentage");

        Assert.Equal("ไม่รู้จักชนิดข้อมูล “percentage”", Assert.Single(faults).Message.Th);
    }

    [Fact]
    public void Read_SeveralSlips_TellsAllInTheOrderOfTheLines()
    {
        var (faults, _) = ShippedDefinitions.Spoilt(
            ("value: sum(members_total)", "value: sum(member_total)"), ("owner: community-capital", "owner: nobody"), ("unit: contracts", "unit: pacts"));

        // Without an owner there is no definition to compile, so expressions wait for the next run.
        Assert.Equal(["nobody", "pacts"], faults.Select(f => f.Message.Th.Split('“', '”')[1]));
        Assert.Equal(faults.Select(f => f.Line).Order(), faults.Select(f => f.Line));
    }

    [Fact]
    public void Read_SameDatasetInTwoFiles_TellsKeyAndNumber()
    {
        var copy = ShippedDefinitions.SavingsGroupFile with { Path = "99-copy.yaml" };
        var (catalogue, faults) = CatalogueReader.Read([.. ShippedDefinitions.SavingsGroupFiles, copy]);

        Assert.Null(catalogue);
        Assert.Equal(2, faults.Length);
        Assert.All(faults, f => Assert.Equal("99-copy.yaml", f.File));
        Assert.All(faults, f => Assert.Contains(ShippedDefinitions.SavingsGroup, f.Message.Th, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- key: activities", "- key: Activities!", "Activities!")]
    [InlineData("    max: 30", "    max: 30\n    unique: [fund_type]", "fund_type")]
    [InlineData("- key: activities\n    section: business", "- key: cash\n    section: business", "cash")]
    public void Read_BadList_IsTold(string old, string replacement, string named)
    {
        var (faults, text) = ShippedDefinitions.Spoilt(old, replacement);

        Assert.Contains(faults, f => f.Message.Th.Contains($"“{named}”", StringComparison.Ordinal)
            && f.Line == ShippedDefinitions.LineOf(text, replacement.Contains("unique", StringComparison.Ordinal) ? "- key: activities" : replacement));
    }

    [Fact]
    public void Read_RegisterWithoutACodeLevel_IsTold()
    {
        var files = ShippedDefinitions.SavingsGroupFiles.Select(f => f.Kind != DefinitionFileKind.Register ? f
            : f with { Text = f.Text.Replace("{ area: village,", "{ area: vilage,", StringComparison.Ordinal) });

        Assert.Equal(("registers/savings-group.yaml", 3), CatalogueReader.Read([.. files]).Faults.Select(f => (f.File, f.Line)).Single());
    }

    [Theory]
    [InlineData("register: mothers-fund")]
    [InlineData("register: [mother-fund, mothers-fund]")]
    public void Read_FieldOfAnUnknownRegister_IsTold(string register)
    {
        var centre = ShippedDefinitions.Files.Single(f => f.Path == "08-fund-centre.yaml");
        var spoilt = centre with { Text = centre.Text.Replace("register: mother-fund", register, StringComparison.Ordinal) };
        var (_, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files.Where(f => f != centre), spoilt]);

        Assert.Contains("“mothers-fund”", Assert.Single(faults).Message.Th, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FieldOfSeveralRegisters_KeepsTheirOrder()
    {
        var centre = ShippedDefinitions.Files.Single(f => f.Path == "08-fund-centre.yaml");
        var several = centre with { Text = centre.Text.Replace("register: mother-fund", "register: [savings-group, mother-fund]", StringComparison.Ordinal) };
        var (catalogue, _) = CatalogueReader.Read([.. ShippedDefinitions.Files.Where(f => f != centre), several]);

        var field = catalogue!["fund-centre"].Definition.Lists.SelectMany(l => l.Fields).OfType<SubjectField>().Single(f => f.Registers.Contains("mother-fund"));

        Assert.Equal(["savings-group", "mother-fund"], field.Registers);
    }

    [Theory]
    [InlineData("register: []")]
    [InlineData("register: [mother-fund, mother-fund]")]
    public void Read_FieldOfNoRegisterOrOneTwice_IsTold(string register)
    {
        var centre = ShippedDefinitions.Files.Single(f => f.Path == "08-fund-centre.yaml");
        var spoilt = centre with { Text = centre.Text.Replace("register: mother-fund", register, StringComparison.Ordinal) };
        var (_, faults) = CatalogueReader.Read([.. ShippedDefinitions.Files.Where(f => f != centre), spoilt]);

        Assert.Contains("รายการชื่อทะเบียนที่ไม่ซ้ำกัน", Assert.Single(faults).Message.Th, StringComparison.Ordinal);
    }
}
