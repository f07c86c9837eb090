using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Submissions;

/// <summary>ตรวจและส่งรายงาน: lists what still blocks, each line a link to its cell, and submits when nothing does.</summary>
public sealed class SubmitModel(EntryLoader loader, Carry carry, Guard guard, Blockers blockers, SubmissionLife life) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public Readiness Readiness { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    public bool MaySubmit => Context.MayEdit(Actor) && Readiness.MaySubmit;

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel) => await LoadAsync(submissionId, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid submissionId, [FromForm] int version, CancellationToken cancel)
    {
        var moved = await life.SubmitAsync(Actor, submissionId, version, cancel);
        if (moved.IsOk)
        {
            return LocalRedirect($"/submissions/{submissionId}?submitted=true");
        }

        if (moved.Problem.Status is 403 or 404)
        {
            return Refuse(moved.Problem);
        }

        Problem = moved.Problem;
        return await LoadAsync(submissionId, cancel) ?? Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid submissionId, CancellationToken cancel)
    {
        var opened = await Opening.OpenAsync(submissionId, Actor, loader, carry, guard, cancel);
        if (!opened.IsOk)
        {
            return Refuse(opened.Problem);
        }

        Context = opened.Value;
        Readiness = await blockers.OfAsync(Context, cancel);
        return null;
    }
}
