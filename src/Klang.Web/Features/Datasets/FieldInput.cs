using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Html;

namespace Klang.Web.Features.Datasets;

/// <summary>One field as a form shows it: its name on the wire, its text, last round's value, what is wrong with it.</summary>
public sealed record FieldInput
{
    public required Field Field { get; init; }

    /// <summary>Name of the form value: a field key, or <c>list.0.key</c> for a child row.</summary>
    public required string Name { get; init; }

    public required string Text { get; init; }

    /// <summary>Last round's value as shown; null where there is none to show.</summary>
    public string? Previous { get; init; }

    public bool ReadOnly { get; init; }

    /// <summary>For areas and entries of registers: what can be picked; without it the code is typed.</summary>
    public IReadOnlyList<FieldOption>? Options { get; init; }

    /// <summary>A list of the page (a datalist) that offers the same while one types, where the options are too many for a menu.</summary>
    public string? ListId { get; init; }

    /// <summary>The fiscal year of the record, for choices of some years.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>When the question is asked, in words; null: always.</summary>
    public string? Condition { get; init; }

    /// <summary>Whether it is not asked as the other answers stand.</summary>
    public bool NotAsked { get; init; }

    /// <summary>For files: what is attached.</summary>
    public IReadOnlyList<FieldFile> Files { get; init; } = [];

    /// <summary>Why files that were just chosen were not taken.</summary>
    public string? FileProblem { get; init; }

    public ImmutableArray<Issue> Issues { get; init; } = [];

    public string Id => Name.Replace('.', '_');

    public string Label => Field.Label.Here();

    public string? Unit => Field.Unit?.Name.Here();

    /// <summary>What is offered, and what stands there already.</summary>
    public ImmutableArray<Choice> Choices => [.. FieldTypes.ChoicesOf(Field).Where(c => FiscalYear is not { } year || c.IsOfferedIn(year) || Holds(c.Code))];

    /// <summary>The name behind a code that is typed, where it is known.</summary>
    public string? Chosen => ListId is null ? null : Options?.FirstOrDefault(o => o.Value == Text)?.Label;

    /// <summary>Attributes of a conditional question, for style sheet and script; a name is made of keys and numbers only.</summary>
    public IHtmlContent Marks => new HtmlString(Condition is null ? ""
        : $"data-field=\"{Name}\"" + (NotAsked ? $" data-not-asked=\"{(Keeps ? "kept" : "empty")}\"" : ""));

    /// <summary>Something stands there although it is not asked: it stays in sight.</summary>
    public bool Keeps => Text.Length > 0 || Files.Count > 0;

    /// <summary>
    /// The answers to tap at once, where there are few: a sheet of 23 yes/no questions is answered by one tap or arrow key each.
    /// Empty where the field is answered another way.
    /// </summary>
    public IReadOnlyList<FieldOption> Taps => Field switch
    {
        YesNoField => [new("1", "Yes", ""), new("0", "No", "")],
        ChoiceField { Choices: { Length: <= 5 } steps } when steps.Select(c => c.Code).SequenceEqual(Enumerable.Range(0, steps.Length).Select(n => n.Plain()), StringComparer.Ordinal) =>
            [.. steps.Select(c => new FieldOption(c.Code, c.Label.Here(), ""))],
        _ => [],
    };

    /// <summary>Which keyboard a phone opens.</summary>
    public string InputMode => Field switch
    {
        NumberField { Decimals: 0 } or NationalIdField => "numeric",
        NumberField => "decimal",
        PhoneField => "tel",
        _ => "text",
    };

    public bool Holds(string code) => Field is MultiField ? Text.Split(',').Contains(code) : Text == code;

    public static FieldInput Of(Field field, string name, Answers answers, Answers? previous, ImmutableArray<Issue> issues, bool readOnly) => new()
    {
        Field = field,
        Name = name,
        Text = readOnly || field.IsComputed ? AnswerText.Show(field, answers[field.Key], Language.Current) : AnswerText.Edit(field, answers[field.Key]),
        Previous = previous?[field.Key] is { } last ? AnswerText.Show(field, last, Language.Current) : null,
        ReadOnly = readOnly || field.IsComputed,
        Issues = issues,
    };
}
