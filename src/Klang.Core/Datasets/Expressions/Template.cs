using System.Collections.Immutable;
using System.Text;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Expressions;

/// <summary>
/// A message to officers with <c>{expression}</c> parts; <c>{{</c> and <c>}}</c> print braces. Immutable. Thai is always
/// there; where English is missing, Thai is shown.
/// </summary>
public sealed class Template
{
    private readonly ImmutableArray<TemplatePart> _thai;
    private readonly ImmutableArray<TemplatePart>? _english;

    private Template(LocalText text, ImmutableArray<TemplatePart> thai, ImmutableArray<TemplatePart>? english)
    {
        Text = text;
        _thai = thai;
        _english = english;
        Expressions = [.. thai.Concat(english ?? []).Select(part => part.Expression).OfType<Expression>()];
    }

    /// <summary>The texts as they were compiled.</summary>
    public LocalText Text { get; }

    /// <summary>Every expression of both texts, for knowing what they read.</summary>
    public IReadOnlyList<Expression> Expressions { get; }

    /// <summary>Checks both texts, each at most <see cref="Expression.MaxLength"/> long; never throws.</summary>
    public static TemplateResult Compile(LocalText text, ISymbols symbols)
    {
        var (thai, thaiFaults) = TemplateReader.Read(text.Th, symbols);
        var (english, englishFaults) = TemplateReader.Read(text.En ?? "", symbols);
        ImmutableArray<ExpressionFault> faults =
        [
            .. thaiFaults.Select(fault => fault with { Language = "th" }),
            .. englishFaults.Select(fault => fault with { Language = "en" }),
        ];
        return faults.IsEmpty ? new(new Template(text, thai, english.IsEmpty ? null : english), []) : new(null, faults);
    }

    /// <summary>The message in <paramref name="language"/> ("th" or "en") with its values; missing ones show as –.</summary>
    public string Render(string language, IValues values)
    {
        var english = language == "en" ? _english : null;
        var message = new StringBuilder();
        foreach (var part in english ?? _thai)
        {
            message.Append(part.Expression is { } expression
                ? Display.Of(expression.Evaluate(values), expression.IsYear, english is null ? "th" : "en")
                : part.Literal);
        }

        return message.ToString();
    }
}
