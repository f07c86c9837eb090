namespace Klang.Core.Datasets.Expressions;

/// <summary>The rule of most operations: with a missing operand the result is missing.</summary>
internal static class Strict
{
    public static Run One(Bound operand, Func<Value, Value> then)
    {
        var run = operand.Run;
        return values =>
        {
            var value = run(values);
            return value.IsMissing ? value : then(value);
        };
    }

    /// <summary>One operand, and what the values themselves can tell about it.</summary>
    public static Run Asking(Bound operand, Func<IValues, Value, Value> then)
    {
        var run = operand.Run;
        return values =>
        {
            var value = run(values);
            return value.IsMissing ? value : then(values, value);
        };
    }

    public static Run Two(Bound left, Bound right, Func<Value, Value, Value> then)
    {
        var (runLeft, runRight) = (left.Run, right.Run);
        return values =>
        {
            var first = runLeft(values);
            if (first.IsMissing)
            {
                return first;
            }

            var second = runRight(values);
            return second.IsMissing ? second : then(first, second);
        };
    }

    /// <summary>Folds several operands from left to right; a step may itself give missing, which ends the fold.</summary>
    public static Run Fold(IReadOnlyList<Bound> operands, Func<Value, Value, int, Value> step)
    {
        var runs = operands.Select(operand => operand.Run).ToArray();
        return values =>
        {
            var total = runs[0](values);
            for (var i = 1; i < runs.Length && !total.IsMissing; i++)
            {
                var next = runs[i](values);
                total = next.IsMissing ? next : step(total, next, i);
            }

            return total;
        };
    }
}
