namespace Klang.Core.Datasets.Expressions;

/// <summary>The functions that look past a missing value: if, coalesce, missing.</summary>
internal static class ChoiceFunctions
{
    /// <summary>Only the branch that is taken is evaluated, so what is missing in the other does not matter.</summary>
    public static Bound? If(FunctionCall call)
    {
        var known = call.Takes(ValueType.Boolean);
        if (!call.TakesAlike(first: 1) || !known)
        {
            return null;
        }

        var (condition, yes, no) = (call.Arguments[0].Run, call.Arguments[1].Run, call.Arguments[2].Run);
        var isYear = call.Arguments[1].IsYear && call.Arguments[2].IsYear;
        return call.Gives(call.Arguments[1].Type, Choose, isYear);

        Value Choose(IValues values)
        {
            var chosen = condition(values);
            return chosen.IsMissing ? chosen : chosen.Boolean ? yes(values) : no(values);
        }
    }

    /// <summary>The first that is not missing.</summary>
    public static Bound? Coalesce(FunctionCall call)
    {
        if (!call.TakesAlike())
        {
            return null;
        }

        var runs = call.Arguments.Select(argument => argument.Run).ToArray();
        return call.Gives(call.Arguments[0].Type, First, call.Arguments.All(argument => argument.IsYear));

        Value First(IValues values)
        {
            var found = Value.Missing;
            for (var i = 0; i < runs.Length && found.IsMissing; i++)
            {
                found = runs[i](values);
            }

            return found;
        }
    }

    public static Bound Missing(FunctionCall call)
    {
        var run = call.Arguments[0].Run;
        return call.Gives(ValueType.Boolean, values => Value.Of(run(values).IsMissing));
    }
}
