using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Data.Model;

namespace Klang.Web.Features.Import;

/// <summary>Which sheet of a workbook is meant, where nobody can be asked.</summary>
public sealed class SheetChoice(ImportSteps steps)
{
    /// <param name="job">As it was proposed.</param>
    /// <param name="sheet">The sheet that was named; null for the one that was found.</param>
    /// <param name="world">What its columns can be; read only where the layout is looked for again.</param>
    /// <returns>A new proposal where another sheet is meant than the one found; neither where the proposal stands. Problems: several sheets alike and none named, no such sheet.</returns>
    public async Task<(Problem? Problem, Proposal? Again)> OfAsync(ImportJob job, string? sheet, Func<Task<ImportWorld>> world)
    {
        var (plan, summary) = (SheetPlan.Read(job.Layout!), ImportSummary.Read(job.Summary));
        if (sheet is null || (sheet == plan.Sheet && summary.Alike.IsEmpty))
        {
            return (summary.Alike.IsEmpty ? null : ImportProblems.WhichSheet(summary.Alike), null);
        }

        var opened = steps.Open(job.Sha256);
        if (!opened.IsOk)
        {
            return (opened.Problem, null);
        }

        using var file = opened.Value;
        if (file.Tabs.All(t => t.Name != sheet))
        {
            return (ImportProblems.NoSuchSheet(file.Tabs.Where(t => !t.Hidden).Select(t => t.Name)), null);
        }

        var again = LayoutProposer.Again(await world(), file, sheet, 0, 0);
        return again.IsOk ? (null, again.Value) : (again.Problem, null);
    }
}
