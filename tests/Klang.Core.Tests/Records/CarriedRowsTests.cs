using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;
using Klang.Core.Tests.Datasets;

namespace Klang.Core.Tests.Records;

public sealed class CarriedRowsTests
{
    private static readonly ChoiceField Product = new() { Key = FieldKey.Parse("product"), Label = new("สินค้า"), Choices = [] };
    private static readonly MoneyField Amount = new() { Key = FieldKey.Parse("amount"), Label = new("ยอด"), Kind = FieldKind.Flow };
    private static readonly ListDefinition Sales = new() { Key = FieldKey.Parse("sales"), Label = new("ยอดจำหน่าย"), Fields = [Product, Amount] };
    private static readonly ListDefinition Members = new() { Key = FieldKey.Parse("members"), Label = new("สมาชิก"), Fields = [Product] };
    private static readonly Answers Cloth = Answers.Empty.With(Product.Key, new Answered(Value.Of("1")));
    private static readonly Answers SoldCloth = Cloth.With(Amount.Key, new Answered(Value.Of(500m)));

    [Fact]
    public void Of_RowsOfWhatHappened_ComeWithoutLastRoundsFigures() =>
        Assert.Equal([Cloth], CarriedRows.Of(Sales, Answers.Empty.WithList(Sales.Key, [SoldCloth])));

    [Fact]
    public void Of_RowsThatStand_ComeWhole() => Assert.Equal([Cloth], CarriedRows.Of(Members, Answers.Empty.WithList(Members.Key, [Cloth])));

    [Fact]
    public void Of_RowWithNothingToCarry_StaysBehind() =>
        Assert.Empty(CarriedRows.Of(Sales, Answers.Empty.WithList(Sales.Key, [Answers.Empty.With(Amount.Key, new Answered(Value.Of(5m)))])));

    [Fact]
    public void NoChange_RowsWhereNobodyWroteWhatHappened_GoWithIt()
    {
        var definition = FieldTypesTests.Definition() with { Lists = [Sales, Members] };
        var carried = Answers.Empty.WithList(Sales.Key, [Cloth, SoldCloth]).WithList(Members.Key, [Cloth]);

        var filled = NoChange.Fill(definition, carried, null, (_, _) => true, new DateOnly(2019, 3, 15));

        Assert.Equal([SoldCloth], filled.List(Sales.Key));
        Assert.Equal([Cloth], filled.List(Members.Key));
    }
}
