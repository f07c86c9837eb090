using Klang.Core.Datasets;
using Klang.Data.Model;
using Klang.Web.Features.Datasets;
using Klang.Web.Features.Shell;

namespace Klang.Web.Features.Entry;

/// <summary>The grid as JSON: what the browser draws. Values stand in column order, so that a big round stays small on the wire.</summary>
public sealed record GridView(GridSubmission Submission, IReadOnlyList<GridColumn> Columns, IReadOnlyList<GridRow> Rows, GridSummary Summary);

public sealed record GridSubmission(Guid Id, string Status, bool CanEdit, string Dataset, string Title, string Unit, string Round);

/// <param name="Ended">True where it is not offered in this fiscal year: it names old values and cannot be picked.</param>
public sealed record GridChoice(string Code, string Label, bool? Ended = null);

public sealed record GridColumn
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    public string? Section { get; init; }

    public required string Type { get; init; }

    public string? Unit { get; init; }

    public required string Kind { get; init; }

    public bool Required { get; init; }

    public bool Editable { get; init; }

    public string? Help { get; init; }

    public IReadOnlyList<GridChoice>? Choices { get; init; }

    public int? Decimals { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <param name="options">What an area or an entry of a register is picked from.</param>
    public static GridColumn Of(Field field, DatasetDefinition definition, int fiscalYear, IReadOnlyList<FieldOption>? options) => new()
    {
        Key = field.Key.Name,
        Label = field.Label.Here(),
        Section = definition.Sections.FirstOrDefault(s => s.Key == field.Section)?.Label.Here(),
        Type = FieldTypes.NameOf(field),
        Unit = field.Unit?.Name.Here(),
        Kind = field.Kind.ToString().ToLowerInvariant(),
        Required = field.Required,
        Editable = !field.IsComputed && field is not FileField,
        Help = field.Help?.Here(),
        Choices = FieldTypes.ChoicesOf(field) is { IsDefault: false } choices 
            ? [.. choices.Select(c => new GridChoice(c.Code, c.Label.Here(), c.IsOfferedIn(fiscalYear) ? null : true))]
            : options is null ? null : [.. options.Select(o => new GridChoice(o.Value, o.Label))],
        Decimals = (field as NumberField)?.Decimals,
        Min = (field as NumberField)?.Min,
        Max = (field as NumberField)?.Max,
    };
}

public sealed record GridIssue(string Field, string Rule, string Severity, string Text);

public sealed record GridConflict(string Field, string Theirs, string Mine, string By, string At);

public sealed record GridSummary(int Rows, int Done, int Unconfirmed, int Errors, int Warnings)
{
    public static GridSummary Of(Submission submission) =>
        new(submission.Rows, submission.RowsConfirmed, submission.Rows - submission.RowsConfirmed, submission.Errors, submission.Warnings);
}

/// <param name="Area">The code of the area it is in.</param>
/// <param name="V">Values in column order: numbers, true/false, ISO dates, the rest as the text that would be typed; null is missing.</param>
/// <param name="P">Last round's, the same way; null as a whole where every value is the same as V.</param>
/// <param name="Raw">Texts that did not parse, as typed.</param>
/// <param name="Na">Cells said not to apply.</param>
/// <param name="N">Cells that are not asked as the row stands; a value there is kept and does not count.</param>
public sealed record GridRow(
    Guid Id, int Version, string State, string Code, string Name, string Place, string Area,
    IReadOnlyList<object?> V, IReadOnlyList<object?>? P,
    IReadOnlyDictionary<string, string>? Raw, IReadOnlyList<string>? Na, IReadOnlyList<string>? N,
    IReadOnlyList<GridIssue> Issues, IReadOnlyList<GridConflict>? Conflicts)
{
    /// <summary>By field, "returned" or "comment": what the province said of a cell and nobody has settled. Null: not told here.</summary>
    public IReadOnlyDictionary<string, string>? Marks { get; init; }
}
