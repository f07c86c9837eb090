using Klang.Core.Common;
using Microsoft.AspNetCore.WebUtilities;

namespace Klang.Web.Features.Shell;

/// <summary>The address of "report a problem", carrying what was on the screen.</summary>
internal static class ReportLink
{
    /// <param name="incident">The code of what failed, where the page tells of a failure.</param>
    public static string For(HttpContext context, string? title, string? incident = null) =>
        QueryHelpers.AddQueryString("/support/new", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["from"] = context.Request.Path.StartsWithSegments("/support", StringComparison.Ordinal) ? null : context.Request.Path + context.Request.QueryString,
            ["screen"] = title,
            ["error"] = incident ?? (context.Items[Refusals.ItemKey] as Problem)?.Where,
        });
}
