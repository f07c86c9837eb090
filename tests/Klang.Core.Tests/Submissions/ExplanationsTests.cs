using Klang.Core.Checks;
using Klang.Core.Datasets;
using Klang.Core.Submissions;

namespace Klang.Core.Tests.Submissions;

public sealed class ExplanationsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("-")]
    [InlineData("ok.")]
    [InlineData("12345678")]
    [InlineData("   \u200b ")]
    public void Read_TellsNothing_IsNone(string? text) => Assert.Null(Explanations.Read(text));

    [Fact]
    public void Read_Words_AreKeptNormalised() => Assert.Equal("กลุ่มได้รับเงินบริจาค", Explanations.Read("  กลุ่มได้รับเงินบริจาค "));

    [Fact]
    public void SaidBy_OtherValues_AreOtherWords()
    {
        var (one, two) = (Warning("ดอกเบี้ยร้อยละ 15"), Warning("ดอกเบี้ยร้อยละ 14"));

        Assert.NotEqual(Explanations.SaidBy(one), Explanations.SaidBy(two));
        Assert.Equal(Explanations.SaidBy(one), Explanations.SaidBy(Warning("ดอกเบี้ยร้อยละ 15")));
    }

    [Fact]
    public void RuleOf_ChildRow_NamesIt()
    {
        var issue = Warning("ขาดทุน") with { At = [new CellRef(FieldKey.Parse("profit"), FieldKey.Parse("activities"), 2)] };

        Assert.Equal("rate@activities[2]", Explanations.RuleOf(issue));
        Assert.Equal("rate", Explanations.RuleOf(Warning("x")));
    }

    private static Issue Warning(string text) => new("rate", Severity.Warning, new(text, text), []);
}
