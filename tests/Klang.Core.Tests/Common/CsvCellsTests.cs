using CsCheck;
using Klang.Core.Common;

namespace Klang.Core.Tests.Common;

public sealed class CsvCellsTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+66", "'+66")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("  =1", "'  =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a=1", "a=1")]
    [InlineData("=a,b", "\"'=a,b\"")]
    [InlineData("ก \"ข\"", "\"ก \"\"ข\"\"\"")]
    public void Cell_Text_IsNeverAFormula(string text, string expected) => Assert.Equal(expected, CsvCells.Cell(text));

    [Fact]
    public void Cell_Values_ArePlain()
    {
        Assert.Equal("-2.50,7,true,2026-12-20,\r\n", CsvCells.Line([-2.50m, 7, true, new DateOnly(2026, 12, 20), null]));
    }

    [Fact]
    public void Line_ReadBack_IsTheSameTexts() => Gen.String[Gen.Char["กa,\"\r\n;\t "], 0, 12].Array[2, 5].Sample(texts =>
    {
        using var reader = new StringReader(CsvCells.Line(texts));
        var row = Assert.Single(Csv.Read(reader));
        Assert.Equal(texts.Select(Lines), row.Fields.Select(f => Lines(f.StartsWith('\'') ? f[1..] : f)));
    });

    /// <summary>The reader takes every kind of line end for one.</summary>
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
