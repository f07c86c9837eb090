using Klang.Core.People;
using Klang.Web.Features.Rounds;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Import;

/// <summary>On a round's page: the way to send one file for all offices of the province.</summary>
[ViewComponent(Name = "ProvinceFile")]
public sealed class ProvinceFilePart(BatchDesk desk) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(RoundView view) =>
        await desk.TakingAsync(UserClaimsPrincipal.Actor(), [view], HttpContext.RequestAborted) is [_] ? View("/Features/Import/ProvinceFilePart.cshtml", view) : Content("");
}

/// <summary>Where a province sees who owes what: the same way, for each round on the page that takes data.</summary>
[ViewComponent(Name = "ProvinceFiles")]
public sealed class ProvinceFilesPart(BatchDesk desk) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(IEnumerable<RoundView> rounds) =>
        await desk.TakingAsync(UserClaimsPrincipal.Actor(), rounds, HttpContext.RequestAborted) is { Count: > 0 } taking ? View("/Features/Import/ProvinceFilesPart.cshtml", taking) : Content("");
}
