using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Datasets.Expressions;
using Klang.Core.Records;

namespace Klang.Core.Checks;

/// <summary>Choices that depend on other answers (<c>offer</c>): what may be picked, and what is wrong with a pick from elsewhere.</summary>
public sealed class OfferedChoices(CompiledDefinition definition)
{
    /// <summary>The field as it may be answered in this record: with the choices of its group, and what stands in it already.</summary>
    public Field Of(Field field, RecordFacts facts) =>
        definition.Fields.FirstOrDefault(f => f.Field == field) is { Offer: not null } own ? Narrowed(own, facts.Answers, new RecordValues(facts, facts.Answers)) : field;

    /// <summary>The same for a field of a row.</summary>
    public Field Of(ListDefinition list, Field field, Answers row, RecordFacts facts) =>
        definition.Lists.FirstOrDefault(l => l.List == list)?.Fields.FirstOrDefault(f => f.Field == field) is { Offer: not null } own
            ? Narrowed(own, row, new RowValues(list, row, new RecordValues(facts, facts.Answers), facts.Around))
            : field;

    internal static void Check(CompiledField field, Answers answers, IValues values, CellRef at, List<Issue> issues)
    {
        if (field.Offer is { } offer && offer.Evaluate(values) is { IsMissing: false } group)
        {
            Check(field, group.Text, Codes(field.Field, answers), at, issues);
        }
    }

    private static void Check(CompiledField field, string group, ImmutableArray<string> codes, CellRef at, List<Issue> issues)
    {
        foreach (var strange in Choices(field.Field).Where(c => c.Group != group && codes.Contains(c.Code)))
        {
            issues.Add(new Issue("other_group", Severity.Error, new LocalText(
                $"“{field.Field.Label.Th}”: “{strange.Label.Th}” ({strange.Code}) ใช้กับระเบียนนี้ไม่ได้ เลือกจากรายการที่แสดง",
                $"'{field.Field.Label.In("en")}': '{strange.Label.In("en")}' ({strange.Code}) does not belong to this record; pick from the list."), [at]));
        }
    }

    private static Field Narrowed(CompiledField field, Answers answers, IValues values)
    {
        var group = field.Offer!.Evaluate(values);
        if (group.IsMissing)
        {
            return field.Field;
        }

        var codes = Codes(field.Field, answers);
        var offered = Choices(field.Field).Where(c => c.Group == group.Text || codes.Contains(c.Code)).ToImmutableArray();
        return field.Field switch
        {
            ChoiceField choice => choice with { Choices = offered },
            MultiField multi => multi with { Choices = offered },
            var other => other,
        };
    }

    private static ImmutableArray<Choice> Choices(Field field) => field switch
    {
        ChoiceField choice => choice.Choices,
        MultiField multi => multi.Choices,
        _ => [],
    };

    private static ImmutableArray<string> Codes(Field field, Answers answers) => answers.Value(field.Key) switch
    {
        { IsMissing: true } => [],
        { Type: Datasets.Expressions.ValueType.Codes } several => several.Codes,
        { Type: Datasets.Expressions.ValueType.Text } one => [one.Text],
        _ => [],
    };
}
