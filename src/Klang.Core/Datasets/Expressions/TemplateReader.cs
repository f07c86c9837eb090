using System.Collections.Immutable;
using System.Text;

namespace Klang.Core.Datasets.Expressions;

/// <summary>A piece of a message: words as they are, or an expression.</summary>
internal readonly record struct TemplatePart(string Literal, Expression? Expression);

/// <summary>Cuts one text of a message into parts.</summary>
internal sealed class TemplateReader
{
    private readonly string _text;
    private readonly ISymbols _symbols;
    private readonly ImmutableArray<TemplatePart>.Builder _parts = ImmutableArray.CreateBuilder<TemplatePart>();
    private readonly List<ExpressionFault> _faults = [];
    private readonly StringBuilder _literal = new();
    private int _at;

    private TemplateReader(string text, ISymbols symbols)
    {
        _text = text;
        _symbols = symbols;
    }

    /// <summary>The parts of <paramref name="text"/>, or the faults up to the first brace without a partner.</summary>
    public static (ImmutableArray<TemplatePart> Parts, List<ExpressionFault> Faults) Read(string text, ISymbols symbols)
    {
        var reader = new TemplateReader(text, symbols);
        if (text.Length > Expression.MaxLength)
        {
            reader._faults.Add(SyntaxFaults.TooLong());
        }
        else
        {
            reader.ReadAll();
        }

        return (reader._parts.ToImmutable(), reader._faults);
    }

    private void ReadAll()
    {
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c is not ('{' or '}'))
            {
                _literal.Append(c);
                _at++;
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == c)
            {
                _literal.Append(c);
                _at += 2;
            }
            else if (c == '}')
            {
                Stop(SyntaxFaults.LoneBrace(_at));
            }
            else
            {
                ReadExpression();
            }
        }

        EndLiteral();
    }

    private void ReadExpression()
    {
        var start = _at + 1;
        var close = Close(start);
        if (close < 0)
        {
            Stop(SyntaxFaults.UnclosedBrace(_at));
            return;
        }

        EndLiteral();
        var result = Expression.Compile(_text[start..close], _symbols);
        _faults.AddRange(result.Faults.Select(fault => fault with { Position = fault.Position + start }));
        _parts.Add(new TemplatePart("", result.Expression));
        _at = close + 1;
    }

    /// <summary>The } that ends the expression: the first one outside a quoted text.</summary>
    private int Close(int start)
    {
        var quoted = false;
        for (var i = start; i < _text.Length; i++)
        {
            quoted ^= _text[i] == '\'';
            if (!quoted && _text[i] == '}')
            {
                return i;
            }
        }

        return -1;
    }

    private void EndLiteral()
    {
        if (_literal.Length > 0)
        {
            _parts.Add(new TemplatePart(_literal.ToString(), null));
            _literal.Clear();
        }
    }

    private void Stop(ExpressionFault fault)
    {
        _faults.Add(fault);
        _at = _text.Length;
    }
}
