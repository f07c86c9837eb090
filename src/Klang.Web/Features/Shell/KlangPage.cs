using Klang.Core.Common;
using Klang.Core.People;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Klang.Web.Features.Shell;

/// <summary>What every page has: the person behind the request, and a way to refuse.</summary>
public abstract class KlangPage : PageModel
{
    /// <summary>The signed-in person. Pages open to everybody ask <see cref="ActorClaims.ActorOrNull"/> instead.</summary>
    public Actor Actor => User.Actor();

    /// <summary>Today in Bangkok.</summary>
    public DateOnly Today => Hosting.Bangkok.Today(HttpContext.RequestServices.GetRequiredService<TimeProvider>());

    protected IActionResult Refuse(Problem problem) =>
        RefusalPageRunner.View(problem, HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>());
}
