using System.Collections.Immutable;
using Klang.Core.Letters;
using Klang.Data.Model;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Letters;

/// <summary>หนังสือราชการ: the kinds an office can write, and those it made.</summary>
public sealed class IndexModel(LetterSenders senders, LetterRegister letters, LetterForms forms) : KlangPage
{
    /// <summary>Letters shown.</summary>
    private const int Most = 100;

    public LetterSender Sender { get; private set; } = null!;

    public IReadOnlyList<Letter> Made { get; private set; } = [];

    public LetterForms Forms => forms;

    public ImmutableArray<LetterKind> Kinds => LetterKinds.All;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var sender = await senders.FindAsync(Actor, Actor.UnitCode, cancel);
        if (!sender.IsOk)
        {
            return Refuse(sender.Problem);
        }

        (Sender, Made) = (sender.Value, await letters.OfAsync(Actor, sender.Value, Most, cancel));
        return Page();
    }
}
