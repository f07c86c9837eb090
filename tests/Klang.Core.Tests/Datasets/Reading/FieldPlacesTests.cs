using Klang.Core.Datasets.Reading;
using Klang.Core.Tests.Checks;

namespace Klang.Core.Tests.Datasets.Reading;

/// <summary>Fields where they may not stand, and settings of files and conditions that cannot be.</summary>
public sealed class FieldPlacesTests
{
    [Theory]
    [InlineData("type: nationalId", "อยู่ได้เฉพาะในข้อมูลของทะเบียน")]
    [InlineData("type: file, maxFiles: 50", "maxFiles ต้องเป็น 1 ถึง 20")]
    [InlineData("type: file, maxFiles: 2, minFiles: 3", "minFiles ต้องเป็น 0 ถึง 2")]
    [InlineData("type: file, maxMegabytes: 11", "maxMegabytes ต้องเป็น 1 ถึง 10")]
    [InlineData("type: file, accept: [exe]", "รับไฟล์ “exe” ไม่ได้")]
    [InlineData("type: text, askIf: not missing(one)", "อ้างกันเป็นวง: one")]
    public void Read_BadField_IsToldWithItsLine(string settings, string said)
    {
        var (_, faults) = Small.Read($"fields:\n  - {{ key: one, label: {{ th: หนึ่ง, en: One }}, {settings} }}\n");

        var fault = Assert.Single(faults);
        Assert.Equal(9, fault.Line);
        Assert.Contains(said, fault.Message.Th, StringComparison.Ordinal);
        Assert.False(string.IsNullOrWhiteSpace(fault.Message.En));
    }

    [Fact]
    public void Read_NationalIdInAListsRow_IsTold() =>
        Assert.Contains("อยู่ได้เฉพาะในข้อมูลของทะเบียน", Assert.Single(Small.Read("""
            fields:
              - { key: one, label: { th: หนึ่ง, en: One }, type: text }
            lists:
              - { key: people, label: { th: คน, en: People }, fields: [{ key: id, label: { th: เลข, en: Number }, type: nationalId }] }
            """).Faults).Message.Th, StringComparison.Ordinal);

    [Fact]
    public void Read_ConditionsInACircle_AreTold() =>
        Assert.Contains("one, two", Assert.Single(Small.Read("""
            fields:
              - { key: one, label: { th: หนึ่ง, en: One }, type: yesno, askIf: two == true }
              - { key: two, label: { th: สอง, en: Two }, type: yesno, askIf: one == true }
            """).Faults).Message.Th, StringComparison.Ordinal);

    [Fact]
    public void Read_FilesInARegister_AreTold()
    {
        var files = ShippedDefinitions.SavingsGroupFiles.Select(f => f.Kind != DefinitionFileKind.Register ? f
            : f with { Text = f.Text.Replace("\nfields:\n", "\nfields:\n  - { key: photo, label: { th: ภาพ, en: Photo }, type: file }\n", StringComparison.Ordinal) }).ToList();

        Assert.Contains("ไม่อยู่ในทะเบียน", Assert.Single(CatalogueReader.Read(files).Faults).Message.Th, StringComparison.Ordinal);
    }
}
