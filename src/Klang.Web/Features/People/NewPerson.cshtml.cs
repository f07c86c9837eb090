using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Thai;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.People;

/// <summary>/people/new: makes an account and shows its slip, once.</summary>
internal sealed class NewPersonModel(AccountDesk desk, AccountList accounts, Guard guard) : KlangPage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? DisplayName { get; set; }

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public Role? Role { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    public Problem? Problem { get; private set; }

    public IssuedSlip? Slip { get; private set; }

    public AccountFormView Form { get; private set; } = new([], [], null, null, null);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        await guard.AskAsync(Actor, Act.ManageAccount, new AccountTarget(Actor.Scope, Klang.Core.People.Role.Officer), "/people/new") is { } problem
            ? Refuse(problem)
            : await FormAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var created = await desk.CreateAsync(Actor, Typed(), cancel);
        if (!created.IsOk)
        {
            Problem = created.Problem;
            Response.StatusCode = Problem.Status;
            return Problem.Status is 403 or 404 ? Refuse(Problem) : await FormAsync(cancel);
        }

        Slip = created.Value;
        Response.Headers.CacheControl = "no-cache, no-store";
        return Page();
    }

    private NewAccount Typed() => new()
    {
        UserName = UserNames.Normalise(UserName),
        DisplayName = DisplayNames.Normalise(DisplayName),
        UnitCode = ThaiDigits.ToArabic(Unit ?? ""),
        Role = Role ?? Klang.Core.People.Role.Officer,
        Email = string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
    };

    private async Task<IActionResult> FormAsync(CancellationToken cancel)
    {
        Form = new AccountFormView(await accounts.UnitsAsync(Actor, cancel), AccountList.RolesFor(Actor), DisplayName, Unit, Role);
        return Page();
    }
}
