using Klang.Core.Datasets;
using Klang.Core.People;
using Klang.Data;
using Klang.Data.Model;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Import;

/// <summary>On a round's page: the way to send one file for all offices of the province.</summary>
[ViewComponent(Name = "ProvinceFile")]
public sealed class ProvinceFilePart(KlangDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RoundView view)
    {
        var actor = UserClaimsPrincipal.Actor();
        var province = actor.UnitCode;
        return Permission.May(actor, Act.SendForOffices, new AreaTarget(actor.Scope)) is null && view.TakesData
            && await db.Submissions.AnyAsync(s => s.RoundId == view.Round.Id && db.Units.Any(u => u.Code == s.UnitCode && u.ProvinceCode == province && u.Level == UnitLevel.District), HttpContext.RequestAborted)
            ? View("/Features/Import/ProvinceFilePart.cshtml", view)
            : Content("");
    }
}
