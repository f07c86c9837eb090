namespace Klang.Core.Datasets.Expressions;

internal enum TokenKind
{
    /// <summary>Nothing more to read.</summary>
    End,
    Number,

    /// <summary>A quoted text; <see cref="Token.Text"/> is what stands between the quotes.</summary>
    Text,

    /// <summary>A dotted name or one of the words and, or, not, true, false.</summary>
    Name,

    /// <summary>An operator, bracket or comma.</summary>
    Mark,
}

internal readonly record struct Token(TokenKind Kind, int Position, string Text)
{
    /// <summary>Whether this is the operator or word <paramref name="mark"/> (and not a text with that content).</summary>
    public bool Is(string mark) => Kind is TokenKind.Mark or TokenKind.Name && Text == mark;
}
