using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Core.Submissions;
using Klang.Web.Features.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Reviews;

/// <summary>รอตรวจ: reports that wait for this person, the clean ones decided together.</summary>
public sealed class QueueModel(ReviewQueue queue, Catalogue catalogue, StandIns standIns) : KlangPage
{
    public ImmutableArray<QueueItem> Items { get; private set; } = [];

    public ImmutableArray<QueueOutcome> Outcomes { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Dataset { get; set; }

    /// <summary>The department accepts what is approved; provinces approve what is submitted.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Accept { get; set; }

    /// <summary>The person as they decide today: a reviewer who is away may have handed it on.</summary>
    public Actor Decider { get; private set; } = null!;

    public bool MayAccept => Decider.Role == Role.Department;

    public IEnumerable<DatasetDefinition> Datasets => catalogue.Datasets.Select(d => d.Definition);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel);

    public async Task<IActionResult> OnPostAsync([FromForm] string[] chosen, CancellationToken cancel)
    {
        var wanted = chosen.Select(Read).OfType<(Guid, int)>().ToList();
        Outcomes = await queue.DecideAsync(Actor, Accept ? SubmissionMove.Lock : SubmissionMove.Approve, wanted, cancel);
        return await LoadAsync(cancel);
    }

    private async Task<IActionResult> LoadAsync(CancellationToken cancel)
    {
        Decider = await standIns.ForAsync(Actor, cancel);
        if (!Decider.Role.Decides())
        {
            return Refuse(Problems.NotYourRole);
        }

        Items = await queue.ReadAsync(Decider, Accept && MayAccept ? SubmissionStatus.Approved : SubmissionStatus.Submitted, string.IsNullOrEmpty(Dataset) ? null : Dataset, cancel);
        return Page();
    }

    /// <summary>Id and the version as the page showed it.</summary>
    private static (Guid, int)? Read(string text) =>
        text.Split(':') is [var id, var version] && Guid.TryParse(id, out var guid) && int.TryParse(version, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? (guid, number) : null;
}
