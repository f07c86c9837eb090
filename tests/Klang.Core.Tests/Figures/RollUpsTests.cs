using Klang.Core.Datasets;
using Klang.Core.Datasets.Reading;
using Klang.Core.Figures;
using Klang.Core.Tests.Datasets.Reading;

namespace Klang.Core.Tests.Figures;

/// <summary>How a year comes of its rounds follows from the kinds.</summary>
public sealed class RollUpsTests
{
    private const string Shop = """
        key: shop
        number: 12
        name: { th: ร้านค้า }
        owner: community-capital
        reportedBy: [district]
        subject: { area: subdistrict }
        rounds: { every: year, due: [20 Mar, 20 Sep], announce: numbered }
        fields:
          - { key: stock, label: { th: ก }, type: integer, kind: position }
          - { key: opened, label: { th: ก }, type: date, kind: immutable }
          - { key: sold, label: { th: ก }, type: integer, kind: flow }
          - { key: returned, label: { th: ก }, type: integer, kind: flow }
          - { key: paid_ytd, label: { th: ก }, type: integer, kind: ytd }
          - { key: colour, label: { th: ก }, type: choice, choices: [{ code: "1", th: แดง }] }
          - { key: net, label: { th: ก }, type: integer, kind: computed, value: sold - returned }
          - { key: net_twice, label: { th: ก }, type: integer, kind: computed, value: 2 * net }
          - { key: net_red, label: { th: ก }, type: integer, kind: computed, value: "if(colour == '1', net, 0)" }
          - { key: left, label: { th: ก }, type: integer, kind: computed, value: stock - sold }
          - { key: owed, label: { th: ก }, type: integer, kind: computed, value: stock + sold - paid_ytd }
          - { key: is_red, label: { th: ก }, type: integer, kind: computed, value: "if(colour == '1', 1, 0)" }
          - { key: stock_before, label: { th: ก }, type: integer, kind: computed, value: previous.stock }
          - { key: lines_total, label: { th: ก }, type: integer, kind: computed, value: sum(lines.amount) }
          - { key: lines_sold, label: { th: ก }, type: integer, kind: computed, value: "if(sold > 0, sum(lines.amount), 0)" }
        lists:
          - { key: lines, label: { th: ก }, fields: [{ key: amount, label: { th: ก }, type: integer }] }
        indicators:
          - { key: sold, label: { th: ก }, value: sum(sold) }
          - { key: few, label: { th: ก }, value: count(), suppressBelow: 5 }
        """;

    [Theory]
    [InlineData("stock", RollUp.Latest)]
    [InlineData("opened", RollUp.Latest)]
    [InlineData("sold", RollUp.Sum)]
    [InlineData("paid_ytd", RollUp.LastValue)]
    [InlineData("net", RollUp.Sum)]
    [InlineData("net_twice", RollUp.Sum)]
    [InlineData("net_red", RollUp.Sum)]
    [InlineData("left", RollUp.Latest)]
    [InlineData("owed", RollUp.LastValue)]
    [InlineData("is_red", RollUp.Latest)]
    [InlineData("stock_before", RollUp.Latest)]
    [InlineData("lines_total", RollUp.Latest)]
    [InlineData("lines_sold", RollUp.Sum)]
    public void Of_Field_FollowsItsKindOrWhatItIsMadeOf(string field, RollUp expected)
    {
        var shop = Read(Shop);
        Assert.Equal(expected, RollUps.Of(shop, shop.Definition.Field(FieldKey.Parse(field))!));
    }

    [Fact]
    public void Of_ShippedSales_AreFlowsThroughTheirLines()
    {
        var sales = ShippedDefinitions.Catalogue["otop-sales"];
        Assert.All(new[] { "total_amount", "orders_total", "online_total", "group_total", "sold_something" },
            key => Assert.Equal(RollUp.Sum, RollUps.Of(sales, sales.Definition.Field(FieldKey.Parse(key))!)));
    }

    [Fact]
    public void SuppressBelow_IsReadAndRefusedWhereItCannotBe()
    {
        Assert.Equal([0, 5], Read(Shop).Indicators.Select(i => i.Indicator.SuppressBelow));
        foreach (var (from, to) in new[] { ("suppressBelow: 5", "suppressBelow: 1"), ("suppressBelow: 5", "suppressBelow: 2000"), ("count(), suppressBelow", "sum(sold) / count(), suppressBelow"),
            ("suppressBelow: 5", "suppressBelow: 5, suppressOn: sum(sold) / count()"), ("suppressBelow: 5", "suppressOn: count()") })
        {
            var text = Shop.Replace(from, to, StringComparison.Ordinal);
            var fault = Assert.Single(CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-shop.yaml", text)]).Faults);
            Assert.Contains("suppress", fault.Message.Th, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void SuppressOn_WithACondition_IsCountedLikeAnyOther()
    {
        var shop = Read(Shop.Replace("count(), suppressBelow: 5", "sum(sold) / count(), suppressBelow: 5, suppressOn: \"count(colour == '1')\"", StringComparison.Ordinal));

        var behind = shop.Indicators[1].Behind!.Aggregates.Single().Path;
        Assert.Contains(shop.Definition.Fields, f => f.Key.Name == behind && f.IsHidden);
    }

    internal static CompiledDefinition Read(string text)
    {
        var read = CatalogueReader.Read([.. ShippedDefinitions.Files, new DefinitionFile("12-shop.yaml", text)]);
        Assert.Empty(read.Faults);
        return read.Catalogue!["shop"];
    }

    internal static CompiledDefinition ShopDefinition => Read(Shop);
}
