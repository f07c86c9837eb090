using CsCheck;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Figures;
using Klang.Core.Records;
using Klang.Core.Rounds;
using Klang.Core.Submissions;
using Klang.Core.Tests.Datasets;

namespace Klang.Core.Tests.Submissions;

public sealed class ReviewFiguresTests
{
    private static readonly FieldKey Members = FieldKey.Parse("members");

    [Fact]
    public void LargeChanges_OverThreeTenths_LargestFirst()
    {
        var savings = FieldKey.Parse("savings");
        var definition = Definition(Members, savings);
        var changes = LargeChanges.Of(definition, Said((Members, 60), (savings, 1000)), Said((Members, 100), (savings, 100)));

        Assert.Equal([savings, Members], changes.Select(c => c.Field.Key));
        Assert.Equal(-0.4m, changes[1].Share);
    }

    [Theory]
    [InlineData(100, 130)]
    [InlineData(100, 70)]
    [InlineData(0, 50)]
    public void LargeChanges_ThreeTenthsOrFromZero_IsNone(int before, int after) =>
        Assert.Empty(LargeChanges.Of(Definition(Members), Said((Members, after)), Said((Members, before))));

    [Fact]
    public void LargeChanges_NoLastRound_IsNone() => Assert.Empty(LargeChanges.Of(Definition(Members), Said((Members, 5)), null));

    [Fact]
    public void Differences_RowsAndCells_AreTold()
    {
        var definition = Definition(Members);
        var found = CopyDifferences.Of(
            definition,
            [new CopyRow("A", "ก", Said((Members, 1))), new CopyRow("B", "ข", Said((Members, 1)))],
            [new CopyRow("A", "ก", Said((Members, 2))), new CopyRow("C", "ค", Answers.Empty)]);

        Assert.Equal(("A", Members), (found[0].Subject, found[0].Field));
        Assert.True(found[1] is { Subject: "B", RowWent: true });
        Assert.True(found[2] is { Subject: "C", RowCame: true });
    }

    [Fact]
    public void Differences_OfTheSame_AreNone() =>
        Gen.Int[0, 9].List[0, 5].Sample(values =>
        {
            var rows = values.Select((v, i) => new CopyRow("S" + (char)('A' + i), "", Said((Members, v)))).ToList();
            Assert.Empty(CopyDifferences.Of(Definition(Members), rows, rows));
        });

    [Fact]
    public void Median_IsBetweenLeastAndMost() =>
        Gen.Decimal[-1000, 1000].List[1, 20].Sample(values =>
        {
            var ordered = values.Order().ToList();
            Assert.InRange(Medians.Of(ordered)!.Value, ordered[0], ordered[^1]);
        });

    [Fact]
    public void Median_EvenNumber_IsTheMeanOfTheMiddle()
    {
        Assert.Null(Medians.Of([]));
        Assert.Equal(25, Medians.Of([10, 20, 30, 1000]));
    }

    [Fact]
    public void Receipt_SaysDatasetRoundUnitAndCopy() =>
        Assert.Equal("06-2570/1-5701-2", ReceiptNumber.Of(6, new RoundId("savings-group", new FiscalYear(2570), 1), "5701", 2));

    private static Answers Said(params (FieldKey Key, int Value)[] cells) =>
        cells.Aggregate(Answers.Empty, (a, c) => a.With(c.Key, new Answered(Value.Of(c.Value))));

    private static DatasetDefinition Definition(params FieldKey[] numbers) => FieldTypesTests.Definition([.. numbers.Select(k => new IntegerField { Key = k, Label = new(k.Name, k.Name) })]);
}
