using System.Collections.Immutable;
using Klang.Core.Cases;
using Klang.Core.Common;

namespace Klang.Web.Features.Cases;

/// <summary>
/// What an upper room adds to the cases of its kind; it registers one as a singleton, because this room cannot call it.
/// </summary>
/// <param name="Component">A view component by name, shown above the conversation; it is given <c>caseId</c> (Guid).</param>
public sealed record CasePart(CaseKind Kind, string Component)
{
    /// <summary>Moves that the upper room makes on its own page, such as applying a correction; here they are links, never buttons.</summary>
    public ImmutableDictionary<CaseState, CaseLink> Moves { get; init; } = ImmutableDictionary<CaseState, CaseLink>.Empty;

    /// <summary>Shown beside an answer of the levels above, to whoever may decide the case; {0} is the message's id.</summary>
    public CaseLink? ForAnswer { get; init; }
}

/// <summary>An address with {0} for an id, and what its link says.</summary>
public sealed record CaseLink(string Template, LocalText Text)
{
    public string For(Guid id) => Template.Replace("{0}", id.ToString("D"), StringComparison.Ordinal);
}

/// <summary>The parts of all rooms above.</summary>
public sealed class CaseParts(IEnumerable<CasePart> parts)
{
    private readonly ImmutableDictionary<CaseKind, CasePart> _parts = parts.ToImmutableDictionary(p => p.Kind);

    /// <summary>Null where no room has registered for the kind.</summary>
    public CasePart? Of(CaseKind kind) => _parts.GetValueOrDefault(kind);

    /// <summary>Whether an upper room makes this move by itself.</summary>
    public bool IsMadeAbove(CaseKind kind, CaseState to) => to == CaseState.Applied || Of(kind)?.Moves.ContainsKey(to) == true;
}
