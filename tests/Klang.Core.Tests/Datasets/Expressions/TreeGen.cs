using System.Globalization;
using CsCheck;
using Number = Klang.Core.Tests.Datasets.Expressions.Tree<decimal>;
using YesNo = Klang.Core.Tests.Datasets.Expressions.Tree<bool>;

namespace Klang.Core.Tests.Datasets.Expressions;

/// <summary>Random expressions over the numbers x, y and z.</summary>
internal static class TreeGen
{
    public static readonly string[] Names = ["x", "y", "z"];

    /// <summary>Small numbers that meet often, money, and numbers whose products a decimal cannot hold.</summary>
    public static readonly Gen<decimal> Decimals = Gen.Frequency(
        (6, Gen.Int[-3, 3].Select(i => (decimal)i)),
        (4, Gen.Select(Gen.Int, Gen.Int[0, 6]).Select((i, scale) => new decimal(Math.Abs((long)i)) / Power(scale) * Math.Sign(i))),
        (1, Gen.OneOf(9_999_999_999_999_999_999_999_999_999m, -9_999_999_999_999_999_999_999_999_999m)));

    public static readonly Gen<IReadOnlyDictionary<string, decimal?>> Facts =
        Decimals.Nullable().Array[3].Select(IReadOnlyDictionary<string, decimal?> (values) =>
            Names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second));

    /// <summary>Where any operand that is missing makes the whole missing.</summary>
    public static Gen<Number> StrictNumber(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (6, Arithmetic(StrictNumber(depth - 1))),
        (2, Calls(StrictNumber(depth - 1))));

    public static Gen<Number> AnyNumber(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (1, Leaf),
        (6, Arithmetic(AnyNumber(depth - 1))),
        (2, Calls(AnyNumber(depth - 1))),
        (1, Gen.Select(AnyYesNo(depth - 1), AnyNumber(depth - 1), AnyNumber(depth - 1)).Select(If)),
        (1, Gen.Select(AnyNumber(depth - 1), AnyNumber(depth - 1)).Select(Coalesce)));

    public static Gen<YesNo> AnyYesNo(int depth) => depth == 0 ? Gen.OneOf(Literal(true), Literal(false)) : Gen.Frequency(
        (3, Gen.Select(Gen.OneOf("==", "!=", "<", "<=", ">", ">="), AnyNumber(depth - 1), AnyNumber(depth - 1)).Select(Comparison)),
        (2, Gen.Select(AnyYesNo(depth - 1), AnyYesNo(depth - 1)).Select((l, r) => Binary("or", 0, l, r, v => l.Direct(v) | r.Direct(v)))),
        (2, Gen.Select(AnyYesNo(depth - 1), AnyYesNo(depth - 1)).Select((l, r) => Binary("and", 1, l, r, v => l.Direct(v) & r.Direct(v)))),
        (1, AnyYesNo(depth - 1).Select(a => new YesNo($"not {a.AtLeast(2)}", $"(not {a.Bracketed})", 2, v => !a.Direct(v)))),
        (1, AnyNumber(depth - 1).Select(a => new YesNo($"missing({a.Standard})", $"missing( {a.Bracketed} )", 7, v => a.Direct(v) is null))));

    private static readonly Gen<Number> Leaf = Gen.OneOf(
        Gen.OneOf(Names).Select(name => new Number(name, $" {name} ", 7, v => v[name])),
        Decimals.Where(d => d >= 0).Select(d => Literal(d)));

    private static Gen<Number> Arithmetic(Gen<Number> part) => Gen.Frequency(
        (5, Gen.Select(Gen.OneOf("+", "-", "*", "/"), part, part).Select((mark, l, r) =>
            Binary(mark, mark is "+" or "-" ? 4 : 5, l, r, v => Calculate(mark, l.Direct(v), r.Direct(v))))),
        (1, part.Select(a => new Number($"-{a.AtLeast(6)}", $"( - {a.Bracketed})", 6, v => -a.Direct(v)))));

    private static Gen<Number> Calls(Gen<Number> part) => Gen.OneOf(
        part.Select(a => new Number($"abs({a.Standard})", $"(abs({a.Bracketed}))", 7, v => a.Direct(v) is { } x ? Math.Abs(x) : null)),
        Gen.Select(part, Gen.Int[0, 4]).Select((a, places) => new Number(
            $"round({a.Standard}, {places})",
            $"round({a.Bracketed},({places}))",
            7,
            v => a.Direct(v) is { } x ? Math.Round(x, places, MidpointRounding.AwayFromZero) : null)),
        Gen.Select(part, part, part).Select((a, b, c) => Best("min", a, b, c, values => values.Min())),
        Gen.Select(part, part, part).Select((a, b, c) => Best("max", a, b, c, values => values.Max())));

    private static Number Best(string name, Number a, Number b, Number c, Func<decimal?[], decimal?> best) => new(
        $"{name}({a.Standard}, {b.Standard}, {c.Standard})",
        $"{name}({a.Bracketed},{b.Bracketed},{c.Bracketed})",
        7,
        v => new[] { a.Direct(v), b.Direct(v), c.Direct(v) } is var values && values.Contains(null) ? null : best(values));

    private static YesNo Comparison(string mark, Number l, Number r) => new(
        $"{l.AtLeast(4)} {mark} {r.AtLeast(4)}",
        $"({l.Bracketed}{mark}{r.Bracketed})",
        3,
        v => (l.Direct(v), r.Direct(v)) is ({ } a, { } b) ? Compare(mark, a, b) : null);

    private static Number If(YesNo condition, Number a, Number b) => new(
        $"if({condition.Standard}, {a.Standard}, {b.Standard})",
        $"if({condition.Bracketed},{a.Bracketed},{b.Bracketed})",
        7,
        v => condition.Direct(v) switch { null => null, true => a.Direct(v), false => b.Direct(v) });

    private static Number Coalesce(Number a, Number b) => new(
        $"coalesce({a.Standard}, {b.Standard})", $"coalesce({a.Bracketed},{b.Bracketed})", 7, v => a.Direct(v) ?? b.Direct(v));

    private static Tree<T> Binary<T>(string mark, int level, Tree<T> l, Tree<T> r, Func<IReadOnlyDictionary<string, decimal?>, T?> direct)
        where T : struct =>
        new($"{l.AtLeast(level)} {mark} {r.AtLeast(level + 1)}", $"({l.Bracketed}\n {mark}\t{r.Bracketed})", level, direct);

    private static Number Literal(decimal d) => Literal<decimal>(d.ToString(CultureInfo.InvariantCulture), d);

    private static YesNo Literal(bool b) => Literal<bool>(b ? "true" : "false", b);

    private static Tree<T> Literal<T>(string text, T value)
        where T : struct => new(text, $"( {text})", 7, _ => value);

    private static decimal? Calculate(string mark, decimal? left, decimal? right)
    {
        try
        {
            return mark switch
            {
                "+" => left + right,
                "-" => left - right,
                "*" => left * right,
                _ => left / right,
            };
        }
        catch (ArithmeticException)
        {
            return null;
        }
    }

    private static bool Compare(string mark, decimal left, decimal right) => mark switch
    {
        "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    };

    private static decimal Power(int scale) => Enumerable.Repeat(10m, scale).Aggregate(1m, (product, ten) => product * ten);
}
