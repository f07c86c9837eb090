using Klang.Core.Common;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Processes;

namespace Klang.Web.Features.People;

/// <summary>Where mail reaches a person, whether it is wanted, and in which language.</summary>
public sealed record ContactForm
{
    public string? Email { get; init; }

    public bool WantsMail { get; init; }

    public bool ReadsEnglish { get; init; }
}

/// <summary>Everybody's own choice of how to be reached.</summary>
internal sealed class OwnContact(KlangDb db, ProcessRunner processes)
{
    private const int MostEmail = 254;

    public async Task<Result<bool>> ChangeAsync(Actor actor, ContactForm wish, CancellationToken cancel)
    {
        var address = wish.Email?.Trim() is { Length: > 0 } typed ? typed : null;
        if (address?.Length > MostEmail || AccountFields.CheckEmail(address) is not null)
        {
            return AccountProblems.EmailForm with { Where = "Email" };
        }

        return await processes.RunAsync<bool>(new Process("account.contact", actor), async scope =>
        {
            if (await db.HeldUserAsync(actor.Id, cancel) is not { IsClosed: false } user)
            {
                return Problems.NotFound;
            }

            (user.Email, user.NormalizedEmail, user.WantsNoMail, user.ReadsEnglish) = (address, address?.ToUpperInvariant(), !wish.WantsMail, wish.ReadsEnglish);
            scope.Note(user.UnitCode, user.UserName!, new { hasEmail = address is not null, wantsMail = wish.WantsMail, readsEnglish = wish.ReadsEnglish });
            return true;
        }, cancel);
    }
}
