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
        var area = answers.Value(register.Definition.Area);
        var facts = new RecordFacts(answers)
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
        var computed = checker.Compute(facts);
        return (computed, checker.Check(facts with { Answers = computed }));
    }

    public static Issue OutsideUnit(RegisterDefinition register) => new(
        "outside_unit",
        Severity.Error,
        new LocalText("พื้นที่นี้อยู่นอกเขตของหน่วยรายงาน เลือกพื้นที่ในเขต", "This area lies outside the unit's own. Pick one inside it."),
        [new CellRef(register.Area)]);
}
