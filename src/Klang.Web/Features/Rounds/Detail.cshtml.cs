using System.Collections.Immutable;
using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Data;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Rounds;

/// <summary>One round: its days for everybody, and the form that changes them for whoever keeps the calendar.</summary>
[Authorize]
public sealed class DetailModel(RoundQueries rounds, RoundEditing editing, IEnumerable<RoundPart> parts, KlangDb db) : KlangPage
{
    public RoundView View { get; private set; } = null!;

    public WorkingDays Days { get; private set; } = WorkingDays.WeekendsOnly;

    public ImmutableArray<HistoryLine> History { get; private set; } = [];

    public IEnumerable<RoundPart> Parts => parts;

    public Problem? Problem { get; private set; }

    public bool Saved { get; private set; }

    [BindProperty]
    public RoundForm Form { get; set; } = new();

    public bool MayManage => Permission.May(Actor, Act.ManageCalendar, WholeSystem.Instance) is null;

    public async Task<IActionResult> OnGetAsync(string dataset, string year, int number, bool saved, CancellationToken cancel)
    {
        Saved = saved;
        if (await LoadAsync(dataset, year, number, cancel) is { } refusal)
        {
            return Refuse(refusal);
        }

        Form = RoundForm.Of(View.Round);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string dataset, string year, int number, CancellationToken cancel)
    {
        if (await LoadAsync(dataset, year, number, cancel) is { } refusal)
        {
            return Refuse(refusal);
        }

        var id = View.Round.Id();
        Problem = (Form.Read(), Form.ReadSeen()) switch
        {
            ({ IsOk: false } unread, _) => unread.Problem,
            (_, null) => Problems.ChangedSinceRead,
            var (wanted, seen) => (await editing.ChangeAsync(Actor, id, seen, wanted.Value!, Form.Why, cancel)).Problem,
        };
        return Problem switch
        {
            null => Redirect($"/rounds/{id}?saved=true"),
            { Status: 403 or 404 } => Refuse(Problem),
            _ => Page(),
        };
    }

    private async Task<Problem?> LoadAsync(string dataset, string year, int number, CancellationToken cancel)
    {
        if (!FiscalYear.TryParse(year, out var fiscalYear) || await rounds.FindAsync(new RoundId(dataset, fiscalYear, number), Today, cancel) is not { } view)
        {
            return Problems.NotFound;
        }

        View = view;
        Days = await db.WorkingDaysAsync(cancel);
        History = MayManage ? await db.HistoryAsync(view.Round.Id(), cancel) : [];
        return null;
    }
}
