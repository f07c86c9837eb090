using System.Collections.Immutable;
using DocumentFormat.OpenXml.Spreadsheet;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;
using Klang.Core.Records;
using Klang.Data.Model;
using Klang.Web.Features.Entry;
using Field = Klang.Core.Datasets.Field;

namespace Klang.Web.Features.Import.Writing;

/// <summary>A column of a template.</summary>
/// <param name="Target">What it holds, as the importer names it.</param>
/// <param name="Section">The group's heading; "" for none.</param>
/// <param name="Heading">Its own, unlike any other's.</param>
/// <param name="Field">Null for what the register says, which is locked.</param>
internal sealed record TemplateColumn(string Target, string Section, string Heading, Field? Field)
{
    public bool IsListed => Target.Contains('.', StringComparison.Ordinal);

    public ImmutableArray<Choice> Choices(int year) => Field is ChoiceField choice ? [.. choice.Choices.Where(c => c.IsOfferedIn(year))] : [];

    public static ImmutableArray<TemplateColumn> Of(EntryContext context)
    {
        var definition = context.Dataset.Definition;
        string Section(string? key) => definition.Sections.FirstOrDefault(s => s.Key == key)?.Label.Th ?? "";
        var fields = context.AskedFields.Where(f => f is not FileField && !f.IsComputed).Select(f => new TemplateColumn(f.Key.Name, Section(f.Section), Headed(f), f));
        var listed = definition.Lists.Length != 1 ? [] : definition.Lists[0].Fields.Where(f => f is not FileField && !f.IsComputed && !f.IsHidden)
            .Select(f => new TemplateColumn($"{definition.Lists[0].Key.Name}.{f.Key.Name}", definition.Lists[0].Label.Th, Headed(f), f));
        return Distinct([new(ImportTargets.Code, "", "รหัส", null), new(ImportTargets.Name, "", "ชื่อ", null), new(ImportTargets.Aside, "", "ที่ตั้ง", null), .. fields, .. listed]);
    }

    /// <summary>The cell of a record, or of one of its child rows.</summary>
    public Cell Cell(Answers? answers) => Field switch
    {
        NumberField number => answers?[number.Key] is Answered { Value: var value } ? TemplateSheet.Number(value.Number, Style) : Typed(answers),
        _ => Typed(answers),
    };

    private TemplateStyle Style => Field switch
    {
        YearField => TemplateStyle.Typed,
        NumberField { Decimals: 0 } => TemplateStyle.Whole,
        NumberField => TemplateStyle.Money,
        _ => TemplateStyle.Typed,
    };

    // Days stay text: whatever calendar Excel goes by, 15/11/2569 remains what was typed.
    private Cell Typed(Answers? answers)
    {
        var answer = NotAsked.Given(answers?[Field!.Key]);
        var text = Field is ChoiceField or YesNoField ? AnswerText.Show(Field, answer, "th") : AnswerText.Edit(Field!, answer);
        return text.Length == 0 ? TemplateSheet.Blank(Style) : TemplateSheet.Text(text, Style);
    }

    private static string Headed(Field field) => field.Label.Th + (field.Unit is { } unit ? $" ({unit.Name.Th})" : "");

    private static ImmutableArray<TemplateColumn> Distinct(IEnumerable<TemplateColumn> columns)
    {
        var (seen, all) = (new HashSet<string>(StringComparer.Ordinal), ImmutableArray.CreateBuilder<TemplateColumn>());
        foreach (var column in columns)
        {
            var heading = seen.Add(LabelText.Key(column.Heading)) ? column.Heading : $"{column.Section} – {column.Heading}";
            seen.Add(LabelText.Key(heading));
            all.Add(column with { Heading = heading });
        }

        return all.ToImmutable();
    }
}
