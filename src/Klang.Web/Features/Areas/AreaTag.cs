using Klang.Core.Areas;
using Klang.Core.People;
using Klang.Web.Features.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Klang.Web.Features.Areas;

/// <summary>
/// An area's name wherever it appears, by the partial /Features/Areas/AreaTag.cshtml: with a small menu that leads to the area's page and to asking for a
/// correction, for who may ask. Without JavaScript the menu is a plain disclosure.
/// </summary>
/// <param name="Code">Of the area. What is no code, or the country, gets no menu.</param>
/// <param name="Text">The name as the page writes it.</param>
public sealed record AreaTag(string Code, string Text)
{
    /// <summary>Where the name itself leads; null where it is plain text.</summary>
    public string? Href { get; init; }

    /// <summary>Of the name's link, where the page needs one. The menu is then "m-…" and survives a refresh of its part.</summary>
    public string? Id { get; init; }

    /// <summary>The sheet of the yearly check that shows it.</summary>
    public Guid? Check { get; init; }

    /// <summary>What stands after the name, as a mark that it is provisional.</summary>
    public string? After { get; init; }

    internal bool HasMenu(HttpContext context) =>
        AreaCode.TryParse(Code, out var code) && code != AreaCode.Country
        && context.User.ActorOrNull() is { } actor && Permission.May(actor, Act.OpenCase, new AreaTarget(code)) is null;

    internal string Correction(HttpContext context) => CorrectionLink(context, Code, Check);

    /// <summary>Where a correction of an area is asked for, and the way back from there.</summary>
    internal static string CorrectionLink(HttpContext context, string code, Guid? check = null) =>
        QueryHelpers.AddQueryString("/corrections/new", new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["area"] = code,
            ["check"] = check?.ToString("D"),
            ["returnTo"] = WayBack.Here(context),
        });
}
