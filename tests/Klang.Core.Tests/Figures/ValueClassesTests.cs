using CsCheck;
using Klang.Core.Figures;

namespace Klang.Core.Tests.Figures;

public sealed class ValueClassesTests
{
    private static readonly Gen<decimal[]> AnyValues = Gen.Int[-20, 200].Select(value => (decimal)value).Array[0, 100];

    [Fact]
    public void Of_FewValues_EachHasItsOwn() =>
        Assert.Equal([new ValueClass(0, 0), new(3, 3), new(7, 7)], ValueClasses.Of([7, 0, 3, 0, 3]));

    [Fact]
    public void Of_OneGiant_OthersAreStillToldApart()
    {
        decimal[] values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000_000];

        var classes = ValueClasses.Of(values);

        Assert.Equal([new ValueClass(1, 2), new(3, 4), new(5, 6), new(7, 8), new(9, 1_000_000)], classes);
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4, 5, 5], values.Select(value => classes.Step(value)));
    }

    [Fact]
    public void Of_Nothing_IsNone() => Assert.Empty(ValueClasses.Of([]));

    [Fact]
    public void Of_AnyValues_PartsThemAll() => AnyValues.Sample(values =>
    {
        var classes = ValueClasses.Of(values);
        return classes.Length <= ValueClasses.Most
            && classes.Zip(classes.Skip(1)).All(pair => pair.First.High < pair.Second.Low)
            && classes.All(step => values.Contains(step.Low) && values.Contains(step.High))
            && values.All(value => classes[classes.Step(value) - 1] is var step && step.Low <= value && value <= step.High);
    });

    [Fact]
    public void Step_AnyTwoValues_NeverFallsWhereTheValueRises() => AnyValues.Where(values => values.Length > 1).Sample(values =>
    {
        var classes = ValueClasses.Of(values);
        return values.Order().Select(value => classes.Step(value)).ToList() is var steps && steps.SequenceEqual(steps.Order());
    });
}
