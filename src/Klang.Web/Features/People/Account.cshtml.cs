using Klang.Core.Common;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.People;

/// <summary>/account: who I am here, and the ways to end what I left open.</summary>
internal sealed class AccountModel(KlangDb db, OwnSessions sessions, OwnContact contact, TokenDesk tokens) : KlangPage
{
    public Person Person { get; private set; } = null!;

    public IReadOnlyList<ApiToken> Tokens { get; private set; } = [];

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    /// <summary>What was typed and is wrong, with why.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>What is kept, or what was typed and is wrong.</summary>
    public ContactForm Contact { get; private set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (await db.PersonAsync(Actor.Id, cancel) is not { } person)
        {
            return Refuse(Problems.NotFound);
        }

        (Person, Tokens) = (person, await tokens.ListAsync(Actor.Id, cancel));
        Contact = new ContactForm { Email = person.User.Email, WantsMail = !person.User.WantsNoMail, ReadsEnglish = person.User.ReadsEnglish };
        return Page();
    }

    public async Task<IActionResult> OnPostContactAsync([FromForm] ContactForm contactForm, CancellationToken cancel)
    {
        var changed = await contact.ChangeAsync(Actor, contactForm, cancel);
        if (changed.IsOk)
        {
            return LocalRedirect("/account?done=contact");
        }

        var page = await OnGetAsync(cancel);
        (Problem, Contact) = (changed.Problem, contactForm);
        return page;
    }

    public async Task<IActionResult> OnPostEndSessionsAsync(CancellationToken cancel)
    {
        var ended = await sessions.EndAllAsync(Actor, cancel);
        if (!ended.IsOk)
        {
            return Refuse(ended.Problem);
        }

        await HttpContext.SignOutAsync(Sessions.Scheme);
        return LocalRedirect(PeopleRoom.SignInPath);
    }

    public async Task<IActionResult> OnPostRevokeTokenAsync(Guid token, CancellationToken cancel)
    {
        var revoked = await tokens.RevokeAsync(Actor, token, cancel);
        return revoked.IsOk ? LocalRedirect("/account?done=token") : Refuse(revoked.Problem);
    }
}
