using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Klang.Web.Features.Shell;

/// <summary>What was just done, told once on the next page, with a link to it.</summary>
/// <param name="Text">In the reader's language.</param>
/// <param name="Href">Where to look at it.</param>
/// <param name="Link">The words of that link.</param>
public sealed record Told(string Text, string Href, string Link)
{
    private const string Key = "klang.told.";

    public void Leave(ITempDataDictionary next) => (next[Key + nameof(Text)], next[Key + nameof(Href)], next[Key + nameof(Link)]) = (Text, Href, Link);

    /// <summary>Takes it; null where nothing was told.</summary>
    public static Told? Take(ITempDataDictionary left) =>
        left[Key + nameof(Text)] is string text && left[Key + nameof(Href)] is string href && left[Key + nameof(Link)] is string link ? new Told(text, href, link) : null;
}
