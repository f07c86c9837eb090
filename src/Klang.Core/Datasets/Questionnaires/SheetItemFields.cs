using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Datasets.Questionnaires;

/// <summary>The fields that officers answer on a sheet.</summary>
internal static class SheetItemFields
{
    public static Field Of(Questionnaire sheet, SheetEdition edition, SheetSection section, SheetItem item)
    {
        var field = Typed(sheet, item);
        return Asked(sheet, edition, section, field) with
        {
            Help = item.Help ?? Help(item),
            Required = sheet.Required && !section.Typed,
            Confirm = item.Confirm || edition.Confirm,
            Source = item.Source ?? edition.Source,
        };
    }

    /// <summary>The score of a section that is typed as a whole.</summary>
    public static Field Typed(Questionnaire sheet, SheetEdition edition, SheetSection section) => Asked(sheet, edition, section, new DecimalField
    {
        Key = section.Key!.Value,
        Label = section.Label,
        Places = section.Decimals,
        Min = 0,
        Max = section.Maximum,
        Unit = sheet.Unit,
        Help = OutOf(section.Maximum.GetValueOrDefault()),
        Required = sheet.Required,
        Confirm = edition.Confirm,
        Source = edition.Source,
    });

    /// <summary>One field of the same question, or score, in editions that follow each other.</summary>
    public static Field Joined(IEnumerable<Field> uses)
    {
        var (first, last) = (uses.First(), uses.Last());
        return last with
        {
            Since = first.Since,
            Until = last.Until,
            Value = last.Value is null ? null : SheetFormulas.ByYear([.. uses.Select(f => (f.Until, f.Value!))]),
            Confirm = uses.Any(f => f.Confirm),
        };
    }

    public static NumberField Number(FieldKey key, LocalText label, decimal max, int places) => places == 0
        ? new IntegerField { Key = key, Label = label, Min = 0, Max = max }
        : new DecimalField { Key = key, Label = label, Min = 0, Max = max, Places = places };

    public static LocalText OutOf(decimal max) => new($"เต็ม {max.Plain()}", $"Out of {max.Plain()}");

    private static Field Asked(Questionnaire sheet, SheetEdition edition, SheetSection section, Field field) => field with
    {
        Section = section.FormSection ?? sheet.Section,
        Kind = sheet.Kind,
        AskIf = sheet.AskIf,
        Since = edition.Since,
        Until = edition.Until,
        Line = sheet.Line,
    };

    private static Field Typed(Questionnaire sheet, SheetItem item) => item switch
    {
        YesNoItem => new YesNoField { Key = item.Key, Label = item.Label },
        StepItem step => new ChoiceField { Key = item.Key, Label = item.Label, Choices = step.Choices },
        ScoreItem { Decimals: 0 } score => new IntegerField { Key = item.Key, Label = item.Label, Min = score.Min, Max = score.Max, Unit = sheet.Unit },
        ScoreItem score => new DecimalField { Key = item.Key, Label = item.Label, Places = score.Decimals, Min = score.Min, Max = score.Max, Unit = sheet.Unit },
        _ => throw new NotSupportedException($"Unknown item {item.GetType().Name}."),
    };

    private static LocalText? Help(SheetItem item) => item switch
    {
        ScoreItem { Min: > 0 } score => new($"{score.Min.Plain()} ถึง {score.Max.Plain()}", $"{score.Min.Plain()} to {score.Max.Plain()}"),
        ScoreItem score => OutOf(score.Max),
        { Core: true } => new("ตัวชี้วัดหลัก", "Core indicator"),
        _ => null,
    };
}
