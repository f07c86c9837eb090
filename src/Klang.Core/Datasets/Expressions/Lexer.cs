using Klang.Core.Thai;

namespace Klang.Core.Datasets.Expressions;

/// <summary>Cuts the text of an expression into tokens. At the first thing it cannot read it sets the fault and ends.</summary>
internal sealed class Lexer(string text)
{
    private static readonly string[] Marks = ["==", "!=", "<=", ">=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    private int _at;

    public ExpressionFault? Fault { get; private set; }

    public Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at == text.Length || Fault is not null ? new Token(TokenKind.End, _at, "")
            : text[_at] == '\'' ? Text()
            : IsDigit(_at) ? Number()
            : NameRules.IsStart(text[_at]) ? Name()
            : Mark();
    }

    private Token Text()
    {
        var start = _at;
        var close = text.IndexOf('\'', start + 1);
        while (close >= 0 && close + 1 < text.Length && text[close + 1] == '\'')
        {
            close = text.IndexOf('\'', close + 2); // '' is a quote inside the text
        }

        if (close < 0)
        {
            return Fail(SyntaxFaults.UnterminatedText(start));
        }

        _at = close + 1;
        return new Token(TokenKind.Text, start, text[(start + 1)..close].Replace("''", "'", StringComparison.Ordinal));
    }

    private Token Number()
    {
        var start = _at;
        SkipDigits();
        if (_at < text.Length && text[_at] == '.' && IsDigit(_at + 1))
        {
            _at++;
            SkipDigits();
        }

        var number = ThaiDigits.ToArabic(text[start.._at]);
        return number.Length > 1 && number[0] == '0' && number[1] != '.' ? Fail(SyntaxFaults.LeadingZero(start, number))
            : HoldsExactly(number) ? new Token(TokenKind.Number, start, number)
            : Fail(SyntaxFaults.TooManyDigits(start));
    }

    /// <summary>Whether a decimal keeps every digit: 28 that count, at most 28 of them after the point.</summary>
    private static bool HoldsExactly(string number) =>
        number.TrimStart('0', '.').Count(char.IsAsciiDigit) <= 28 && number.Length - number.IndexOf('.', StringComparison.Ordinal) <= 29;

    private Token Name()
    {
        var start = _at;
        do
        {
            _at++;
        }
        while (_at < text.Length && (NameRules.IsPart(text[_at]) || IsDotInName(_at)));

        return new Token(TokenKind.Name, start, text[start.._at]);
    }

    private Token Mark()
    {
        // A dot has a meaning after a call only: other('dataset').field.
        if (text[_at] == '.' && _at > 0 && text[_at - 1] == ')' && IsDotInName(_at))
        {
            return new Token(TokenKind.Mark, _at++, ".");
        }

        var mark = Array.Find(Marks, candidate => string.CompareOrdinal(text, _at, candidate, 0, candidate.Length) == 0);
        if (mark is null)
        {
            return Fail(SyntaxFaults.UnknownCharacter(_at, text[_at]));
        }

        _at += mark.Length;
        return new Token(TokenKind.Mark, _at - mark.Length, mark);
    }

    private bool IsDotInName(int at) => text[at] == '.' && at + 1 < text.Length && NameRules.IsStart(text[at + 1]);

    private bool IsDigit(int at) => at < text.Length && text[at] is (>= '0' and <= '9') or (>= '๐' and <= '๙');

    private void SkipDigits()
    {
        while (IsDigit(_at))
        {
            _at++;
        }
    }

    private Token Fail(ExpressionFault fault)
    {
        Fault = fault;
        return new Token(TokenKind.End, fault.Position, "");
    }
}
