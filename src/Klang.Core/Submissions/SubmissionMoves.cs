using System.Collections.Immutable;
using Klang.Core.Common;

namespace Klang.Core.Submissions;

/// <summary>The state table. What is not in it is refused.</summary>
public static class SubmissionMoves
{
    private static readonly ImmutableDictionary<(SubmissionStatus, SubmissionMove), SubmissionStatus> Table =
        new Dictionary<(SubmissionStatus, SubmissionMove), SubmissionStatus>
        {
            [(SubmissionStatus.Draft, SubmissionMove.Submit)] = SubmissionStatus.Submitted,
            [(SubmissionStatus.Returned, SubmissionMove.Submit)] = SubmissionStatus.Submitted,
            [(SubmissionStatus.Submitted, SubmissionMove.Return)] = SubmissionStatus.Returned,
            [(SubmissionStatus.Approved, SubmissionMove.Return)] = SubmissionStatus.Returned,
            [(SubmissionStatus.Submitted, SubmissionMove.Approve)] = SubmissionStatus.Approved,
            [(SubmissionStatus.Approved, SubmissionMove.Lock)] = SubmissionStatus.Locked,
            [(SubmissionStatus.Locked, SubmissionMove.Reopen)] = SubmissionStatus.Returned,
        }.ToImmutableDictionary();

    /// <summary>The status after <paramref name="move"/>, or the refusal.</summary>
    public static Result<SubmissionStatus> After(SubmissionStatus from, SubmissionMove move) =>
        Table.TryGetValue((from, move), out var to) ? to : Problems.IllegalMove;

    /// <summary>Whether the level above holds it: it counts as reported.</summary>
    public static bool IsReported(this SubmissionStatus status) =>
        status is SubmissionStatus.Submitted or SubmissionStatus.Approved or SubmissionStatus.Locked;
}
