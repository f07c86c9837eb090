using Klang.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klang.Web.Features.Support;

/// <summary>What was on the screen, above the conversation of a problem. The page that shows it has asked who may read.</summary>
[ViewComponent(Name = "ProblemPart")]
public sealed class ProblemPart(KlangDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId) => View(
        "/Features/Support/ProblemPart.cshtml",
        await db.ProblemContexts.AsNoTracking().FirstOrDefaultAsync(c => c.CaseId == caseId, HttpContext.RequestAborted) ?? new Data.Model.ProblemContext { CaseId = caseId });
}
