using Klang.Core.Datasets;
using Klang.Web.Features.Datasets;
using Microsoft.AspNetCore.Html;

namespace Klang.Web.Features.Entry;

/// <summary>The child rows of one list, as the form shows them.</summary>
public sealed record FormList(ListDefinition List, IReadOnlyList<IReadOnlyList<FieldInput>> Rows)
{
    /// <summary>The posted button that removes what was put aside, before the list's key.</summary>
    public const string Remove = "remove-aside:";

    /// <summary>When it is asked, in words; "" where words fail, null where it always is.</summary>
    public string? Condition { get; init; }

    public bool NotAsked { get; init; }

    /// <summary>Attributes of a conditional list, for style sheet and script; a name is made of letters and digits only.</summary>
    public IHtmlContent Marks => new HtmlString(Condition is null ? "" : $"data-field=\"{List.Key.Name}\"" + (NotAsked ? " data-not-asked=\"list\"" : ""));

    /// <summary>Rows that somebody typed and that count for nothing as the answers stand, in words.</summary>
    public IReadOnlyList<string> Aside { get; init; } = [];

    public bool CanEdit { get; init; }
}
