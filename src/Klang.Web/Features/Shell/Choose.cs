using Microsoft.AspNetCore.Http.HttpResults;

namespace Klang.Web.Features.Shell;

/// <summary>Remembers the language a person chose and goes back to the page they were on.</summary>
internal static class Choose
{
    public static RedirectHttpResult Language(HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string language, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl)
    {
        context.Response.Cookies.Append(Shell.Language.CookieName, language == "en" ? "en" : "th", new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            IsEssential = true,
        });
        return TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : "/");
    }

    /// <summary>Only a path on this site: "//elsewhere" is another site.</summary>
    private static bool IsLocal(string? url) => url is ['/', ..] && url is not ['/', '/' or '\\', ..];
}
