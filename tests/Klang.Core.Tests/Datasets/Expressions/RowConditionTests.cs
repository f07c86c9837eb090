using CsCheck;
using Klang.Core.Datasets.Expressions;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>count and sum over the rows of a list that meet a condition.</summary>
public sealed class RowConditionTests
{
    private static readonly Gen<(decimal? Amount, bool? Good)[]> Rows =
        Gen.Select(Gen.Int[-9, 9].Select(i => (decimal)i).Nullable(), Gen.Bool.Nullable()).Array[0, 8];

    [Fact]
    public void Evaluate_CountAndSumOfSomeRows_AgreeWithDirectEvaluation() =>
        Gen.Select(Rows, Gen.Int[-9, 9]).Sample((rows, limit) =>
        {
            var facts = new RowFacts(rows, limit);

            Assert.Equal(Value.Of(rows.Count(r => r.Amount > limit)), facts.Evaluate("count(loans, amount > limit)"));
            Assert.Equal(Value.Of(rows.Where(r => r.Good == true).Sum(r => r.Amount ?? 0)), facts.Evaluate("sum(loans.amount, good)"));
            Assert.Equal(Value.Of(rows.Count(r => r.Good == true && r.Amount is not null)), facts.Evaluate("count(loans.amount, good)"));
        }, iter: 2000);

    [Fact]
    public void Evaluate_ConditionAndItsOpposite_LeaveOutOnlyRowsWhereItIsMissing() =>
        Rows.Sample(rows =>
        {
            var facts = new RowFacts(rows, 0);

            Assert.Equal(facts.Evaluate("count(loans)"), facts.Evaluate("count(loans, good) + count(loans, not good) + count(loans, missing(good))"));
            Assert.Equal(facts.Evaluate("sum(loans.amount)"), facts.Evaluate("sum(loans.amount, true)"));
        }, iter: 1000);

    [Fact]
    public void Evaluate_NameOfRowAndRecord_MeansTheRows() =>
        Assert.Equal(Value.Of(2), new RowFacts([(1, true), (2, true), (5, true)], 3).Evaluate("count(loans, amount < limit)"));

    [Fact]
    public void Names_OfACondition_AreThoseOfTheRecordOnly()
    {
        var compiled = new RowFacts([], 0).Compile("count(loans, amount > limit and good)");

        Assert.Equal(["limit"], compiled.Names);
        Assert.Equal([(AggregateKind.Count, (string?)"loans")], compiled.Aggregates);
        Assert.Equal("count(loans, amount > limit and good)", compiled.ToString());
    }

    [Theory]
    [InlineData("count(loans, amount)")]
    [InlineData("count(loans, nothing > 1)")]
    [InlineData("count(limit, good)")]
    [InlineData("count(missing_list, good)")]
    [InlineData("sum(loans, good)")]
    [InlineData("sum(loans.good, good)")]
    [InlineData("sum(1 + 1, good)")]
    [InlineData("count(loans, count(loans, good) > 1)")]
    [InlineData("count(loans, sum(loans.amount, good) > 1)")]
    [InlineData("count(loans, good, good)")]
    [InlineData("min(loans.amount, good)")]
    public void Compile_WhatIsNoConditionOnRows_IsRefused(string text) =>
        Assert.NotEmpty(Expression.Compile(text, new RowFacts([], 0)).Faults);

    /// <summary>A record with a number and a list of loans.</summary>
    private sealed class RowFacts((decimal? Amount, bool? Good)[] rows, decimal limit) : ISymbols, IValues
    {
        public Symbol? Find(string path) => path switch
        {
            "limit" or "amount" => new Symbol(ValueType.Number, IsColumn: false),
            "loans" or "loans.amount" => new Symbol(ValueType.Number, IsColumn: true),
            "loans.good" => new Symbol(ValueType.Boolean, IsColumn: true),
            _ => null,
        };

        public ISymbols? RowsOf(string list) => list == "loans" ? new RowNames(this) : null;

        public Value Get(string path) => Value.Of(path == "limit" ? limit : -100);

        public Value Aggregate(AggregateKind kind, string? path) => path == "loans" ? Value.Of(rows.Length) : ColumnAggregates.Of(kind, rows.Select(r => Of(r.Amount)));

        public IEnumerable<IValues> Rows(string list) => rows.Select(r => new Row(r.Amount, r.Good));

        public Expression Compile(string text)
        {
            var result = Expression.Compile(text, this);
            Assert.True(result.IsOk, $"{text}: {string.Join(" · ", result.Faults)}");
            return result.Expression;
        }

        public Value Evaluate(string text) => Compile(text).Evaluate(this);

        private static Value Of(decimal? number) => number is { } given ? Value.Of(given) : Value.Missing;

        private sealed class RowNames(RowFacts record) : ISymbols
        {
            public Symbol? Find(string path) => path switch
            {
                "amount" => new Symbol(ValueType.Number, IsColumn: false) { IsRow = true },
                "good" => new Symbol(ValueType.Boolean, IsColumn: false) { IsRow = true },
                _ => record.Find(path),
            };
        }

        private sealed class Row(decimal? amount, bool? good) : IValues
        {
            public Value Get(string path) => path switch
            {
                "amount" => Of(amount),
                "good" => good is { } given ? Value.Of(given) : Value.Missing,
                _ => throw new InvalidOperationException(path),
            };

            public Value Aggregate(AggregateKind kind, string? path) => throw new InvalidOperationException(path);
        }
    }
}
