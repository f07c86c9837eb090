namespace Klang.Core.Datasets.Expressions;

/// <summary>abs, round, and min and max of several values.</summary>
internal static class NumberFunctions
{
    public const int MostPlaces = 28;

    public static Bound? Abs(FunctionCall call) => call.Takes(ValueType.Number)
        ? call.Gives(ValueType.Number, Strict.One(call.Arguments[0], x => Value.Of(Math.Abs(x.Number))))
        : null;

    /// <summary>Half goes away from zero, as officers round by hand; places are written out, 0 to 28.</summary>
    public static Bound? Round(FunctionCall call)
    {
        if (!call.Takes(ValueType.Number, ValueType.Number))
        {
            return null;
        }

        if (call.Arguments[1].Literal is not { Number: >= 0 and <= MostPlaces } places || !decimal.IsInteger(places.Number))
        {
            return call.Fault(usage => TypeFaults.BadPlaces(call.Arguments[1].Position, usage));
        }

        var digits = (int)places.Number;
        return call.Gives(ValueType.Number, Strict.One(call.Arguments[0], x => Value.Of(Rounded(x.Number, digits))));
    }

    public static Bound? Min(FunctionCall call) => Best(call, sign: -1);

    public static Bound? Max(FunctionCall call) => Best(call, sign: 1);

    private static Bound? Best(FunctionCall call, int sign)
    {
        var first = call.Arguments[0];
        if (first.Type is not (ValueType.Number or ValueType.Date))
        {
            return call.Fault(_ => TypeFaults.WrongType(first, ValueType.Number));
        }

        return call.TakesAlike()
            ? call.Gives(
                first.Type,
                Strict.Fold(call.Arguments, (best, next, _) => next.CompareTo(best) * sign > 0 ? next : best),
                call.Arguments.All(argument => argument.IsYear))
            : null;
    }

    private static decimal Rounded(decimal number, int places) => Math.Round(number, places, MidpointRounding.AwayFromZero);
}
