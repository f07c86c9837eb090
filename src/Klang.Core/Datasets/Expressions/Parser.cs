using System.Collections.Immutable;
using System.Globalization;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// Reads an expression into its tree, loosest operator first: or, and, not, comparison, + -, * /, unary minus. After the first
/// fault the rest reads as the end, so every loop stops by itself.
/// </summary>
internal sealed class Parser
{
    private static readonly string[] Comparisons = ["==", "!=", "<=", ">=", "<", ">"];

    private readonly Lexer _lexer;
    private Token _now;
    private int _depth;
    private ExpressionFault? _fault;

    private Parser(string text)
    {
        _lexer = new Lexer(text);
        Take();
    }

    /// <summary>The tree of <paramref name="text"/>, or the first fault.</summary>
    public static (Syntax Tree, ExpressionFault? Fault) Parse(string text)
    {
        if (text.Length > Expression.MaxLength)
        {
            return (new LiteralSyntax(0, Value.Missing), SyntaxFaults.TooLong());
        }

        var parser = new Parser(text);
        return (parser.Whole(), parser._fault);
    }

    private Syntax Whole()
    {
        if (_now.Kind == TokenKind.End)
        {
            return Fail(SyntaxFaults.Empty());
        }

        var tree = Or();
        return _now.Kind == TokenKind.End ? tree : Fail(SyntaxFaults.OperatorExpected(_now));
    }

    private Syntax Or() => Chain(And, "or");

    private Syntax And() => Chain(Not, "and");

    private Syntax Not() => _now.Is("not") ? Unary(Not) : Comparison();

    private Syntax Comparison()
    {
        var left = Sum();
        if (!IsComparison())
        {
            return left;
        }

        var comparison = new ComparisonSyntax(left, Take(), Sum());
        return IsComparison() ? Fail(SyntaxFaults.Chained(_now.Position)) : comparison;
    }

    private Syntax Sum() => Chain(Product, "+", "-");

    private Syntax Product() => Chain(Minus, "*", "/");

    private Syntax Minus() => _now.Is("-") ? Unary(Minus) : Primary();

    private Syntax Chain(Func<Syntax> operand, string mark, string? otherMark = null)
    {
        var first = operand();
        var links = ImmutableArray.CreateBuilder<Link>();
        while (_now.Is(mark) || (otherMark is not null && _now.Is(otherMark)))
        {
            links.Add(new Link(Take().Text, operand()));
        }

        return links.Count == 0 ? first : new ChainSyntax(first.Position, first, links.ToImmutable());
    }

    private Syntax Unary(Func<Syntax> operand)
    {
        var mark = Take();
        return Deeper(mark, () => new UnarySyntax(mark.Position, mark.Text, operand()));
    }

    private Syntax Primary()
    {
        var token = _now;
        return token.Kind switch
        {
            TokenKind.Number => Literal(Value.Of(Number(token.Text))),
            TokenKind.Text => Literal(Value.Of(token.Text)),
            TokenKind.Name when token.Text is "true" or "false" => Literal(Value.Of(token.Text == "true")),
            TokenKind.Name when token.Text is not ("and" or "or" or "not") => NameOrCall(Take()),
            TokenKind.Mark when token.Text == "(" => Bracketed(Take()),
            _ => Fail(SyntaxFaults.ValueExpected(token)),
        };
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private LiteralSyntax Literal(Value value) => new(Take().Position, value);

    private Syntax Bracketed(Token open) => Deeper(open, () =>
    {
        var inner = Or();
        Close();
        return inner;
    });

    private Syntax NameOrCall(Token name) => !_now.Is("(") ? new NameSyntax(name.Position, name.Text) : Deeper(Take(), () =>
    {
        var arguments = ImmutableArray.CreateBuilder<Syntax>();
        if (!_now.Is(")"))
        {
            arguments.Add(Or());
        }

        while (_now.Is(","))
        {
            Take();
            arguments.Add(Or());
        }

        Close();
        return Member(new CallSyntax(name.Position, name.Text, arguments.ToImmutable()));
    });

    private Syntax Member(CallSyntax call)
    {
        if (!_now.Is("."))
        {
            return call;
        }

        Take();
        return new MemberSyntax(call, Take().Text);
    }

    private void Close()
    {
        if (_now.Is(")"))
        {
            Take();
        }
        else
        {
            Fail(SyntaxFaults.MarkExpected(_now, ")"));
        }
    }

    private bool IsComparison() => _now.Kind == TokenKind.Mark && Array.IndexOf(Comparisons, _now.Text) >= 0;

    private Syntax Deeper(Token at, Func<Syntax> inner)
    {
        if (_depth == Expression.MaxDepth)
        {
            return Fail(SyntaxFaults.TooDeep(at.Position));
        }

        _depth++;
        var syntax = inner();
        _depth--;
        return syntax;
    }

    private Token Take()
    {
        var taken = _now;
        _now = _fault is null ? _lexer.Next() : taken;
        _fault ??= _lexer.Fault;
        return taken;
    }

    private LiteralSyntax Fail(ExpressionFault fault)
    {
        _fault ??= fault;
        _now = new Token(TokenKind.End, fault.Position, "");
        return new LiteralSyntax(fault.Position, Value.Missing);
    }
}
