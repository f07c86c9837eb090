using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>An expression as written, before names and types are known. Brackets are the shape of the tree.</summary>
internal abstract record Syntax(int Position);

internal sealed record LiteralSyntax(int Position, Value Value) : Syntax(Position);

internal sealed record NameSyntax(int Position, string Path) : Syntax(Position);

/// <summary><c>-x</c> or <c>not x</c>.</summary>
internal sealed record UnarySyntax(int Position, string Mark, Syntax Operand) : Syntax(Position);

/// <summary>
/// Operators of one level in a row, from left to right: a + b - c. Kept flat, so that a sum of a hundred fields is one node
/// deep and not a hundred.
/// </summary>
internal sealed record ChainSyntax(int Position, Syntax First, ImmutableArray<Link> Links) : Syntax(Position);

internal readonly record struct Link(string Mark, Syntax Operand);

internal sealed record ComparisonSyntax(Syntax Left, Token Mark, Syntax Right) : Syntax(Left.Position);

/// <summary><c>other('dataset').field</c>.</summary>
internal sealed record MemberSyntax(CallSyntax Of, string Name) : Syntax(Of.Position);

internal sealed record CallSyntax(int Position, string Name, ImmutableArray<Syntax> Arguments) : Syntax(Position);
