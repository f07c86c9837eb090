using Klang.Core.Common;
using Klang.Core.People;
using Klang.Core.Rounds;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Entry;

/// <summary>Takes the buttons of a round's page that start and stop its opening; there is nothing to see here.</summary>
public sealed class PrepareModel(RoundQueries rounds, RoundPreparations preparations, Guard guard) : KlangPage
{
    public IActionResult OnGet(string dataset, string year, int number) => LocalRedirect($"/rounds/{Uri.EscapeDataString(dataset)}/{Uri.EscapeDataString(year)}/{number.Plain()}#opening");

    public async Task<IActionResult> OnPostAsync(string dataset, string year, int number, [FromForm] string? then, CancellationToken cancel)
    {
        var view = FiscalYear.TryParse(year, out var fiscalYear) ? await rounds.FindAsync(new RoundId(dataset, fiscalYear, number), Today, cancel) : null;
        var problem = await guard.AskAsync(Actor, Act.ManageCalendar, WholeSystem.Instance, $"{dataset}/{year}/{number.Plain()}")
            ?? (view is null ? Problems.NotFound : null);
        if (problem is not null)
        {
            return Refuse(problem);
        }

        var id = view!.Round.Id();
        if (then == "stop")
        {
            preparations.Of(id)?.Cancel();
        }
        else if (view.TakesData)
        {
            preparations.Start(Actor, id);
        }
        else
        {
            return Refuse(Problems.RoundClosed);
        }

        return LocalRedirect($"/rounds/{id}#opening");
    }
}
