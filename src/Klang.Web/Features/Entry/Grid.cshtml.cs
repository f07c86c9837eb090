using Klang.Core.Submissions;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>The grid of one submission; without JavaScript, the list of its records with a form for each.</summary>
public sealed class GridModel(EntryLoader loader, Carry carry, Guard guard, GridBuilder grid, Roster roster, UnitTotals totals, IAntiforgery antiforgery) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public IReadOnlyList<GridRow> Rows { get; private set; } = [];

    /// <summary>How many a full report is about; null where no register says it.</summary>
    public int? Active { get; private set; }

    /// <summary>What the button says that reports the unit's total instead; null where that cannot be, or is done.</summary>
    public Core.Common.LocalText? OrUnit => CanEdit && !Context.HasTotal ? (Context.Dataset.Definition.Subject as Core.Datasets.RegisterSubject)?.OrUnit : null;

    public string Token => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;

    public bool CanEdit => Context.MayEdit(Actor);

    public bool HasRegister => Context.Dataset.Definition.Register is not null;

    public bool IsReported => Context.Submission.Status.IsReported();

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel)
    {
        var opened = await Opening.OpenAsync(submissionId, Actor, loader, carry, guard, cancel);
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        Context = opened.Value;
        Rows = await grid.RowsAsync(Context, cancel);
        Active = await roster.ActiveAsync(Context, cancel);

        // A submission about the unit itself has one record: the form is the page.
        return Rows.Count == 1 && !HasRegister ? LocalRedirect($"/entry/{submissionId}/records/{Rows[0].Id}") : Page();
    }

    /// <summary>The unit's total instead of a register's entries: its row is made, and its form is next.</summary>
    public async Task<IActionResult> OnPostTotalAsync(Guid submissionId, CancellationToken cancel)
    {
        var added = await totals.AddAsync(Actor, submissionId, cancel);
        return added.IsOk ? LocalRedirect($"/entry/{submissionId}/records/{added.Value}") : Refuse(added.Problem);
    }
}
