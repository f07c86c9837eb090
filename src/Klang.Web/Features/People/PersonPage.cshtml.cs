using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.People;

/// <summary>/people/{id}: one account, and what can be done with it.</summary>
internal sealed class PersonPageModel(KlangDb db, AccountDesk desk, AccountList accounts, TokenDesk tokens, OfficePlaces places, Guard guard, TimeProvider clock) : KlangPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    public Person Person { get; private set; } = null!;

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    public AccountFormView Form { get; private set; } = new([], [], null, null, null);

    public Problem? Problem { get; private set; }

    public IssuedSlip? Slip { get; private set; }

    public bool IsOwn => Id == Actor.Id;

    public bool IsLocked => Person.User.LockoutEnd > clock.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.PersonAsync(Id, cancel) is not { } person)
        {
            return Refuse(Problems.NotFound);
        }

        if (await guard.AskAsync(Actor, Act.ManageAccount, person.Target, person.User.UserName!) is { } refused)
        {
            return Refuse(refused);
        }

        (Person, Tokens) = (person, await tokens.ListAsync(Id, cancel));
        Form = new AccountFormView(await accounts.UnitsAsync(Actor, cancel), AccountList.RolesFor(Actor),
            DisplayName ?? person.User.DisplayName, Unit ?? person.User.UnitCode, Role ?? person.User.Role);
        return Page();
    }

    public async Task<IActionResult> OnPostSlipAsync(CancellationToken cancel) => await SlipAsync(await desk.RenewAsync(Actor, Id, cancel), cancel);

    public async Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) => await SlipAsync(await desk.ReopenAsync(Actor, Id, cancel), cancel);

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) => await DoneAsync(await desk.CloseAsync(Actor, Id, cancel), "closed", cancel);

    public async Task<IActionResult> OnPostMoveAsync(CancellationToken cancel) =>
        await DoneAsync(await desk.MoveAsync(Actor, Id, DisplayNames.Normalise(DisplayName), Unit ?? "", Role ?? Klang.Core.People.Role.Officer, cancel), "moved", cancel);

    public async Task<IActionResult> OnPostPlaceAsync([FromForm] bool head, [FromForm] string? position, CancellationToken cancel) => await DoneAsync(await places.SetAsync(Actor, Id, head, position, cancel), "place", cancel);

    public async Task<IActionResult> OnPostRevokeTokenAsync(Guid token, CancellationToken cancel) => await DoneAsync(await tokens.RevokeAsync(Actor, token, cancel), "token", cancel);

    private async Task<IActionResult> SlipAsync(Result<IssuedSlip> issued, CancellationToken cancel)
    {
        Slip = issued.Value;
        Response.Headers.CacheControl = "no-cache, no-store";
        return issued.IsOk ? await OnGetAsync(cancel) : await AgainAsync(issued.Problem, cancel);
    }

    private async Task<IActionResult> DoneAsync(Result<bool> result, string done, CancellationToken cancel) =>
        result.IsOk ? LocalRedirect($"/people/{Id:D}?done={done}") : await AgainAsync(result.Problem, cancel);

    private async Task<IActionResult> AgainAsync(Problem problem, CancellationToken cancel)
    {
        if (problem.Status is 403 or 404)
        {
            return Refuse(problem);
        }

        Problem = problem;
        Response.StatusCode = problem.Status;
        return await OnGetAsync(cancel);
    }
}
