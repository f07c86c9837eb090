using System.Globalization;
using Klang.Core.Common;

namespace Klang.Web.Features.Shell;

/// <summary>The language a person reads: Thai unless English was chosen. Only texts follow it; numbers and dates never do.</summary>
public static class Language
{
    public const string CookieName = "klang.language";

    internal static readonly CultureInfo Thai = new("th");
    internal static readonly CultureInfo English = new("en");

    /// <summary>"th" or "en".</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "th";

    /// <summary>Writes something for somebody who is not the one behind the request: a mail in its reader's language.</summary>
    public static T For<T>(bool english, Func<T> write)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = english ? English : Thai;
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    public static string Here(this LocalText text) => text.In(Current);

    /// <summary>A Thai name and its English, where there is one.</summary>
    public static string Pick(string th, string? en) => Current == "en" && !string.IsNullOrEmpty(en) ? en : th;
}

/// <summary>Sets the language of texts from the cookie. The culture of numbers and dates stays invariant.</summary>
internal sealed class LanguageMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var chosen = context.Request.Query["lang"].FirstOrDefault() ?? context.Request.Cookies[Language.CookieName];
        CultureInfo.CurrentUICulture = chosen == "en" ? Language.English : Language.Thai;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        return next(context);
    }
}
