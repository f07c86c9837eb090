using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Submissions;

/// <summary>คำขอขยายเวลา: what waits for this person's decision, and what was decided.</summary>
public sealed class ExtensionsModel(ExtensionQueue queue, StandIns standIns) : KlangPage
{
    public ImmutableArray<ExtensionItem> Waiting { get; private set; } = [];

    public ImmutableArray<ExtensionItem> Decided { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var actor = await standIns.ForAsync(Actor, cancel);
        if (!actor.Role.Decides())
        {
            return Refuse(Problems.NotYourRole);
        }

        Waiting = await queue.ReadAsync(actor, waiting: true, cancel);
        Decided = await queue.ReadAsync(actor, waiting: false, cancel);
        return Page();
    }
}
