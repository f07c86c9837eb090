using CsCheck;
using Klang.Core.Figures;

namespace Klang.Core.Tests.Figures;

public sealed class CompletenessTests
{
    private static readonly Gen<Completeness> Any =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[0, 999], (e, s, r, a) => new Completeness(e, s, r, a));

    [Fact]
    public void Share_NothingExpected_IsNotANumber() => Assert.Null(new Completeness(0, 0, 0, 0).Share);

    [Theory]
    [InlineData(18, 0, 0)]
    [InlineData(18, 9, 0.5)]
    [InlineData(18, 18, 1)]
    public void Share_IsReportedOfExpected(int expected, int reported, double share) =>
        Assert.Equal((decimal)share, new Completeness(expected, 18, reported, 0).Share);

    [Fact]
    public void Add_Provinces_CountsAndDoesNotAverage() =>
        Assert.Equal(0.1m, (new Completeness(10, 10, 10, 0) + new Completeness(90, 0, 0, 0)).Share);

    [Fact]
    public void Add_OrderAndBrackets_DoNotMatter() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Assert.Equal(a + b, b + a);
        Assert.Equal(a + b + c, a + Completeness.Add(b, c));
        Assert.Equal(a, a + default(Completeness));
    });
}
