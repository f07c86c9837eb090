namespace Klang.Web.Features.Shell;

/// <summary>Where somebody was before a page that is only a detour, carried as <c>returnTo</c>.</summary>
internal static class WayBack
{
    /// <summary>The page that is on the screen.</summary>
    public static string Here(HttpContext context) => context.Request.Path + context.Request.QueryString;

    /// <summary>The path where it is one of this site; null for any other address, which a link from outside may have put there.</summary>
    public static string? Local(string? path) => path is ['/', ..] && path is not ['/', '/' or '\\', ..] && !path.Any(char.IsControl) ? Ascii(path) : null;

    /// <summary>What goes into a header has no Thai letters in it.</summary>
    private static string Ascii(string path) => string.Concat(path.EnumerateRunes().Select(r => r.IsAscii ? r.ToString() : Uri.EscapeDataString(r.ToString())));
}
