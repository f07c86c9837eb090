using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.Imports;

namespace Klang.Web.Features.Import;

/// <summary>What a plan must say before a file is checked with it.</summary>
public static class PlanRules
{
    public static Problem? Problem(ImportWorld world, SheetPlan plan)
    {
        var twice = plan.Columns.Where(c => c.Target is not null && c.Target != ImportTargets.Aside).GroupBy(c => c.Target!, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        var needsSubject = world.Context.Dataset.Definition.Subject is not UnitSubject;
        return twice is not null ? ImportProblems.TwiceChosen(world.LabelOf(twice.Key))
            : needsSubject && plan.ColumnOf(ImportTargets.Code) < 0 && plan.ColumnOf(ImportTargets.Name) < 0 && plan.ColumnOf(ImportTargets.Moo) < 0 && plan.ColumnOf(ImportTargets.District) < 0 ? ImportProblems.NoSubjectColumn
            : !plan.Columns.Any(c => c.Target is { Length: > 0 } target && target[0] != '#') ? ImportProblems.NoValueColumn
            : null;
    }
}
