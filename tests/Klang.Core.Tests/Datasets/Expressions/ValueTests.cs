using System.Collections.Immutable;
using CsCheck;
using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ValueTests
{
    [Fact]
    public void Of_EachType_ReadsBack()
    {
        var day = new DateOnly(2019, 1, 31);

        Assert.Equal(1.50m, Value.Of(1.50m).Number);
        Assert.True(Value.Of(true).Boolean);
        Assert.False(Value.Of(false).Boolean);
        Assert.Equal("ก", Value.Of("ก").Text);
        Assert.Equal(day, Value.Of(day).Date);
        Assert.Equal(["2", "1"], Value.Of(["2", "1"]).Codes);
        Assert.Equal(DateOnly.MaxValue, Value.Of(DateOnly.MaxValue).Date);
    }

    [Fact]
    public void Default_IsMissing()
    {
        Assert.True(default(Value).IsMissing);
        Assert.True(Value.Missing.IsMissing);
        Assert.Null(Value.Missing.Type);
        Assert.False(Value.Of("").IsMissing);
        Assert.False(Value.Of(ImmutableArray<string>.Empty).IsMissing);
        Assert.Equal(Value.Of(ImmutableArray<string>.Empty), Value.Of(default(ImmutableArray<string>)));
    }

    [Fact]
    public void Accessor_OfAnotherType_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => Value.Of("1").Number);
        Assert.Throws<InvalidOperationException>(() => Value.Of(1).Boolean);
        Assert.Throws<InvalidOperationException>(() => Value.Missing.Text);
        Assert.Throws<InvalidOperationException>(() => Value.Of(1).Date);
        Assert.Throws<InvalidOperationException>(() => Value.Of("1").Codes);
    }

    [Fact]
    public void Equals_DifferentTypes_AreDifferent()
    {
        Value[] values =
        [
            Value.Missing, Value.Of(0), Value.Of(1), Value.Of(false), Value.Of(true), Value.Of(""), Value.Of("1"),
            Value.Of(DateOnly.MinValue), Value.Of(DateOnly.MinValue.AddDays(1)), Value.Of(ImmutableArray<string>.Empty), Value.Of(["1"]),
        ];

        Assert.Equal(values.Length, values.Distinct().Count());
    }

    [Fact]
    public void Equals_SameContent_AreEqualWithOneHash()
    {
        AssertSame(Value.Of(1.0m), Value.Of(1.00m));
        AssertSame(Value.Of(["1", "2"]), Value.Of(["2", "1", "2"]));
        AssertSame(Value.Of("ab"), Value.Of(string.Concat("a", "b")));
        Assert.NotEqual(Value.Of(["1", "2"]), Value.Of(["1", "3"]));
        Assert.NotEqual(Value.Of("a"), Value.Of("A"));
    }

    [Fact]
    public void Equals_ShuffledCodes_AreEqual() =>
        Gen.Select(Gen.OneOf("1", "2", "3", "4").Array[0, 6], Gen.Int).Sample((codes, seed) =>
        {
            var shuffled = codes.Concat(codes.Take(2)).ToArray();
            new Random(seed).Shuffle(shuffled);
            AssertSame(Value.Of([.. codes]), Value.Of([.. shuffled]));
        });

    [Fact]
    public void ToString_EachType_IsReadable() => Assert.Equal(
        "missing 1.50 true 'ก' 2019-01-31 [1, 2]",
        string.Join(
            ' ', Value.Missing, Value.Of(1.50m), Value.Of(true), Value.Of("ก"), Value.Of(new DateOnly(2019, 1, 31)), Value.Of(["1", "2"])));

    [Fact]
    public void ValueType_HasTheFiveTypes() =>
        Assert.Equal(["Number", "Boolean", "Text", "Date", "Codes"], Enum.GetNames<ValueType>());

    private static void AssertSame(Value left, Value right)
    {
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
    }
}
