using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Datasets;

namespace Klang.Core.Tests.Datasets;

/// <summary>An array that must behave as the tree does.</summary>
public sealed class FieldDictionaryTests
{
    private static readonly Gen<(FieldKey Key, string? Text)> Change =
        Gen.Select(Gen.Int[0, 12].Select(n => FieldKey.Parse("f" + n.ToString(System.Globalization.CultureInfo.InvariantCulture))), Gen.OneOf<string?>("a", "b", "c", null));

    [Fact]
    public void With_ChangesInAnyOrder_HoldsWhatATreeHolds() => Change.Array[0, 20].Array[0, 4].Sample(rounds =>
    {
        var (map, tree) = (FieldDictionary.Of<string>([]), ImmutableSortedDictionary<FieldKey, string>.Empty);
        foreach (var changes in rounds)
        {
            map = map.With([.. changes.Select(c => (c.Key, c.Text, c.Text is not null))]);
            tree = changes.Aggregate(tree, (all, c) => c.Text is null ? all.Remove(c.Key) : all.SetItem(c.Key, c.Text));
        }

        Assert.Equal(tree, map);
        Assert.Equal(tree.Keys, map.Keys);
        Assert.All(Enumerable.Range(0, 13), n => Assert.Equal(tree.GetValueOrDefault(Key(n)), map.GetValueOrDefault(Key(n))));
    }, iter: 2_000);

    [Fact]
    public void SetItemAndRemove_OneByOne_HoldWhatATreeHolds() => Change.Array[0, 30].Sample(changes =>
    {
        var map = changes.Aggregate(FieldDictionary.Of<string>([]), (all, c) => c.Text is null ? all.Remove(c.Key) : all.SetItem(c.Key, c.Text));
        var tree = changes.Aggregate(ImmutableSortedDictionary<FieldKey, string>.Empty, (all, c) => c.Text is null ? all.Remove(c.Key) : all.SetItem(c.Key, c.Text));

        Assert.Equal(tree, map);
        Assert.Equal(map, FieldDictionary.Of(tree.Reverse()));
        Assert.Equal(map.GetHashCode(), FieldDictionary.Of(tree).GetHashCode());
    }, iter: 2_000);

    [Fact]
    public void Equals_AnotherValue_IsAnother() =>
        Assert.NotEqual(FieldDictionary.Of<string>([]).SetItem(Key(1), "a"), FieldDictionary.Of<string>([]).SetItem(Key(1), "b"));

    private static FieldKey Key(int number) => FieldKey.Parse("f" + number.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
