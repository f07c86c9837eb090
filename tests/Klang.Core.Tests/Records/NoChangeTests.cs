using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets;

namespace Klang.Core.Tests.Records;

public sealed class NoChangeTests
{
    private static readonly DateOnly Today = new(2019, 3, 15);
    private static readonly Klang.Core.Datasets.DatasetDefinition Definition = FieldTypesTests.Definition([.. SampleFields.All]);
    private static readonly Answers Carried = Answers.Empty.With(SampleFields.Percent.Key, new Answered(Value.Of(12m)));
    private static readonly Answers Previous = Carried
        .With(SampleFields.Money.Key, new Answered(Value.Of(500m))).With(SampleFields.Integer.Key, new Answered(Value.Of(9m)))
        .With(SampleFields.YesNo.Key, new Answered(Value.Of(true)));

    [Fact]
    public void Fill_SameFiscalYear_NothingHappenedAndTotalsStay()
    {
        var filled = NoChange.Fill(Definition, Carried, Previous, (_, _) => true, Today);

        Assert.Equal(Value.Of(0m), filled.Value(SampleFields.Integer.Key));
        Assert.Equal(Value.Of(500m), filled.Value(SampleFields.Money.Key));
        Assert.Equal(Value.Of(Today), filled.Value(SampleFields.Date.Key));
        Assert.Equal(Value.Of(false), filled.Value(SampleFields.YesNo.Key));
        Assert.Equal(Value.Of(12m), filled.Value(SampleFields.Percent.Key));
        Assert.Equal(5, filled.Cells.Count);
    }

    [Fact]
    public void Fill_NewFiscalYear_TotalsBeginAtZero() =>
        Assert.Equal(Value.Of(0m), NoChange.Fill(Definition, Carried, Previous, (_, _) => false, Today).Value(SampleFields.Money.Key));

    [Fact]
    public void Fill_NoRoundBefore_TotalsBeginAtZero() =>
        Assert.Equal(Value.Of(0m), NoChange.Fill(Definition, Carried, previous: null, (_, _) => true, Today).Value(SampleFields.Money.Key));

    [Fact]
    public void Fill_WhatIsAnswered_IsLeftAlone()
    {
        var typed = Carried.With(SampleFields.Integer.Key, new Unparsed("สาม")).With(SampleFields.Money.Key, NotApplicable.Instance);
        var filled = NoChange.Fill(Definition, typed, Previous, (_, _) => true, Today);

        Assert.Equal(new Unparsed("สาม"), filled[SampleFields.Integer.Key]);
        Assert.Equal(NotApplicable.Instance, filled[SampleFields.Money.Key]);
    }
}
