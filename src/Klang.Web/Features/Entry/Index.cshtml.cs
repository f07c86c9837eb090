using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>งานของฉัน: what the unit owes. Whoever owes nothing goes to the matrix.</summary>
public sealed class IndexModel(WorkList workList, TermExpiry terms) : KlangPage
{
    public IReadOnlyList<WorkLine> Open { get; private set; } = [];

    public IReadOnlyList<WorkLine> Later { get; private set; } = [];

    public IReadOnlyList<WorkLine> Done { get; private set; } = [];

    /// <summary>Posts whose term has passed and that nobody follows yet, by register.</summary>
    public IReadOnlyList<(CompiledRegister Register, int Count)> Waiting { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Actor.Role is Role.Department or Role.Administrator)
        {
            return LocalRedirect("/monitoring");
        }

        Waiting = await terms.WaitingAsync(Actor, cancel);
        var items = await workList.LinesAsync(Actor, cancel);
        Open = [.. items.Where(i => i.Urgency is not (Urgency.Done or Urgency.NotOpen))];
        Later = [.. items.Where(i => i.Urgency == Urgency.NotOpen)];
        Done = [.. items.Where(i => i.Urgency == Urgency.Done)];
        return Page();
    }
}
