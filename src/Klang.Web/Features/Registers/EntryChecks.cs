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
    public static (Answers Answers, ImmutableArray<Issue> Issues) Check(CompiledRegister register, Answers answers)
    {
        var checker = new RecordChecker(register.Form);
        var facts = new RecordFacts(answers) { Round = 1, FiscalYear = 0, DueOn = DateOnly.MaxValue };
        var computed = checker.Compute(facts);
        return (computed, checker.Check(facts with { Answers = computed }));
    }

    public static Issue OutsideUnit(RegisterDefinition register) => new(
        "outside_unit",
        Severity.Error,
        new LocalText("พื้นที่นี้อยู่นอกเขตของหน่วยรายงาน เลือกพื้นที่ในเขต", "This area lies outside the unit's own. Pick one inside it."),
        [new CellRef(register.Area)]);
}
