using CsCheck;
using Klang.Core.Rounds;

namespace Klang.Core.Tests.Rounds;

public sealed class RoundIdTests
{
    private static readonly RoundId First = new("savings-group", new FiscalYear(2570), 1);

    [Theory]
    [InlineData("savings-group/2570/1", null)]
    [InlineData("savings-group/2570/1", "savings-group")]
    [InlineData("2570/1", "savings-group")]
    [InlineData(" ๒๕๗๐/๑ ", "savings-group")]
    public void Parse_BothForms_ReadTheRound(string text, string? dataset) => Assert.Equal(First, RoundId.Parse(text, dataset).Value);

    [Theory]
    [InlineData("2570/1", null, "round-id-form")]
    [InlineData("2570", "savings-group", "round-id-form")]
    [InlineData("2570/0", "savings-group", "round-id-form")]
    [InlineData("2570/1/2", "savings-group", "round-id-form")]
    [InlineData("Savings/2570/1", null, "round-id-form")]
    [InlineData(null, "savings-group", "round-id-form")]
    [InlineData("2019/1", "savings-group", "round-id-year")]
    [InlineData("otop-sales/2570/1", "savings-group", "round-id-dataset")]
    public void Parse_NotARound_SaysWhy(string? text, string? dataset, string code) =>
        Assert.Equal(code, RoundId.Parse(text, dataset).Problem?.Code);

    [Fact]
    public void ToString_AnyRound_ParsesBack() =>
        Gen.Select(Gen.Int[FiscalYear.Least, FiscalYear.Most], Gen.Int[1, 99]).Sample((year, number) =>
        {
            var id = new RoundId("otop-sales", new FiscalYear(year), number);
            Assert.Equal(id, RoundId.Parse(id.ToString()).Value);
            Assert.Equal(id, RoundId.Parse(id.WithoutDataset, "otop-sales").Value);
        });
}
