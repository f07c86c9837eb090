using Klang.Core.Common;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Klang.Web.Features.People;

/// <summary>/account/sign-in.</summary>
[AllowAnonymous]
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class SignInModel(SignInDesk desk, DemoAccounts demonstration) : KlangPage
{
    [BindProperty]
    public string? UserName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Something was sent after the session had ended, so it was not stored.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Unsent { get; set; }

    public Problem? Problem { get; private set; }

    /// <summary>One of each role first.</summary>
    public IReadOnlyList<DemoAccount> Demonstration { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var all = await demonstration.ListAsync(cancel);
        var ofEachRole = all.DistinctBy(a => a.Role).ToList();
        Demonstration = [.. ofEachRole, .. all.Except(ofEachRole)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var attempt = new SignInTry(UserName, Password, HttpContext.Connection.RemoteIpAddress?.ToString() ?? "");
        var result = await desk.TryAsync(attempt, cancel);
        if (!result.IsOk)
        {
            Problem = result.Problem;
            Response.StatusCode = Problem.Status;
            return await OnGetAsync(cancel);
        }

        await HttpContext.SignInAsync(Sessions.Scheme, Sessions.Principal(result.Value));
        return LocalRedirect(result.Value.User.MustChangePassword ? PeopleRoom.PasswordPath : WayBack.Local(ReturnUrl) ?? "/");
    }
}
