using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Data.Model;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.People;

/// <summary>มอบอำนาจระหว่างลา: hands deciding to a colleague between two days.</summary>
public sealed class DelegationModel(DelegationDesk desk, NoticeBox notices) : KlangPage
{
    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid To { get; set; }

    public IReadOnlyList<DelegationLine> Lines { get; private set; } = [];

    public IReadOnlyList<KlangUser> Candidates { get; private set; } = [];

    public Problem? Problem { get; private set; }

    public bool MayDelegate => Actor.Role.Decides();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        From ??= BuddhistDate.Numeric(Today);
        Lines = await desk.OfAsync(Actor, cancel);
        Candidates = MayDelegate ? await desk.CandidatesAsync(Actor, cancel) : [];
        await notices.SeenAsync(Actor, "/office/delegation", cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!BuddhistDate.TryParse(From, out var from, out _) || !BuddhistDate.TryParse(Until, out var until, out _))
        {
            return await AfterAsync(AccountProblems.NotADay(BuddhistDate.TryParse(From, out _, out _) ? "until" : "from"), cancel);
        }

        return await AfterAsync(await desk.MakeAsync(Actor, new NewDelegation(To, from.Date, until.Date, Reason), cancel), cancel);
    }

    public async Task<IActionResult> OnPostEndAsync([FromForm] Guid id, CancellationToken cancel) => await AfterAsync(await desk.EndAsync(Actor, id, cancel), cancel);

    private async Task<IActionResult> AfterAsync(Result<Delegation> done, CancellationToken cancel)
    {
        if (done.IsOk)
        {
            return LocalRedirect("/office/delegation");
        }

        Problem = done.Problem;
        return done.Problem.Status is 403 or 404 ? Refuse(done.Problem) : await OnGetAsync(cancel);
    }
}
