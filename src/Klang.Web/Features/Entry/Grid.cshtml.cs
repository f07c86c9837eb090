using Klang.Core.Submissions;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>The grid of one submission; without JavaScript, the list of its records with a form for each.</summary>
public sealed class GridModel(EntryLoader loader, Carry carry, Guard guard, GridBuilder grid, IAntiforgery antiforgery) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public IReadOnlyList<GridRow> Rows { get; private set; } = [];

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

        // A submission about the unit itself has one record: the form is the page.
        return Rows.Count == 1 && !HasRegister ? LocalRedirect($"/entry/{submissionId}/records/{Rows[0].Id}") : Page();
    }
}
