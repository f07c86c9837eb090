using Klang.Core.People;
using Klang.Data;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Entry;

/// <summary>On a round's page: how many units have it open, and the button that opens it for all.</summary>
[ViewComponent(Name = "RoundPreparation")]
public sealed class RoundPreparationPart(KlangDb db, RoundPreparations preparations) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RoundView view)
    {
        if (Permission.May(UserClaimsPrincipal.Actor(), Act.ManageCalendar, WholeSystem.Instance) is not null || !view.Round.Collects)
        {
            return Content("");
        }

        var units = db.Submissions.Where(s => s.RoundId == view.Round.Id);
        return View("/Features/Entry/RoundPreparationPart.cshtml", new PreparationView(
            view, await units.CountAsync(HttpContext.RequestAborted), await units.CountAsync(s => s.PreparedAt != null, HttpContext.RequestAborted),
            await units.SumAsync(s => s.Rows, HttpContext.RequestAborted), preparations.Of(view.Round.Id())));
    }
}

/// <param name="Opened">Units whose rows are there, by whatever way.</param>
/// <param name="Rows">Rows of all of them.</param>
/// <param name="Job">The opening that runs, or ran last on this server.</param>
public sealed record PreparationView(RoundView View, int Units, int Opened, int Rows, PreparationJob? Job);
