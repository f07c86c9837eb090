using Klang.Core.Datasets.Expressions;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>Conditions of grades, which name <c>total</c> and <c>core</c> only.</summary>
internal static class BandConditions
{
    public static ExpressionResult Compile(string text, bool hasCore) => Expression.Compile(text, new Names(hasCore));

    public static bool Holds(Expression condition, decimal total, decimal core) =>
        condition.Evaluate(new At(total, core)) is { IsMissing: false, Boolean: true };

    /// <summary>The condition with its two names replaced by those of fields.</summary>
    public static string Named(string text, Func<string, string> name) => SyntaxPrinter.Print(Renamed(Parser.Parse(text).Tree, name));

    private static Syntax Renamed(Syntax syntax, Func<string, string> name) => syntax switch
    {
        NameSyntax old => old with { Path = name(old.Path) },
        UnarySyntax unary => unary with { Operand = Renamed(unary.Operand, name) },
        ChainSyntax chain => chain with { First = Renamed(chain.First, name), Links = [.. chain.Links.Select(l => l with { Operand = Renamed(l.Operand, name) })] },
        ComparisonSyntax test => test with { Left = Renamed(test.Left, name), Right = Renamed(test.Right, name) },
        CallSyntax call => call with { Arguments = [.. call.Arguments.Select(a => Renamed(a, name))] },
        _ => syntax,
    };

    private sealed class Names(bool hasCore) : ISymbols
    {
        public Symbol? Find(string path) => path == "total" || (path == "core" && hasCore) ? new Symbol(ValueType.Number, IsColumn: false) : null;
    }

    private sealed class At(decimal total, decimal core) : IValues
    {
        public Value Get(string path) => Value.Of(path == "total" ? total : core);

        public Value Aggregate(AggregateKind kind, string? path) => Value.Missing;
    }
}
