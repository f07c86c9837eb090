using Klang.Core.Common;
using Klang.Web.Features.Cases;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Support;

/// <summary>Marks an answer as helpful to others, under a title in words for others, or takes the mark away.</summary>
public sealed class AnswerModel(HelpBook help) : KlangPage
{
    public MarkableAnswer Answer { get; private set; } = null!;

    [BindProperty]
    public string? Title { get; set; }

    public Problem? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ?? Page();

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancel) => await AfterAsync(id, await help.MarkAsync(Actor, id, Title ?? "", cancel), cancel);

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancel) => await AfterAsync(id, await help.MarkAsync(Actor, id, null, cancel), cancel);

    private async Task<IActionResult> AfterAsync(Guid id, Result<bool> done, CancellationToken cancel)
    {
        Problem = done.Problem;
        Response.StatusCode = Problem?.Status ?? StatusCodes.Status200OK;
        return Problem is { Status: 403 or 404 } ? Refuse(Problem)
            : await LoadAsync(id, cancel) is { } refused ? refused
            : Problem is null ? LocalRedirect($"{Answer.Case.Link()}#m-{id:D}")
            : Page();
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancel)
    {
        var found = await help.MarkableAsync(Actor, id, cancel);
        if (!found.IsOk)
        {
            return Refuse(found.Problem);
        }

        Answer = found.Value;
        Title ??= Answer.Message.HelpTitle ?? Answer.Case.Title;
        return null;
    }
}
