namespace Klang.Web.Features.Shell;

/// <summary>What a page is about, beside its name, in the window's title: a part of the page that knows it leaves it in the request's items.</summary>
internal static class PageAbout
{
    public const string Key = "klang.about";

    /// <summary>" · Savings groups 2570/1"; empty where nothing was left.</summary>
    public static string PageTitlePart(this HttpContext context) => context.Items[Key] is string about ? " · " + about : "";
}
