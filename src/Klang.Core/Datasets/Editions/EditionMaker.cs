using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Rounds;

namespace Klang.Core.Datasets.Editions;

/// <summary>The published facts of a definition.</summary>
public static class EditionMaker
{
    public static Edition Of(DatasetDefinition definition) => new()
    {
        Key = definition.Key,
        File = definition.File,
        Subject = SubjectOf(definition.Subject),
        Rounds = $"{(definition.Rounds is MonthlyRounds ? "month" : "year")}:{definition.Rounds.RoundsAYear.Plain()}",
        Fields = [.. definition.Fields.Where(f => !f.IsHidden).Select(Field)],
        Lists = [.. definition.Lists.Select(l => new EditionList { Key = l.Key.Name, Fields = [.. l.Fields.Select(Field)] })],
        Contents = [.. VersionedContent.Of(definition).Select(c => new EditionContent { Name = c.Name, Sha256 = c.Sha256 })],
    };

    internal static EditionField Field(Field field) => new()
    {
        Key = field.Key.Name,
        LabelTh = field.Label.Th,
        LabelEn = field.Label.En,
        Type = FieldTypeNames.Of(field),
        Unit = field.Unit?.Key,
        Kind = field.Kind.ToString().ToLowerInvariant(),
        Decimals = (field as NumberField)?.Decimals,
        Choices = [.. ChoicesOf(field).Select(c => c.Code)],
        Until = field.Until,
    };

    private static ImmutableArray<Choice> ChoicesOf(Field field) => field switch
    {
        ChoiceField choice => choice.Choices,
        MultiField multi => multi.Choices,
        _ => [],
    };

    private static string SubjectOf(SubjectOf subject) => subject switch
    {
        RegisterSubject register => "register:" + register.Register,
        AreaSubject area => "area:" + area.Level.ToString().ToLowerInvariant(),
        UnitSubject => "unit",
        _ => throw new NotSupportedException($"Unknown subject {subject.GetType().Name}."),
    };
}
