namespace Klang.Core.Datasets.Expressions;

/// <summary>What the operators do with values.</summary>
internal static class Operators
{
    /// <summary>Exact decimals; missing for a division by zero and for what a decimal cannot hold.</summary>
    public static Value Calculate(string mark, Value left, Value right)
    {
        try
        {
            return mark switch
            {
                "+" => Value.Of(left.Number + right.Number),
                "-" => Value.Of(left.Number - right.Number),
                "*" => Value.Of(left.Number * right.Number),
                _ => right.Number == 0 ? Value.Missing : Value.Of(left.Number / right.Number),
            };
        }
        catch (OverflowException)
        {
            return Value.Missing;
        }
    }

    /// <summary>The test that a comparison mark makes.</summary>
    public static Func<Value, Value, Value> Comparison(string mark) => mark switch
    {
        "==" => static (left, right) => Value.Of(left.Equals(right)),
        "!=" => static (left, right) => Value.Of(!left.Equals(right)),
        "<" => static (left, right) => Value.Of(left.CompareTo(right) < 0),
        "<=" => static (left, right) => Value.Of(left.CompareTo(right) <= 0),
        ">" => static (left, right) => Value.Of(left.CompareTo(right) > 0),
        ">=" => static (left, right) => Value.Of(left.CompareTo(right) >= 0),
        _ => throw new ArgumentOutOfRangeException(nameof(mark), mark, null),
    };

    /// <summary>
    /// Three-valued and / or. One <paramref name="decisive"/> operand (no for and, yes for or) settles it whatever is missing;
    /// otherwise one missing operand makes it missing.
    /// </summary>
    public static Run Logic(IReadOnlyList<Bound> operands, bool decisive)
    {
        var runs = operands.Select(operand => operand.Run).ToArray();
        return values =>
        {
            var result = Value.Of(!decisive);
            foreach (var run in runs)
            {
                var value = run(values);
                if (value.IsMissing)
                {
                    result = value;
                }
                else if (value.Boolean == decisive)
                {
                    return value;
                }
            }

            return result;
        };
    }
}
