using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Corrections;

/// <summary>Refusing a request, or taking one's own back: both end the provisional area, so they are made here.</summary>
public sealed class CloseModel(CorrectionReader reader, CorrectionDesk desk) : KlangPage
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public CaseState State => To == "withdrawn" ? CaseState.Withdrawn : CaseState.Refused;

    public CorrectionView Asked { get; private set; } = null!;

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        var refusal = await LoadAsync(id, cancel);
        Version = Asked?.Case.Version ?? 0;
        return refusal ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel)
    {
        if (await LoadAsync(id, cancel) is { } refusal)
        {
            return refusal;
        }

        var closed = await desk.CloseAsync(Actor, id, Version, State, Reason, cancel);
        Problem = closed.Problem;
        return closed.IsOk ? LocalRedirect(closed.Value.Link()) : Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        var found = await reader.FindAsync(Actor, id, cancel);
        Asked = found.Value!;
        return found.IsOk ? null : Refuse(found.Problem);
    }
}
