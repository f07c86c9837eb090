using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>Makes ordinary fields and rules of a sheet, so that form, grid, checks, table, API and figures follow.</summary>
internal static class SheetExpansion
{
    /// <summary>The fields with those of the sheet among them.</summary>
    public static ImmutableArray<Field> Into(ImmutableArray<Field> fields, Questionnaire sheet)
    {
        var at = sheet.Before is { } before ? fields.ToList().FindIndex(f => f.Key == before) : -1;
        return fields.InsertRange(at < 0 ? fields.Length : at, Fields(sheet));
    }

    public static ImmutableArray<Rule> Rules(Questionnaire sheet) => [.. SheetRules.Of(sheet)];

    private static ImmutableArray<Field> Fields(Questionnaire sheet) =>
    [
        .. sheet.Editions.SelectMany(e => e.Sections.SelectMany(s => OfSection(sheet, e, s))).GroupBy(f => f.Key).Select(SheetItemFields.Joined),
        .. Results(sheet),
    ];

    private static IEnumerable<Field> OfSection(Questionnaire sheet, SheetEdition edition, SheetSection section)
    {
        var items = section.Items.Select(i => SheetItemFields.Of(sheet, edition, section, i));
        return section.Key is null ? items
            : section.Typed ? items.Prepend(SheetItemFields.Typed(sheet, edition, section))
            : items.Append(Score(sheet, edition, section));
    }

    private static Field Score(Questionnaire sheet, SheetEdition edition, SheetSection section) =>
        Computed(sheet, SheetItemFields.Number(section.Key!.Value, section.Label, section.MaximumOf(sheet.Counts), Places(sheet)), SheetFormulas.Score(sheet, section)) with
        {
            Section = section.FormSection ?? sheet.Section,
            Unit = sheet.Unit,
            Help = SheetItemFields.OutOf(section.MaximumOf(sheet.Counts)),
            Since = edition.Since,
            Until = edition.Until,
            Confirm = edition.Confirm,
            Source = edition.Source,
        };

    private static IEnumerable<Field> Results(Questionnaire sheet)
    {
        var max = sheet.Editions.Max(e => e.MaximumOf(sheet.Counts));
        yield return Result(sheet, sheet.Total, SheetItemFields.Number(sheet.Total.Key, sheet.Total.Label, max, Places(sheet)), SheetFormulas.Total(sheet));
        if (sheet.CorePassed is { } core)
        {
            yield return Result(sheet, core, SheetItemFields.Number(core.Key, core.Label, sheet.Editions.Max(e => e.CoreSize ?? 0), 0), SheetFormulas.CorePassed(sheet));
        }

        if (sheet.Percent is { } percent)
        {
            yield return Result(sheet, percent, new PercentField { Key = percent.Key, Label = percent.Label, Min = 0, Max = 100 }, SheetFormulas.Percent(sheet));
        }

        if (sheet.Grade is { } grade)
        {
            yield return Result(sheet, grade, new ChoiceField { Key = grade.Key, Label = grade.Label, Choices = Grades(sheet) }, SheetFormulas.Grade(sheet));
        }

        if (sheet.Passed is { } passed)
        {
            yield return Result(sheet, passed, new YesNoField { Key = passed.Key, Label = passed.Label }, SheetFormulas.Passed(sheet));
        }

        if (sheet.Edition is { } edition)
        {
            yield return Result(sheet, edition, new ChoiceField { Key = edition.Key, Label = edition.Label, Choices = [.. sheet.Editions.Select(e => new Choice(e.Key, e.Name) { Since = e.Since, Until = e.Until })] }, SheetFormulas.Edition(sheet));
        }
    }

    private static ImmutableArray<Choice> Grades(Questionnaire sheet) =>
        [.. sheet.Editions.SelectMany(e => e.Bands).DistinctBy(b => b.Code, StringComparer.Ordinal).Select(b => new Choice(b.Code, b.Label))];

    private static Field Result(Questionnaire sheet, SheetResult result, Field field, string formula) => Computed(sheet, field, formula) with
    {
        Section = result.Section ?? sheet.Section,
        Unit = result.Unit ?? (field is NumberField and not PercentField ? sheet.Unit : null),
        Help = result.Help,
        Core = result.Core,
        Since = sheet.Editions[0].Since,
        Until = sheet.Editions[^1].Until,
        Confirm = sheet.Editions.Any(e => e.Confirm),
    };

    private static Field Computed(Questionnaire sheet, Field field, string formula) =>
        field with { Kind = FieldKind.Computed, Value = formula, AskIf = sheet.AskIf, Line = sheet.Line };

    private static int Places(Questionnaire sheet) => sheet.Editions.Select(e => e.StepOf(sheet.Counts)).Max(s => s == 1 ? 0 : s == 0.1m ? 1 : 2);
}
