using System.Diagnostics.CodeAnalysis;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A compiled message, or at least one fault, each with its <see cref="ExpressionFault.Language"/>.</summary>
public sealed record TemplateResult(Template? Template, IReadOnlyList<ExpressionFault> Faults)
{
    [MemberNotNullWhen(true, nameof(Template))]
    public bool IsOk => Template is not null;
}
