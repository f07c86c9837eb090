using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Klang.Web.Features.People;

/// <summary>/account/password: the first password after a slip, or a new one.</summary>
[EnableRateLimiting(SignInLimit.Policy)]
internal sealed class PasswordModel(PasswordDesk desk) : KlangPage
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Repeat { get; set; }

    /// <summary>The first password after a slip: the slip need not be typed again.</summary>
    public bool IsFirst => User.HasClaim(ActorClaims.MustChangePassword, "true");

    public IReadOnlyList<Problem> Faults { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (PasswordRules.Prepare(Next) != PasswordRules.Prepare(Repeat))
        {
            return Again([AccountProblems.RepeatDiffers]);
        }

        var (person, problems) = await desk.ChangeAsync(User, Current, Next, cancel);
        if (person is null)
        {
            return Again(problems);
        }

        await HttpContext.SignInAsync(Sessions.Scheme, Sessions.Principal(person));
        return LocalRedirect(IsFirst ? "/" : "/account?done=password");
    }

    private IActionResult Again(IReadOnlyList<Problem> problems)
    {
        Faults = problems;
        Response.StatusCode = problems[0].Status;
        return Page();
    }
}
