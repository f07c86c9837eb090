using Klang.Core.Areas;
using Klang.Core.Registers;

namespace Klang.Core.Datasets.Expressions;

/// <summary>has, length, similar, within and areaAt.</summary>
internal static class TextFunctions
{
    public static Bound? Has(FunctionCall call) => call.Takes(ValueType.Codes, ValueType.Text)
        ? call.Gives(ValueType.Boolean, Strict.Two(call.Arguments[0], call.Arguments[1], Contains))
        : null;

    /// <summary>In UTF-16 characters, as browsers count a text's length.</summary>
    public static Bound? Length(FunctionCall call) => call.Takes(ValueType.Text)
        ? call.Gives(ValueType.Number, Strict.One(call.Arguments[0], text => Value.Of(text.Text.Length)))
        : null;

    /// <summary>Whether an area's code lies in another's: every level's code begins with those above it.</summary>
    public static Bound? Within(FunctionCall call) => call.Takes(ValueType.Text, ValueType.Text)
        ? call.Gives(ValueType.Boolean, Strict.Two(call.Arguments[0], call.Arguments[1], (inner, outer) => Value.Of(inner.Text.StartsWith(outer.Text, StringComparison.Ordinal))))
        : null;

    /// <summary>How alike two names are, 0 to 1.</summary>
    public static Bound? Similar(FunctionCall call) => call.Takes(ValueType.Text, ValueType.Text)
        ? call.Gives(ValueType.Number, Strict.Two(call.Arguments[0], call.Arguments[1], (one, other) => Value.Of(NameLikeness.Of(one.Text, other.Text))))
        : null;

    /// <summary>The area of a level that an area lies in; missing where it stands above that level.</summary>
    public static Bound? AreaAt(FunctionCall call)
    {
        if (!call.Takes(ValueType.Text, ValueType.Text))
        {
            return null;
        }

        return call.Arguments[1].Literal is { } word && Enum.TryParse<AreaLevel>(word.Text, ignoreCase: true, out var level)
            ? call.Gives(ValueType.Text, Strict.One(call.Arguments[0], area => AreaCode.TryParse(area.Text, out var code) && code.At(level) is { } found ? Value.Of(found.Digits) : Value.Missing))
            : call.Fault(usage => TypeFaults.UnknownLevel(call.Arguments[1].Position, usage));
    }

    private static Value Contains(Value codes, Value code) => Value.Of(codes.Codes.Contains(code.Text, StringComparer.Ordinal));
}
