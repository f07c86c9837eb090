using Klang.Core.Cases;
using Klang.Data.Model;

namespace Klang.Web.Features.Cases;

/// <summary>A line of the conversation as it is drawn.</summary>
/// <param name="IsOwn">Written by the reader's office.</param>
/// <param name="ForAnswer">What may be done with an answer of the levels above.</param>
public sealed record LineView(Case Case, CaseLine Line, bool IsOwn, CaseLink? ForAnswer)
{
    public CaseMessage Message => Line.Message;

    public bool IsAnswer => !Line.ByAsker && Message.Text.Length > 0;

    /// <summary>The first line is the question itself.</summary>
    public CaseState? MovedTo => Message.MovedTo;
}
