using Klang.Core.Common;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// What is wrong with the text of an expression or message, and where: <paramref name="Position"/> counts UTF-16 characters
/// from 0 in the text that was compiled.
/// </summary>
public sealed record ExpressionFault(int Position, LocalText Message)
{
    /// <summary>"th" or "en": which text of a <see cref="Template"/> the position is in; null for an expression.</summary>
    public string? Language { get; init; }
}
