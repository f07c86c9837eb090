using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Records;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Data.Processes;

namespace Klang.Web.Features.Registers;

/// <summary>The personal numbers of an edit: what was typed whole, what was emptied, and what is wrong with that.</summary>
/// <param name="Changes">By field: the number, or null to take it away. A mask that came back unchanged is no change.</param>
/// <param name="Twin">An entry of the same office that has one of the numbers.</param>
internal sealed record NumberEdits(ImmutableDictionary<FieldKey, NationalId?> Changes, ImmutableArray<Issue> Issues, Subject? Twin)
{
    /// <summary>The code of an entry of another office that has one of the numbers, where its register may be named from outside.</summary>
    public string? Elsewhere { get; init; }

    public static async Task<NumberEdits> OfAsync(ProcessScope scope, PersonalNumbers numbers, CompiledRegister register, EntryEdit edit, Subject? subject, CancellationToken cancel)
    {
        var changes = ImmutableDictionary.CreateBuilder<FieldKey, NationalId?>();
        var issues = ImmutableArray.CreateBuilder<Issue>();
        (Subject? own, string? elsewhere) = (null, null);
        foreach (var field in register.Definition.Fields.OfType<NationalIdField>().Where(f => edit.Cells.ContainsKey(f.Key)))
        {
            var text = edit.Cells[field.Key];
            if (NationalId.TryParse(text, out var number, out _))
            {
                changes[field.Key] = number;
                await numbers.HoldAsync(scope, number, cancel);
                if (await numbers.TwinAsync(scope, register.Definition.Key, number, subject?.Id, cancel) is { } twin)
                {
                    own ??= twin.UnitCode == edit.UnitCode ? twin : null;
                    elsewhere ??= own is null && register.Definition.Shared ? twin.Code : null;
                    issues.Add(Taken(field, twin, twin.UnitCode == edit.UnitCode, elsewhere));
                }
            }
            else if (!NationalId.IsMask(ThaiText.Normalise(text ?? "")))
            {
                changes[field.Key] = null;
            }
            else if (!IsUnchanged(field, text!, subject))
            {
                issues.Add(Error("masked", field, new("พิมพ์เลขให้ครบ 13 หลัก เลขที่มี x เป็นเพียงรูปที่ปิดไว้", "Type all 13 digits; a number with x in it is only the masked form.")));
            }
        }

        if (elsewhere is not null)
        {
            // Who asks for somebody of another office leaves a line, and sees the code only.
            scope.Note(edit.UnitCode, $"{register.Definition.Key} {elsewhere}", new { foundByNumber = true });
        }

        return new NumberEdits(changes.ToImmutable(), issues.ToImmutable(), own) { Elsewhere = elsewhere };
    }

    private static bool IsUnchanged(NationalIdField field, string text, Subject? subject) =>
        NotAsked.Given(subject?.Answers[field.Key]) is Answered { Value: var value } && value.Text == ThaiText.Normalise(text);

    /// <summary>Who it is in another office is not told: that a number is known there is all that may be said.</summary>
    private static Issue Taken(NationalIdField field, Subject twin, bool own, string? elsewhere) => Error("number_taken", field, own
        ? new($"เลขนี้เป็นของ {twin.Name} ({twin.Code}) ในทะเบียนนี้แล้ว เปิดรายการนั้นแก้ไขแทนการเพิ่มใหม่", $"This number already belongs to {twin.Name} ({twin.Code}) in this register. Open that entry instead of adding another.")
        : elsewhere is not null
        ? new($"บุคคลนี้ลงทะเบียนไว้ที่หน่วยงานอื่นแล้ว ไม่ต้องเพิ่มใหม่ ระบุรหัส {elsewhere} เป็นผู้ดำรงตำแหน่งในพื้นที่ของท่านได้", $"This person is registered at another office already and is not added again. Name {elsewhere} as the holder of the post in your area.")
        : new("บุคคลนี้ลงทะเบียนไว้ที่หน่วยงานอื่นแล้ว สอบถามสำนักงานพัฒนาชุมชนจังหวัด", "This person is registered at another office already. Ask the provincial office."));

    private static Issue Error(string rule, NationalIdField field, LocalText said) =>
        new(rule, Severity.Error, new LocalText($"“{field.Label.Th}”: {said.Th}", $"'{field.Label.In("en")}': {said.In("en")}"), [new CellRef(field.Key)]);
}
