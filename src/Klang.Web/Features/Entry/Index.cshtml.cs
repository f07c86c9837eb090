using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>งานของฉัน: what the unit owes. Whoever owes nothing goes to the matrix.</summary>
public sealed class IndexModel(WorkList workList) : KlangPage
{
    public IReadOnlyList<WorkItem> Open { get; private set; } = [];

    public IReadOnlyList<WorkItem> Later { get; private set; } = [];

    public IReadOnlyList<WorkItem> Done { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Actor.Role is Role.Department or Role.Administrator)
        {
            return LocalRedirect("/monitoring");
        }

        var items = await workList.OfAsync(Actor, cancel);
        Open = [.. items.Where(i => i.Urgency is not (Urgency.Done or Urgency.NotOpen))];
        Later = [.. items.Where(i => i.Urgency == Urgency.NotOpen)];
        Done = [.. items.Where(i => i.Urgency == Urgency.Done)];
        return Page();
    }
}
