using Klang.Core.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Klang.Web.Features.Shell;

/// <summary>Renders the refusal view outside a page, for middleware and status codes.</summary>
internal sealed class RefusalPageRunner(IModelMetadataProvider metadata)
{
    public Task RunAsync(HttpContext context) => View((Problem)context.Items[Refusals.ItemKey]!, metadata)
        .ExecuteResultAsync(new ActionContext(context, context.GetRouteData() ?? new RouteData(), new ActionDescriptor()));

    public static ViewResult View(Problem problem, IModelMetadataProvider metadata) => new()
    {
        ViewName = "/Features/Shell/Refusal.cshtml",
        StatusCode = problem.Status,
        ViewData = new ViewDataDictionary<Problem>(metadata, new ModelStateDictionary()) { Model = problem },
    };
}
