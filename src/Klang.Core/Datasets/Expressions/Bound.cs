using System.Collections.Immutable;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A part of a compiled expression: all names and types are settled, only values are missing.</summary>
internal delegate Value Run(IValues values);

/// <summary>A compiled part with its type and the place it was written at.</summary>
internal sealed record Bound(int Position, ValueType Type, Run Run)
{
    /// <summary>The value, where it is written out in the text.</summary>
    public Value? Literal { get; init; }

    /// <summary>The choices whose code this is; default where it is none.</summary>
    public ImmutableArray<Choice> Choices { get; init; }

    /// <summary>A Buddhist year: shown without a thousands comma.</summary>
    public bool IsYear { get; init; }
}
