using System.Text;
using CsCheck;
using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>What holds for all numbers and for all that is missing, and what no text can make an expression do.</summary>
public sealed class ExpressionLawsTests
{
    // Baht and satang, as large as a country's: their sums stay within 28 digits.
    private static readonly Gen<decimal> Money = Gen.Select(Gen.Long[-900_000_000_000_000, 900_000_000_000_000], Gen.Int[0, 99]).Select((whole, satang) => whole + (satang / 100m));

    [Fact]
    public void Arithmetic_OfMoney_DoesNotMindTheOrder() => Gen.Select(Money, Money, Money).Sample((x, y, z) =>
    {
        var facts = Numbers(x, y, z);

        Assert.Equal(facts.Evaluate("x + y + z"), facts.Evaluate("z + (y + x)"));
        Assert.Equal(facts.Evaluate("x * 3"), facts.Evaluate("x + x + x"));
        Assert.Equal(facts.Evaluate("x - y"), facts.Evaluate("-(y - x)"));
        Assert.Equal(facts.Evaluate("min(x, y, z)"), facts.Evaluate("-max(-x, -y, -z)"));
        Assert.Equal(Value.Of(true), facts.Evaluate("x + y - y == x"));
        Assert.Equal(Value.Of(true), facts.Evaluate("abs(x - y) == abs(y - x)"));
        Assert.Equal(Value.Of(x < y || x == y), facts.Evaluate("not (x > y)"));
    });

    [Fact]
    public void Sum_OfManyAmounts_IsExactToTheSatangInAnyOrder() => Money.Array[0, 200].Sample(amounts =>
    {
        var column = amounts.Select(Value.Of).ToList();

        Assert.Equal(Value.Of(amounts.Sum()), ColumnAggregates.Of(AggregateKind.Sum, column));
        Assert.Equal(ColumnAggregates.Of(AggregateKind.Sum, column), ColumnAggregates.Of(AggregateKind.Sum, column.AsEnumerable().Reverse()));
    });

    [Theory]
    [InlineData("9999999999999999999999999999", "0", "9999999999999999999999999999")]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("99999999999999999999999999.99", "0.01", "100000000000000000000000000.0")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001", "0.0000000000000000000000000002")]
    public void Sum_OfTwentyEightDigits_IsExact(string x, string y, string sum) =>
        Assert.Equal(new Facts().Evaluate(sum), new Facts().Evaluate($"{x} + {y}"));

    [Theory]
    [InlineData("x + 1")]
    [InlineData("x * 2")]
    [InlineData("x / 0.1")]
    [InlineData("-x - 1")]
    [InlineData("1 / 0")]
    [InlineData("1 / (2 - 2)")]
    public void Evaluate_WhatADecimalCannotHold_IsMissing(string text) => Assert.True(new Facts().With("x", Value.Of(decimal.MaxValue)).Evaluate(text).IsMissing);

    /// <summary>A name without an answer in each place an operation has; whether the result is missing, and otherwise what it is.</summary>
    [Theory]
    [InlineData("u + 1", null)]
    [InlineData("1 - u", null)]
    [InlineData("u * 0", null)]
    [InlineData("0 / u", null)]
    [InlineData("-u", null)]
    [InlineData("u == u", null)]
    [InlineData("u != 1", null)]
    [InlineData("u < 1", null)]
    [InlineData("not v", null)]
    [InlineData("v and true", null)]
    [InlineData("v and false", "false")]
    [InlineData("v or true", "true")]
    [InlineData("v or false", null)]
    [InlineData("v or v", null)]
    [InlineData("abs(u)", null)]
    [InlineData("min(1, u)", null)]
    [InlineData("max(u, 1)", null)]
    [InlineData("round(u, 2)", null)]
    [InlineData("if(v, 1, 2)", null)]
    [InlineData("if(true, u, 2)", null)]
    [InlineData("if(true, 1, u)", "1")]
    [InlineData("if(missing(u), 1, u)", "1")]
    [InlineData("coalesce(u, 5)", "5")]
    [InlineData("coalesce(u, u)", null)]
    [InlineData("coalesce(5, u)", "5")]
    [InlineData("missing(u)", "true")]
    [InlineData("missing(u + 1)", "true")]
    [InlineData("missing(1)", "false")]
    public void Evaluate_WithSomethingMissing_IsMissingOrSettled(string text, string? expected)
    {
        var facts = new Facts().Known("u", ValueType.Number).Known("v", ValueType.Boolean);
        var value = facts.Evaluate(text);

        Assert.Equal(expected ?? "missing", value.ToString());
    }

    [Fact]
    public void Rule_ThatDividesByZero_IsNotEvaluatedAndNotPassed()
    {
        var facts = new Facts().With("x", Value.Of(10m)).With("y", Value.Of(0m));

        Assert.True(facts.Evaluate("x / y > 1").IsMissing);
        Assert.True(facts.Evaluate("not (x / y > 1)").IsMissing);
        Assert.True(facts.Evaluate("x / y > 1 or x / y <= 1").IsMissing);
    }

    [Fact]
    public void Evaluate_AnyText_ReadsOnlyNamesOfItsScopeAndNoMoreOftenThanWritten()
    {
        string[] scope = ["x", "y", "z", "previous.x"];
        string[] outside = ["w", "previous.w", "system", "x.y", "subject.secret", "it.x", "self.code"];
        var piece = Gen.OneOf(Gen.OneOf(scope), Gen.OneOf(outside), Gen.OneOf("+", "-", "*", "/", "(", ")", ",", "==", ">", "and", "or", "not", "if(", "coalesce(", "round(", "1", "2", "other('d').x", "entries('r', 'a')"));
        piece.Array[1, 20].Select(p => string.Join(' ', p)).Sample(text =>
        {
            var watched = new Watched(scope);
            var result = Expression.Compile(text, watched);
            result.Expression?.Evaluate(watched);

            Assert.All(watched.Read, name => Assert.Contains(name, scope));
            Assert.InRange(watched.Read.Count, 0, text.Split(' ').Length);
        }, iter: 5000);
    }

    [Fact]
    public void Compile_LongestAndDeepestTexts_AreCheckedAndRunInProportion()
    {
        var watched = new Watched(["x"]);
        var widest = "x" + string.Concat(Enumerable.Repeat("+x", 1999));
        var deepest = new StringBuilder().Append('(', 63).Append('x').Append(')', 63).ToString();

        Assert.True(Expression.Compile(deepest, watched).IsOk);
        Assert.False(Expression.Compile($"(({deepest}))", watched).IsOk);
        Assert.False(Expression.Compile(widest + "+x", watched).IsOk);
        var expression = Expression.Compile(widest, watched).Expression!;
        expression.Evaluate(watched);
        Assert.Equal(2000, watched.Read.Count);
    }

    private static Facts Numbers(decimal x, decimal y, decimal z) => new Facts().With("x", Value.Of(x)).With("y", Value.Of(y)).With("z", Value.Of(z));

    /// <summary>A scope of numbers that remembers what was read of it.</summary>
    private sealed class Watched(string[] scope) : ISymbols, IValues
    {
        public List<string> Read { get; } = [];

        public Symbol? Find(string path) => scope.Contains(path, StringComparer.Ordinal) ? new Symbol(ValueType.Number, IsColumn: false) : null;

        public Value Get(string path)
        {
            Read.Add(path);
            return Value.Of(Read.Count);
        }

        public Value Aggregate(AggregateKind kind, string? path) => Value.Of(0m);
    }
}
