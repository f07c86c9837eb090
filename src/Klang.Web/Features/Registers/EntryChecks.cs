using System.Collections.Immutable;
using Klang.Core.Checks;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Records;
using Klang.Core.Registers;

namespace Klang.Web.Features.Registers;

/// <summary>Checks an entry by the rules of its register, the same way a record is checked.</summary>
internal static class EntryChecks
{
    /// <param name="before">The entry as it stood; choices of other years may stay where they stood.</param>
    /// <param name="code">The entry's own; empty while it has none.</param>
    public static (Answers Answers, ImmutableArray<Issue> Issues) Check(CompiledRegister register, Answers answers, Answers before, string code, string unitArea, DateOnly today, ISurroundings around)
    {
        var checker = new RecordChecker(register.Form);
        var facts = Facts(register, answers, before, code, unitArea, today, around);
        var computed = checker.Compute(facts);
        return (computed, checker.Check(facts with { Answers = computed }));
    }

    /// <summary>The entry with its computed cells, from what stands around it now.</summary>
    public static Answers Computed(CompiledRegister register, Answers answers, string code, string unitArea, DateOnly today, ISurroundings around) =>
        new RecordChecker(register.Form).Compute(Facts(register, answers, answers, code, unitArea, today, around));

    /// <summary>What rules see of an entry. Its round is today.</summary>
    public static RecordFacts Facts(CompiledRegister register, Answers answers, Answers before, string code, string unitArea, DateOnly today, ISurroundings around)
    {
        var area = answers.Value(register.Definition.Area);
        return new RecordFacts(answers)
        {
            Round = 1,
            FiscalYear = Core.Rounds.FiscalYear.Of(today).Year,
            DueOn = today,
            Previous = before,
            SelfCode = code,
            SelfArea = area.IsMissing ? "" : area.Text,
            UnitArea = unitArea,
            Around = around,
        };
    }

    /// <summary>What the entry is to say: what it said, with the cells and lists that were typed.</summary>
    public static Answers Typed(CompiledRegister register, Answers before, EntryEdit edit)
    {
        var form = register.Form.Definition;
        var answers = edit.Cells.Aggregate(before, (a, cell) =>
            form.Field(cell.Key) is { IsComputed: false } field ? a.With(cell.Key, AnswerParser.Parse(field, cell.Value).Answer) : a);
        return form.Lists.Where(l => edit.Lists.ContainsKey(l.Key)).Aggregate(answers, (a, list) =>
            a.WithList(list.Key, [.. edit.Lists[list.Key].Select(row => Row(list, row))]));
    }

    private static Answers Row(ListDefinition list, ImmutableDictionary<FieldKey, string?> cells) =>
        list.Fields.Where(f => !f.IsComputed && cells.ContainsKey(f.Key)).Aggregate(Answers.Empty, (row, f) => row.With(f.Key, AnswerParser.Parse(f, cells[f.Key]).Answer));

    public static Issue OutsideUnit(RegisterDefinition register) => new(
        "outside_unit",
        Severity.Error,
        new LocalText("พื้นที่นี้อยู่นอกเขตของหน่วยรายงาน เลือกพื้นที่ในเขต", "This area lies outside the unit's own. Pick one inside it."),
        [new CellRef(register.Area)]);
}
