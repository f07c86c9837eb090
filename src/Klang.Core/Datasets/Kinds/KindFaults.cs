using Klang.Core.Common;
using Klang.Core.Datasets.Reading;

namespace Klang.Core.Datasets.Kinds;

/// <summary>Settings of a field's kind that cannot be as they are written.</summary>
internal static class KindFaults
{
    public static IEnumerable<DefinitionFault> Of(DatasetDefinition definition)
    {
        if (definition.PositionDate is { } day && definition.Field(day) is not DateField)
        {
            yield return new(definition.File, 1, new($"positionDate: “{day}” ต้องเป็นข้อมูลชนิด date ใน fields", $"positionDate: '{day}' must be a field of type date."));
        }

        foreach (var fault in definition.Fields.SelectMany(f => Of(definition, f)))
        {
            yield return fault;
        }
    }

    public static IEnumerable<DefinitionFault> Of(DatasetDefinition definition, Field field) =>
        Complaints(definition, field).Select(c => new DefinitionFault(definition.File, field.Line, new LocalText($"“{field.Key}”: {c.Th}", $"'{field.Key}': {c.En}")));

    private static IEnumerable<(string Th, string En)> Complaints(DatasetDefinition definition, Field field)
    {
        var acrossRounds = field.Kind is FieldKind.Immutable or FieldKind.Ytd || field.Moves is not null || field.Steady is not null || field.Key == definition.PositionDate;
        if (acrossRounds && field.Key.Name.Length > KindRules.LongestKey)
        {
            yield return ($"รหัสที่มีกฎข้ามงวดยาวได้ไม่เกิน {KindRules.LongestKey.Plain()} ตัว", $"a key with rules across rounds may have {KindRules.LongestKey.Plain()} characters.");
        }

        if (field.Kind == FieldKind.Ytd && field is not NumberField)
        {
            yield return ("kind: ytd ใช้กับตัวเลขเท่านั้น", "kind: ytd is for numbers.");
        }

        if (field.Changeable != Severity.Error && field.Kind != FieldKind.Immutable)
        {
            yield return ("changeable ใช้กับ kind: immutable เท่านั้น", "'changeable' belongs to kind: immutable.");
        }

        if (field.YearEnds is not null && (field.Kind != FieldKind.Ytd || definition.Field(definition.PositionDate.GetValueOrDefault()) is not DateField))
        {
            yield return ("yearEnds ใช้กับ kind: ytd และฐานข้อมูลต้องบอก positionDate", "'yearEnds' belongs to kind: ytd, and the dataset must name its positionDate.");
        }

        if (field.Steady is { } percent && (field is not NumberField || field.Kind == FieldKind.Immutable || percent is <= 0 or > 1000))
        {
            yield return ("steady ใช้กับตัวเลข เป็นร้อยละมากกว่า 0 ถึง 1000", "'steady' is for numbers: a percentage above 0, up to 1000.");
        }

        if (field.Moves is not null)
        {
            foreach (var complaint in OfMoves(definition, field, field.Moves))
            {
                yield return complaint;
            }
        }
    }

    private static IEnumerable<(string Th, string En)> OfMoves(DatasetDefinition definition, Field field, Moves moves)
    {
        if (field is not NumberField || field.Kind is not (FieldKind.Position or FieldKind.Computed))
        {
            yield return ("moves ใช้กับตัวเลขที่เป็น position หรือ computed", "'moves' is for numbers of kind position or computed.");
        }

        if (moves.All.Count() is < 1 or > Moves.Most || moves.Tolerance is < 0 or > 100)
        {
            yield return ($"moves ต้องมีรายการเคลื่อนไหว 1–{Moves.Most.Plain()} รายการใน with และ against และ tolerance 0–100", $"'moves' takes 1–{Moves.Most.Plain()} movements in with and against, and a tolerance of 0–100.");
        }

        foreach (var key in moves.All.Where(k => definition.Field(k) is not NumberField { Kind: FieldKind.Flow or FieldKind.Ytd or FieldKind.Computed }))
        {
            yield return ($"moves: “{key}” ต้องเป็นตัวเลขที่เป็น flow, ytd หรือ computed ใน fields", $"moves: '{key}' must be a number of kind flow, ytd or computed.");
        }
    }
}
