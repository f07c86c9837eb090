namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// A compiled expression of a dataset definition. Immutable and safe to share between threads. Evaluation takes time in
/// proportion to the text and to the rows of the lists it names (a condition on rows may not hold another), and never throws
/// for any values of the promised types.
/// </summary>
public sealed class Expression
{
    /// <summary>The longest text, in UTF-16 characters.</summary>
    public const int MaxLength = 4000;

    /// <summary>The deepest nesting of brackets, calls and signs.</summary>
    public const int MaxDepth = 64;

    private readonly Bound _bound;
    private readonly Syntax _syntax;

    private Expression(string text, Syntax syntax, Bound bound, Findings findings)
    {
        Text = text;
        Names = findings.Names;
        Aggregates = findings.Aggregates;
        Reach = findings.Reach;
        _syntax = syntax;
        _bound = bound;
    }

    /// <summary>What the result is, when it is not missing.</summary>
    public ValueType Type => _bound.Type;

    /// <summary>The text as it was compiled.</summary>
    public string Text { get; }

    /// <summary>The names read as single values, distinct, in order. Columns are in <see cref="Aggregates"/>.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The aggregates asked for, distinct, in order; the path is null for <c>count()</c>.</summary>
    public IReadOnlyList<(AggregateKind Kind, string? Path)> Aggregates { get; }

    /// <summary>What has to be brought before it can be evaluated.</summary>
    public Reach Reach { get; }

    /// <summary>The tree, for whoever says it in words.</summary>
    internal Syntax Tree => _syntax;

    /// <summary>Whether the result is a Buddhist year.</summary>
    internal bool IsYear => _bound.IsYear;

    /// <summary>Checks <paramref name="text"/> against the names it may use. Refuses with faults; never throws.</summary>
    public static ExpressionResult Compile(string text, ISymbols symbols)
    {
        var (syntax, fault) = Parser.Parse(text);
        return fault is null ? Compile(text, syntax, symbols) : new(null, [fault]);
    }

    /// <summary>The same for a tree that was parsed before; faults are told of places in <paramref name="text"/>.</summary>
    internal static ExpressionResult Compile(string text, Syntax syntax, ISymbols symbols)
    {
        var findings = new Findings();
        var bound = new Binder(symbols, findings).Bind(syntax);
        return bound is null || findings.Faults is [_, ..]
            ? new(null, findings.Faults)
            : new(new Expression(text, syntax, bound, findings), []);
    }

    /// <summary>The value, of <see cref="Type"/>, or missing: with a missing operand, a division by zero, an overflow.</summary>
    public Value Evaluate(IValues values) => _bound.Run(values);

    /// <summary>The expression written in the one standard way: single spaces, no needless brackets.</summary>
    public override string ToString() => SyntaxPrinter.Print(_syntax);
}
