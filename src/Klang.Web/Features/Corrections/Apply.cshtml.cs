using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Areas;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Corrections;

/// <summary>The department completes a request, sees what it touches, and writes it into the registry once.</summary>
public sealed class ApplyModel(CorrectionReader reader, CorrectionDesk desk, Guard guard) : KlangPage
{
    [BindProperty]
    public CorrectionForm Form { get; set; } = new();

    [BindProperty]
    public CompletionForm Law { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public CorrectionView Asked { get; private set; } = null!;

    public AreaDecisionPreview? Preview { get; private set; }

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refusal)
        {
            return refusal;
        }

        Form = CorrectionForm.Of(Asked.Wish, Asked.Request.EffectiveOn);
        (Law.Title, Version) = (Asked.Case.Title, Asked.Case.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostPreviewAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refusal)
        {
            return refusal;
        }

        var completion = Law.With(Form);
        var preview = completion.IsOk ? await desk.PreviewAsync(Actor, id, completion.Value, cancel) : completion.Problem;
        (Preview, Problem) = (preview.Value, preview.Problem);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refusal)
        {
            return refusal;
        }

        var completion = Law.With(Form);
        var applied = completion.IsOk ? await desk.ApplyAsync(Actor, id, Version, completion.Value, cancel) : completion.Problem;
        Problem = applied.Problem;
        return applied.IsOk ? LocalRedirect(applied.Value.Link()) : Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        var found = await reader.FindAsync(Actor, id, cancel);
        var problem = found.Problem ?? await guard.AskAsync(Actor, Act.DecideCase, found.Value!.Case.Target(), found.Value.Case.Label)
            ?? (found.Value.Case.State == CaseState.Forwarded ? null : CaseProblems.IllegalMove);
        Asked = found.Value!;
        return problem is null ? null : Refuse(problem);
    }
}
