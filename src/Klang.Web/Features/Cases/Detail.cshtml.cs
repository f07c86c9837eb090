using System.Collections.Immutable;
using Klang.Core.Attachments;
using Klang.Core.Cases;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data.Model;
using Klang.Web.Features.Attachments;
using Klang.Web.Features.Notices;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Cases;

/// <summary>One case: its conversation, its files, and what the reader may do next.</summary>
[TakesFiles]
public sealed class DetailModel(CaseReader cases, CaseTalk talk, CaseParts parts, NoticeBox notices) : KlangPage
{
    public CaseView View { get; private set; } = null!;

    public Case Case => View.Case;

    public CasePart? Part => parts.Of(Case.Kind);

    /// <summary>What was typed; it survives a refusal.</summary>
    [BindProperty]
    public string? Text { get; set; }

    public Problem? Problem { get; private set; }

    /// <summary>Files of a refused form have to be chosen again: no browser keeps them.</summary>
    public bool LostFiles { get; private set; }

    public bool MayWrite => Case.State.IsOpen() && Permission.May(Actor, Act.OpenCase, Case.Target()) is null;

    /// <summary>May say that an answer helps others.</summary>
    public bool MayDecide => Permission.May(Actor, Act.DecideCase, Case.Target()) is null;

    /// <summary>What may be done next, as buttons; what another room does is in <see cref="Above"/>.</summary>
    public IEnumerable<CaseState> Moves => Next.Where(to => !parts.IsMadeAbove(Case.Kind, to)).OrderBy(to => CaseWording.IsMain(to) ? 0 : CaseWording.IsEnding(to) ? 2 : 1);

    public IEnumerable<(CaseState To, CaseLink Link)> Above =>
        Next.Where(to => Part?.Moves.ContainsKey(to) == true).Select(to => (to, Part!.Moves[to])).OrderBy(move => CaseWording.IsEnding(move.to));

    private ImmutableArray<CaseState> Next => MayWrite ? CaseMoves.Next(Case.Standing(), Actor.SidesIn(Case.UnitCode)) : [];

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await notices.SeenAsync(Actor, $"/cases/{id:D}", cancel);
        return await ShowAsync(id, cancel);
    }

    public Task<IActionResult> OnPostSayAsync(Guid id, [FromForm] int version, List<IFormFile> files, CancellationToken cancel) =>
        AfterAsync(id, files, words => talk.SayAsync(Actor, id, version, words, cancel), cancel);

    public Task<IActionResult> OnPostMoveAsync(Guid id, [FromForm] int version, [FromForm] CaseState? to, List<IFormFile> files, CancellationToken cancel) =>
        AfterAsync(id, files, words => to is { } state ? talk.MoveAsync(Actor, id, version, state, words, cancel) : Task.FromResult<Result<Case>>(CaseProblems.IllegalMove), cancel);

    private async Task<IActionResult> AfterAsync(Guid id, List<IFormFile> files, Func<CaseWords, Task<Result<Case>>> write, CancellationToken cancel)
    {
        var read = await Uploads.ReadAsync(files, cancel);
        Problem = read.Problem ?? (await write(new CaseWords(Text) { Files = read.Value.IsDefault ? ImmutableArray<CleanFile>.Empty : read.Value })).Problem;
        if (Problem is null)
        {
            return LocalRedirect($"/cases/{id:D}#last");
        }

        if (Problem.Status is 403 or 404)
        {
            return Refuse(Problem);
        }

        LostFiles = files.Count > 0;
        Response.StatusCode = Problem.Status;
        return await ShowAsync(id, cancel);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken cancel)
    {
        var view = await cases.ReadAsync(Actor, id, cancel);
        if (!view.IsOk)
        {
            return Refuse(view.Problem);
        }

        View = view.Value;
        return Page();
    }
}
