using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Corrections;

/// <summary>What is asked for, above the conversation on the case's page.</summary>
[ViewComponent(Name = "Correction")]
public sealed class CorrectionPart(CorrectionReader reader) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid caseId)
    {
        var found = await reader.FindAsync(UserClaimsPrincipal.Actor(), caseId, HttpContext.RequestAborted);
        return found.IsOk ? View("/Features/Corrections/Asked.cshtml", found.Value) : Content("");
    }
}
