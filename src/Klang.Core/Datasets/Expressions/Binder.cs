using System.Diagnostics;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// Settles names and types of a parsed expression. A part with a fault binds to null; the rest is still bound, so that an
/// author sees all faults at once.
/// </summary>
internal sealed class Binder(ISymbols symbols, Findings findings)
{
    public Bound? Bind(Syntax syntax) => syntax switch
    {
        LiteralSyntax literal => Literal(literal),
        NameSyntax name => Name(name),
        UnarySyntax { Mark: "not" } not => Boolean(not.Operand) is { } operand
            ? new Bound(not.Position, ValueType.Boolean, Strict.One(operand, value => Value.Of(!value.Boolean)))
            : null,
        UnarySyntax minus => Typed(minus.Operand, ValueType.Number) is { } operand
            ? new Bound(minus.Position, ValueType.Number, Strict.One(operand, value => Value.Of(-value.Number)))
            : null,
        ChainSyntax { Links: [{ Mark: "and" or "or" }, ..] } logic => Logic(logic),
        ChainSyntax sum => Arithmetic(sum),
        ComparisonSyntax comparison => Comparison(comparison),
        CallSyntax call => Call(call),
        MemberSyntax member => Surroundings.Other(member, symbols, findings, this),
        _ => throw new UnreachableException(),
    };

    private static Bound Literal(LiteralSyntax literal)
    {
        var value = literal.Value;
        return new Bound(literal.Position, value.Type!.Value, _ => value) { Literal = value };
    }

    private Bound? Name(NameSyntax name)
    {
        var path = name.Path;
        switch (symbols.Find(path))
        {
            case null:
                return findings.Fault(TypeFaults.UnknownName(name, Suggest(path)));
            case { IsColumn: true }:
                return findings.Fault(TypeFaults.BareColumn(name));
            case { IsRow: true } own:
                return new Bound(name.Position, own.Type, values => values.Get(path)) { IsYear = own.IsYear, Choices = own.Choices };
            case { } symbol:
                findings.Reads(path);
                return new Bound(name.Position, symbol.Type, values => values.Get(path)) { IsYear = symbol.IsYear, Choices = symbol.Choices };
        }
    }

    private Bound? Logic(ChainSyntax chain)
    {
        var operands = Each(chain, ValueType.Boolean);
        return operands is null ? null
            : new Bound(chain.Position, ValueType.Boolean, Operators.Logic(operands, decisive: chain.Links[0].Mark == "or"));
    }

    private Bound? Arithmetic(ChainSyntax chain)
    {
        var operands = Each(chain, ValueType.Number);
        if (operands is null)
        {
            return null;
        }

        var marks = chain.Links.Select(link => link.Mark).ToArray();
        var run = Strict.Fold(operands, (total, next, i) => Operators.Calculate(marks[i - 1], total, next));

        // Next year is a year; a difference of years is not.
        var isYear = marks[0] is "+" or "-" && operands[0].IsYear && !operands.Skip(1).Any(operand => operand.IsYear);
        return new Bound(chain.Position, ValueType.Number, run) { IsYear = isYear };
    }

    private Bound? Comparison(ComparisonSyntax comparison)
    {
        var (left, right) = (Bind(comparison.Left), Bind(comparison.Right));
        if (left is null || right is null)
        {
            return null;
        }

        var mark = comparison.Mark;
        if (left.Type != right.Type)
        {
            return findings.Fault(TypeFaults.Incomparable(mark, left.Type, right.Type));
        }

        return mark.Text is not ("==" or "!=") && left.Type is ValueType.Boolean or ValueType.Codes
            ? findings.Fault(TypeFaults.Unordered(mark, left.Type))
            : new Bound(comparison.Position, ValueType.Boolean, Strict.Two(left, right, Operators.Comparison(mark.Text)));
    }

    private Bound? Call(CallSyntax call)
    {
        if (RowAggregates.IsOne(call))
        {
            return RowAggregates.Bind(call, symbols, findings, Suggest);
        }

        if (Aggregates.IsAggregate(call, symbols))
        {
            return Aggregates.Bind(call, symbols, findings, Suggest);
        }

        if (Surroundings.Reaches(call.Name))
        {
            return Surroundings.Bind(call, symbols, findings, this);
        }

        if (Functions.Find(call.Name) is not { } function)
        {
            return findings.Fault(TypeFaults.UnknownFunction(call, Suggest(call.Name, Functions.IsKnown)));
        }

        var arguments = call.Arguments.Select(Bind).ToList();
        if (arguments.Count < function.Least || arguments.Count > function.Most)
        {
            return findings.Fault(TypeFaults.WrongCount(call, function.Usage));
        }

        return arguments.Contains(null) ? null
            : function.Bind(new FunctionCall(call, function.Usage, [.. arguments.OfType<Bound>()], findings));
    }

    private List<Bound>? Each(ChainSyntax chain, ValueType type)
    {
        var operands = chain.Links.Select(link => link.Operand).Prepend(chain.First).Select(part => Typed(part, type)).ToList();
        return operands.Contains(null) ? null : [.. operands.OfType<Bound>()];
    }

    private Bound? Boolean(Syntax syntax) => Typed(syntax, ValueType.Boolean);

    public Bound? Typed(Syntax syntax, ValueType type)
    {
        var bound = Bind(syntax);
        return bound is null || bound.Type == type ? bound : findings.Fault(TypeFaults.WrongType(bound, type));
    }

    /// <summary>Near spellings are thousands: searched for the first slips, not for a text of nothing but slips.</summary>
    private string? Suggest(string word, Func<string, bool> isKnown) => findings.IsFull ? null : NameRules.Nearest(word, isKnown);

    private string? Suggest(string path) => Suggest(path, near => symbols.Find(near) is not null);
}
