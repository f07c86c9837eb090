using Klang.Core.Common;
using Klang.Core.Imports;
using Klang.Data.Model;

namespace Klang.Web.Features.Import;

/// <summary>A proposal as a page shows it.</summary>
/// <param name="Job">Whose file it is.</param>
/// <param name="Version">What the page was made of; a stale one is refused.</param>
/// <param name="World">What columns can be.</param>
public sealed record LayoutShown(ImportJob Job, int Version, SheetPlan Plan, ImportSummary Summary, ImportWorld World);

/// <summary>What somebody said of a proposal: a plan to check with, or another sheet or header to propose anew, or what is missing yet.</summary>
public sealed record LayoutAnswer
{
    public SheetPlan? Plan { get; init; }

    public Proposal? Again { get; init; }

    public Problem? Problem { get; init; }

    /// <param name="form">As it was posted.</param>
    /// <param name="shown">What it was shown with.</param>
    /// <param name="anew">Whether it asks for nothing but another sheet or header.</param>
    /// <param name="steps">Opens the file.</param>
    public static LayoutAnswer Read(IFormCollection form, LayoutShown shown, bool anew, ImportSteps steps)
    {
        var (plan, wanted) = (shown.Plan, PlanForm.Header(form, shown.Plan));
        if (!shown.Summary.Alike.IsEmpty && !PlanForm.SaysSheet(form))
        {
            return new LayoutAnswer { Problem = ImportProblems.WhichSheet(shown.Summary.Alike) };
        }

        // Columns of another sheet are to be seen before anything is checked with them.
        if (anew || wanted != (plan.Sheet, plan.HeaderRow, plan.HeaderRows))
        {
            return Propose(shown, wanted, steps);
        }

        var said = PlanForm.Read(form, plan);
        return new LayoutAnswer { Plan = said, Problem = PlanRules.Problem(shown.World, said) };
    }

    private static LayoutAnswer Propose(LayoutShown shown, (string Sheet, int Row, int Rows) wanted, ImportSteps steps)
    {
        var opened = steps.Open(shown.Job.Sha256);
        if (!opened.IsOk)
        {
            return new LayoutAnswer { Problem = opened.Problem };
        }

        using var file = opened.Value;
        var proposed = LayoutProposer.Again(shown.World, file, wanted.Sheet, wanted.Sheet == shown.Plan.Sheet ? wanted.Row : 0, wanted.Rows);
        return proposed.IsOk ? new LayoutAnswer { Again = proposed.Value } : new LayoutAnswer { Problem = proposed.Problem };
    }
}
