using System.Diagnostics.CodeAnalysis;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A compiled expression, or at least one fault (in order of position, at most 20).</summary>
public sealed record ExpressionResult(Expression? Expression, IReadOnlyList<ExpressionFault> Faults)
{
    [MemberNotNullWhen(true, nameof(Expression))]
    public bool IsOk => Expression is not null;
}
