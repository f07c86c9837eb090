namespace Klang.Core.Datasets.Expressions;

/// <summary>The names a text reads, before anything is known of them.</summary>
internal static class SyntaxNames
{
    /// <summary>In the order they are written, again as often as they are; none for a text that cannot be parsed.</summary>
    public static IEnumerable<string> In(string text) => Parser.Parse(text) is (var syntax, null) ? In(syntax) : [];

    public static IEnumerable<string> In(Syntax syntax) => syntax switch
    {
        NameSyntax name => [name.Path],
        UnarySyntax unary => In(unary.Operand),
        ChainSyntax chain => chain.Links.Select(l => l.Operand).Prepend(chain.First).SelectMany(In),
        ComparisonSyntax comparison => In(comparison.Left).Concat(In(comparison.Right)),
        MemberSyntax member => In(member.Of),
        CallSyntax call => call.Arguments.SelectMany(In),
        _ => [],
    };
}
