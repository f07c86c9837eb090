using System.Text.RegularExpressions;
using CsCheck;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Common;
using ValueType = Klang.Core.Datasets.Expressions.ValueType;

namespace Klang.Core.Tests.Datasets.Expressions;

public sealed class ExpressionProperties
{
    private static readonly string[] Pieces =
    [
        "members_total", "group_status", "has_rules", "founded_on", "welfare_kinds", "unknown_number", "unknown_yes",
        "activities", "activities.capital", "1", "0", "2.5", "'A'", "true", "false", "๑", "ก",
        "+", "-", "*", "/", "==", "!=", "<", ">=", "and", "or", "not", "(", ")", ",", "'", ".", "{", "}",
        "abs(", "min(", "round(", "if(", "coalesce(", "missing(", "has(", "sum(", "count()", "date(", "year(",
    ];

    [Fact]
    public void Evaluate_RandomNumbers_AgreesWithDirectEvaluation() =>
        Gen.Select(TreeGen.AnyNumber(4), TreeGen.Facts).Sample((tree, values) =>
        {
            var expected = tree.Direct(values) is { } number ? Value.Of(number) : Value.Missing;
            AssertBoth(tree.Standard, tree.Bracketed, expected, values);
        }, iter: 3000);

    [Fact]
    public void Evaluate_RandomConditions_AgreesWithDirectEvaluation() =>
        Gen.Select(TreeGen.AnyYesNo(4), TreeGen.Facts).Sample((tree, values) =>
        {
            var expected = tree.Direct(values) is { } yes ? Value.Of(yes) : Value.Missing;
            AssertBoth(tree.Standard, tree.Bracketed, expected, values);
        }, iter: 3000);

    [Fact]
    public void ToString_RandomTree_IsTheStandardWritingHoweverBracketed() =>
        TreeGen.AnyYesNo(4).Sample(tree =>
        {
            var facts = FactsOf(TreeGen.Names.ToDictionary(name => name, _ => (decimal?)null));

            Assert.Equal(tree.Standard, facts.Compile(tree.Bracketed).ToString());
            Assert.Equal(tree.Standard, facts.Compile(tree.Standard).ToString());
        }, iter: 1000);

    [Fact]
    public void Evaluate_StrictTreeThatReadsMissing_IsMissing() =>
        Gen.Select(TreeGen.StrictNumber(4), TreeGen.Facts, Gen.OneOf(TreeGen.Names)).Sample((tree, values, name) =>
        {
            var facts = FactsOf(values.ToDictionary(pair => pair.Key, pair => pair.Key == name ? null : pair.Value));
            var expression = facts.Compile($"0 * {name} + {tree.AtLeast(4)}");

            Assert.True(expression.Evaluate(facts).IsMissing);
            Assert.True(!facts.Compile(tree.Standard).Names.Contains(name) || facts.Evaluate(tree.Standard).IsMissing);
        });

    [Fact]
    public void Evaluate_AsksForEachWrittenNameAtMostOnce() =>
        Gen.Select(TreeGen.AnyNumber(5), TreeGen.Facts).Sample((tree, values) =>
        {
            var facts = FactsOf(values);
            facts.Evaluate(tree.Standard);

            Assert.InRange(facts.Reads, 0, Regex.Count(tree.Standard, @"\b[xyz]\b"));
        });

    [Fact]
    public void Compile_RandomText_NeverThrows() => Gen.String.Sample(AssertCalm);

    [Fact]
    public void Compile_RandomPieces_NeverThrowsAndKeepsItsType() =>
        Gen.OneOf(Pieces).Array[1, 14].Select(pieces => string.Join(' ', pieces)).Sample(AssertCalm, iter: 5000);

    [Fact]
    public void Compile_BrokenTree_NeverThrows() =>
        Gen.Select(TreeGen.AnyNumber(4), Gen.Int[0, 10_000], Gen.OneOf(Pieces)).Sample((tree, at, piece) =>
        {
            at %= tree.Standard.Length;
            AssertCalm(tree.Standard.Remove(at, 1).Insert(at, piece));
        });

    private static void AssertBoth(string standard, string bracketed, Value expected, IReadOnlyDictionary<string, decimal?> values)
    {
        var facts = FactsOf(values);

        Assert.Equal(expected, facts.Evaluate(standard));
        Assert.Equal(expected, facts.Evaluate(bracketed));
    }

    private static void AssertCalm(string text)
    {
        var facts = GroupFacts.New();
        var result = Expression.Compile(text, facts);
        var template = Template.Compile(new LocalText(text, $"{{{text}}}"), facts);

        Assert.NotEqual(result.IsOk, result.Faults.Count > 0);
        Assert.All(result.Faults, fault => Assert.InRange(fault.Position, 0, text.Length));
        Assert.NotEqual(template.IsOk, template.Faults.Count > 0);
        Assert.All(template.Faults, fault => Assert.InRange(fault.Position, 0, text.Length + 2));
        template.Template?.Render("en", facts);
        if (result.IsOk)
        {
            var value = result.Expression.Evaluate(facts);
            Assert.True(value.IsMissing || value.Type == result.Expression.Type);
            Assert.Equal(value, facts.Evaluate(result.Expression.ToString()));
        }
    }

    private static Facts FactsOf(IReadOnlyDictionary<string, decimal?> values)
    {
        var facts = new Facts();
        foreach (var (name, value) in values)
        {
            _ = value is { } number ? facts.With(name, Value.Of(number)) : facts.Known(name, ValueType.Number);
        }

        return facts;
    }
}
