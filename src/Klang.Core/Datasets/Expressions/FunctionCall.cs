using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A call whose arguments are bound and right in number; their types are still to be looked at.</summary>
internal sealed class FunctionCall(CallSyntax syntax, string usage, ImmutableArray<Bound> arguments, Findings findings)
{
    public ImmutableArray<Bound> Arguments => arguments;

    /// <summary>Whether the arguments have exactly these types; a fault for each that has not.</summary>
    public bool Takes(params ReadOnlySpan<ValueType> types)
    {
        var good = true;
        for (var i = 0; i < types.Length; i++)
        {
            good &= arguments[i].Type == types[i] || Refuse(TypeFaults.WrongType(arguments[i], types[i]));
        }

        return good;
    }

    /// <summary>Whether the arguments from <paramref name="first"/> on have one type; a fault for each that differs.</summary>
    public bool TakesAlike(int first = 0)
    {
        var good = true;
        foreach (var argument in arguments[(first + 1)..])
        {
            good &= argument.Type == arguments[first].Type || Refuse(TypeFaults.WrongType(argument, arguments[first].Type));
        }

        return good;
    }

    public Bound? Fault(Func<string, ExpressionFault> fault) => findings.Fault(fault(usage));

    public Bound Gives(ValueType type, Run run, bool isYear = false) => new(syntax.Position, type, run) { IsYear = isYear };

    private bool Refuse(ExpressionFault fault) => findings.Fault(fault) is not null;
}
