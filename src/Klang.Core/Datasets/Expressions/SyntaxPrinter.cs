using System.Diagnostics;

namespace Klang.Core.Datasets.Expressions;

/// <summary>Writes a tree back in one way: single spaces, no bracket that is not needed.</summary>
internal static class SyntaxPrinter
{
    private enum Level
    {
        Or,
        And,
        Not,
        Comparison,
        Sum,
        Product,
        Minus,
        Primary,
    }

    public static string Print(Syntax syntax) => Print(syntax, Level.Or);

    private static string Print(Syntax syntax, Level least)
    {
        var level = LevelOf(syntax);
        var text = syntax switch
        {
            LiteralSyntax { Value: { Type: ValueType.Text } quoted } => $"'{quoted.Text.Replace("'", "''", StringComparison.Ordinal)}'",
            LiteralSyntax literal => literal.Value.ToString(),
            NameSyntax name => name.Path,
            UnarySyntax { Mark: "not" } not => $"not {Print(not.Operand, level)}",
            UnarySyntax minus => $"-{Print(minus.Operand, level)}",
            ChainSyntax chain => Print(chain.First, level) + string.Concat(chain.Links.Select(link => Print(link, level + 1))),
            ComparisonSyntax test => $"{Print(test.Left, level + 1)} {test.Mark.Text} {Print(test.Right, level + 1)}",
            MemberSyntax member => $"{Print(member.Of)}.{member.Name}",
            CallSyntax call => $"{call.Name}({string.Join(", ", call.Arguments.Select(Print))})",
            _ => throw new UnreachableException(),
        };
        return level < least ? $"({text})" : text;
    }

    private static string Print(Link link, Level least) => $" {link.Mark} {Print(link.Operand, least)}";

    private static Level LevelOf(Syntax syntax) => syntax switch
    {
        ChainSyntax { Links: [{ Mark: "or" }, ..] } => Level.Or,
        ChainSyntax { Links: [{ Mark: "and" }, ..] } => Level.And,
        ChainSyntax { Links: [{ Mark: "+" or "-" }, ..] } => Level.Sum,
        ChainSyntax => Level.Product,
        UnarySyntax { Mark: "not" } => Level.Not,
        UnarySyntax => Level.Minus,
        ComparisonSyntax => Level.Comparison,
        _ => Level.Primary,
    };
}
