using Klang.Core.Common;
using Microsoft.AspNetCore.Mvc;

namespace Klang.Web.Features.Shell;

/// <summary>A refusal as an answer: a page for people, RFC 9457 JSON for programs. The one place where problems meet HTTP.</summary>
public static class Refusals
{
    public const string ItemKey = "klang.problem";

    public static bool IsBearer(this HttpContext context) =>
        context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the caller reads JSON rather than a page.</summary>
    public static bool WantsJson(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || context.IsBearer()
        || context.Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)
        || (context.Request.ContentType?.Contains("json", StringComparison.OrdinalIgnoreCase) ?? false);

    public static ProblemDetails Details(this Problem problem) => new()
    {
        Type = "urn:klang:problem:" + problem.Code,
        Title = problem.Message.Here(),
        Detail = problem.Message.Here(),
        Status = problem.Status,
        Extensions =
        {
            ["code"] = problem.Code,
            ["titleTh"] = problem.Message.Th,
            ["titleEn"] = problem.Message.In("en"),
            ["where"] = problem.Where,
        },
    };

    /// <summary>For endpoints.</summary>
    public static IResult ToResult(this Problem problem) => TypedResults.Problem(problem.Details());

    /// <summary>For middleware: JSON, or the refusal page run in this request.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        context.Response.StatusCode = problem.Status;
        if (context.WantsJson())
        {
            await problem.ToResult().ExecuteAsync(context);
            return;
        }

        context.Items[ItemKey] = problem;
        await context.RequestServices.GetRequiredService<RefusalPageRunner>().RunAsync(context);
    }
}
