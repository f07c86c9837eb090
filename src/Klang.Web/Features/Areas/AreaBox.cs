using Klang.Core.Areas;

namespace Klang.Web.Features.Areas;

/// <summary>
/// A box to look an area up in, for any form, by the partial /Features/Areas/AreaBox.cshtml. Without JavaScript it is a text box; with it, areas are
/// suggested while one types.
/// </summary>
/// <param name="Name">Of the field; what is typed is sent under it.</param>
/// <param name="Label">What it is for.</param>
public sealed record AreaBox(string Name, string Label)
{
    public string? Text { get; init; }

    public string? Hint { get; init; }

    /// <summary>Choosing an area opens its page; else it puts the code into the box.</summary>
    public bool Goes { get; init; }

    public AreaLevel? Level { get; init; }

    /// <summary>Only areas inside this one.</summary>
    public AreaCode Within { get; init; }

    public bool ShowsLabel { get; init; }

    public string Address => "/areas/suggest?level=" + (Level is { } level ? AreaWords.En(level) : "") + "&within=" + Within.Digits;
}
