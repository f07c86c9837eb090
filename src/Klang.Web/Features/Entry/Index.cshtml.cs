using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Web.Features.People;
using Klang.Web.Features.Registers;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>Whose work is shown.</summary>
public enum WorkOf
{
    /// <summary>What the reader answers for.</summary>
    Mine,

    /// <summary>What the whole office owes.</summary>
    Office,
}

/// <summary>งานของฉัน: what the reader answers for, and what the unit owes. Whoever owes nothing goes to the matrix.</summary>
public sealed class IndexModel(WorkList workList, TermExpiry terms, StandIns standIns, WaitingFiles files) : KlangPage
{
    /// <summary>Left out: one's own where one has any, else the office's.</summary>
    [BindProperty(SupportsGet = true)]
    public WorkOf? Show { get; set; }

    public IReadOnlyList<WorkLine> Open { get; private set; } = [];

    public IReadOnlyList<WorkLine> Later { get; private set; } = [];

    public IReadOnlyList<WorkLine> Done { get; private set; } = [];

    /// <summary>Posts whose term has passed and that nobody follows yet, by register.</summary>
    public IReadOnlyList<(CompiledRegister Register, int Count)> Waiting { get; private set; } = [];

    /// <summary>Files that the province sent for this office and that it has not taken yet.</summary>
    public IReadOnlyList<WaitingFile> Files { get; private set; } = [];

    /// <summary>Whether anybody of the office answers for anything.</summary>
    public bool IsShared { get; private set; }

    /// <summary>What is open, of each.</summary>
    public (int Mine, int Office, int Nobody) Counts { get; private set; }

    /// <summary>In whose place the reader decides today.</summary>
    public StandIn? StandsInFor { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Actor.Role is Role.Department or Role.Administrator)
        {
            return LocalRedirect("/monitoring");
        }

        StandsInFor = (await standIns.ForAsync(Actor, cancel)).StandsInFor;
        Waiting = await terms.WaitingAsync(Actor, cancel);
        Files = await files.OfAsync(Actor, cancel);
        var items = await workList.LinesAsync(Actor, cancel);
        IsShared = items.OfType<WorkItem>().Any(i => i.Assignment is not null);
        var own = items.Where(IsMine).ToList();
        Counts = (own.Count(IsOpen), items.Count(IsOpen), items.OfType<WorkItem>().Count(i => IsOpen(i) && i.Assignment is null));
        Show ??= own.OfType<WorkItem>().Any() ? WorkOf.Mine : WorkOf.Office;
        var shown = Show == WorkOf.Mine && IsShared ? own : items;
        Open = [.. shown.Where(IsOpen)];
        Later = [.. shown.Where(i => i.Urgency == Urgency.NotOpen)];
        Done = [.. shown.Where(i => i.Urgency == Urgency.Done)];
        return Page();
    }

    private static bool IsOpen(WorkLine line) => line.Urgency is not (Urgency.Done or Urgency.NotOpen);

    /// <summary>The yearly check of areas belongs to everybody in the office.</summary>
    private bool IsMine(WorkLine line) => line is not WorkItem item || item.Assignment?.UserId == Actor.Id;
}
