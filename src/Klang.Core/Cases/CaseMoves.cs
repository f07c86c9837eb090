using System.Collections.Immutable;
using Klang.Core.Areas;
using Klang.Core.Common;
using Klang.Core.People;

namespace Klang.Core.Cases;

/// <summary>What a move depends on: the kind, where the case stands, and the level of who asked.</summary>
public sealed record CaseStanding(CaseKind Kind, CaseState State, AreaLevel AskedBy);

/// <summary>
/// The table of moves. A correction goes up until it is applied or refused; a problem goes up until it is answered, and the
/// answer may be answered. Who asked may take back what is open. What is not in the table is refused.
/// </summary>
public static class CaseMoves
{
    private static readonly ImmutableArray<(CaseKind Kind, CaseState From, CaseState To, CaseSides By)> Table =
    [
        (CaseKind.Correction, CaseState.Sent, CaseState.Reviewing, CaseSides.Province),
        (CaseKind.Correction, CaseState.Reviewing, CaseState.Forwarded, CaseSides.Province),
        (CaseKind.Correction, CaseState.Reviewing, CaseState.Refused, CaseSides.Province),
        (CaseKind.Correction, CaseState.Forwarded, CaseState.Applied, CaseSides.Department),
        (CaseKind.Correction, CaseState.Forwarded, CaseState.Refused, CaseSides.Department),
        (CaseKind.Correction, CaseState.Sent, CaseState.Withdrawn, CaseSides.Asker),
        (CaseKind.Correction, CaseState.Reviewing, CaseState.Withdrawn, CaseSides.Asker),
        (CaseKind.Correction, CaseState.Forwarded, CaseState.Withdrawn, CaseSides.Asker),

        (CaseKind.Problem, CaseState.Sent, CaseState.Reviewing, CaseSides.Province),
        (CaseKind.Problem, CaseState.Sent, CaseState.Answered, CaseSides.Province),
        (CaseKind.Problem, CaseState.Sent, CaseState.Forwarded, CaseSides.Province),
        (CaseKind.Problem, CaseState.Reviewing, CaseState.Answered, CaseSides.Province),
        (CaseKind.Problem, CaseState.Reviewing, CaseState.Forwarded, CaseSides.Province),
        (CaseKind.Problem, CaseState.Forwarded, CaseState.Answered, CaseSides.Department),
        (CaseKind.Problem, CaseState.Answered, CaseState.Sent, CaseSides.Asker),
        (CaseKind.Problem, CaseState.Answered, CaseState.Forwarded, CaseSides.Asker),

        // Whoever answered may close what was settled by telephone.
        (CaseKind.Problem, CaseState.Answered, CaseState.Closed, CaseSides.Asker | CaseSides.Province | CaseSides.Department),
        (CaseKind.Problem, CaseState.Sent, CaseState.Withdrawn, CaseSides.Asker),
        (CaseKind.Problem, CaseState.Reviewing, CaseState.Withdrawn, CaseSides.Asker),
        (CaseKind.Problem, CaseState.Forwarded, CaseState.Withdrawn, CaseSides.Asker),
        (CaseKind.Problem, CaseState.Answered, CaseState.Withdrawn, CaseSides.Asker),
    ];

    /// <summary>A district asks its province; a province, or a bureau, asks the department.</summary>
    public static CaseState Begins(AreaLevel askedBy) => askedBy == AreaLevel.District ? CaseState.Sent : CaseState.Forwarded;

    /// <summary>Where these sides may take it, in the order of the table.</summary>
    public static ImmutableArray<CaseState> Next(CaseStanding at, CaseSides by) =>
        [.. From(at).Where(move => (move.By & by) != CaseSides.None).Select(move => move.To)];

    /// <summary>Why not; null where the move is legal.</summary>
    /// <param name="words">What is said with it: a refusal, an answer and a question back need words.</param>
    public static Problem? Refusal(CaseStanding at, CaseState to, CaseSides by, string? words)
    {
        var move = From(at).FirstOrDefault(m => m.To == to);
        return move == default ? CaseProblems.IllegalMove
            : (move.By & by) == CaseSides.None ? Problems.NotYourRole
            : NeedsWords(at.State, to) && string.IsNullOrWhiteSpace(words) ? (to == CaseState.Refused ? Problems.ReasonNeeded : CaseProblems.WordsNeeded)
            : null;
    }

    /// <summary>Whether nothing can be moved there in silence.</summary>
    public static bool NeedsWords(CaseState from, CaseState to) =>
        to is CaseState.Refused or CaseState.Answered or CaseState.Sent || (from == CaseState.Answered && to == CaseState.Forwarded);

    /// <summary>What <see cref="Permission.May"/> is asked before a move: deciding, or what who asked may always do.</summary>
    public static Act ActOf(CaseState from, CaseState to) =>
        to == CaseState.Withdrawn || from == CaseState.Answered ? Act.OpenCase : Act.DecideCase;

    // A question back goes to who was asked at first: a province never asks itself.
    private static IEnumerable<(CaseKind Kind, CaseState From, CaseState To, CaseSides By)> From(CaseStanding at) => Table.Where(m =>
        m.Kind == at.Kind && m.From == at.State
        && !(m.From == CaseState.Answered && m.To is CaseState.Sent or CaseState.Forwarded && m.To != Begins(at.AskedBy)));
}
