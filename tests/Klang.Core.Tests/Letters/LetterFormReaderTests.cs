using Klang.Core.Datasets.Reading;
using Klang.Core.Letters;

namespace Klang.Core.Tests.Letters;

public sealed class LetterFormReaderTests
{
    private const string Offices = """
        department: { letters: มท, parts: { number: "{letters} 04/ว" } }
        province: { parts: { number: "{letters} 0019/ว", owner: สพจ. } }
        provinces:
          "57": { letters: ชร, parts: { owner: กลุ่มงาน } }
        """;

    private const string Kind = """
        name: { th: ชื่อ, en: Name }
        purpose: { th: เพื่อ, en: For }
        parts: { subject: "เรื่อง {year}" }
        """;

    [Fact]
    public void Read_WholeSet_ProvinceStandsOverTheCommonHeadAndFoot()
    {
        var (forms, faults) = LetterFormReader.Read(Files());

        Assert.Empty(faults);
        var own = forms!.Shipped(LetterKind.Overdue, Areas.Of("57"));
        var other = forms.Shipped(LetterKind.Overdue, Areas.Of("50"));
        Assert.Equal(("เรื่อง {year}", "{letters} 0019/ว", "กลุ่มงาน", "สพจ."), (own[LetterPart.Subject], own[LetterPart.Number], own[LetterPart.Owner], other[LetterPart.Owner]));
        Assert.Equal(("ชร", "", "มท"), (forms.Office(Areas.Of("57")).Letters, forms.Office(Areas.Of("50")).Letters, forms.Office(default).Letters));
    }

    [Theory]
    [InlineData("thanks.yaml", "subject:", "subjekt:", 3)]
    [InlineData("thanks.yaml", "{year}", "{yaer}", 3)]
    [InlineData("thanks.yaml", "purpose:", "purpse:", 2)]
    [InlineData("offices.yaml", "owner: กลุ่มงาน", "owners: กลุ่มงาน", 4)]
    [InlineData("offices.yaml", "department:", "departments:", 1)]
    public void Read_MisspeltSetting_IsAFaultWithItsLine(string file, string right, string wrong, int line)
    {
        var files = Files().Select(f => f.Path == file ? f with { Text = f.Text.Replace(right, wrong, StringComparison.Ordinal) } : f);

        var (forms, faults) = LetterFormReader.Read(files);

        Assert.Null(forms);
        Assert.Contains(faults, f => f.File == file && f.Line == line);
    }

    [Fact]
    public void Read_MissingKind_IsAFault()
    {
        var (forms, faults) = LetterFormReader.Read(Files().Where(f => f.Path != "reminder.yaml"));

        Assert.Null(forms);
        Assert.Equal("reminder.yaml", Assert.Single(faults).File);
    }

    private static IEnumerable<DefinitionFile> Files() => LetterKinds.All.Select(k => new DefinitionFile(k.Key() + ".yaml", Kind)).Append(new DefinitionFile("offices.yaml", Offices));
}

file static class Areas
{
    public static Klang.Core.Areas.AreaCode Of(string code) => Klang.Core.Areas.AreaCode.Parse(code);
}
