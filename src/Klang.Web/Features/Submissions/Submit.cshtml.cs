using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Web.Features.Entry;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Klang.Web.Features.Submissions;

/// <summary>ตรวจและส่งรายงาน: lists what still blocks, each line a link to its cell, and submits when nothing does.</summary>
public sealed class SubmitModel(EntryLoader loader, Carry carry, Guard guard, Blockers blockers, SubmissionLife life, ReasonDesk reasons, IStringLocalizer<SubmissionsTexts> texts) : KlangPage
{
    public EntryContext Context { get; private set; } = null!;

    public Readiness Readiness { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    public bool MayEdit => Context.MayEdit(Actor);

    public string? NilReason { get; private set; }

    /// <summary>What was just typed, by the name of its input: a report that is still blocked shows it again.</summary>
    public string? Typed(string name) => Request.HasFormContentType ? Request.Form[name].ToString() : null;

    /// <summary>A reason that says nothing is not kept; whoever typed it is told, and finds it again.</summary>
    public bool IsTooShort(string name) => Typed(name) is { Length: > 0 } typed && Explanations.Read(typed) is null;

    public async Task<IActionResult> OnGetAsync(Guid submissionId, CancellationToken cancel) => await LoadAsync(submissionId, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid submissionId, [FromForm] int version, CancellationToken cancel)
    {
        NilReason = Request.Form["nil"];
        var moved = await life.SubmitAsync(Actor, submissionId, version, StatementForm.Read(Request.Form), cancel);
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

    /// <summary>Keeps the reasons without submitting.</summary>
    public async Task<IActionResult> OnPostExplainAsync(Guid submissionId, CancellationToken cancel)
    {
        var saved = await reasons.SaveAsync(Actor, submissionId, StatementForm.Read(Request.Form), cancel);
        if (!saved.IsOk)
        {
            return Refuse(saved.Problem);
        }

        if (Request.Form.Keys.Any(IsReasonTooShort))
        {
            return await LoadAsync(submissionId, cancel) ?? Page();
        }

        new Told(texts["ReasonsKept", saved.Value], $"/entry/{submissionId}", texts["BackToEntry"]).Leave(TempData);
        return LocalRedirect($"/submissions/{submissionId}/submit");
    }

    private bool IsReasonTooShort(string name) => StatementForm.IsReason(name) && IsTooShort(name);

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
